"""Reads reports with several processes, in order, within bounded memory; survives what any one report does.

`concurrent.futures` breaks as a whole when one worker dies, and can't stop one that hangs: hence a pool of our own.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.context import SpawnProcess
from pathlib import Path
from types import TracebackType

from counterclaim.errors import FatalError, RefusedReport
from counterclaim.ledger.extraction import Found, MakeExtract, make_extract
from counterclaim.ledger.worker import Done, Raised, Ready, Reply, Unfit, work
from counterclaim.model.report import Report

# One trip through a pipe costs some 0.1 ms: short items travel in company, long reports alone.
BATCH_REPORTS = 16
BATCH_CHARS = 50_000
# How many reports may be read ahead of the slowest, for each worker.
AHEAD = 4 * BATCH_REPORTS
AHEAD_CHARS = 8_000_000
# A report of 5 million characters must have a chance: reading runs at some 10,000 characters a second and more.
TIMEOUT_SECONDS = 60.0
TIMEOUT_SECONDS_A_CHAR = 1 / 2_000
# How often in a row a worker may end while it starts, once any has started: then it is the machine, not the program.
STARTS = 5


@dataclass(frozen=True, slots=True)
class Outcome:
    """A report with its claims, or with the reason why it was refused."""

    report: Report
    claims: tuple[Found, ...] | None
    refused: RefusedReport | None = None


@dataclass(slots=True, eq=False)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    ready: bool = False
    batch: deque[tuple[int, Report]] = field(default_factory=deque)
    since: float = 0.0  # when its present report was begun


class Pool:
    """`with Pool(jobs) as pool: for outcome in pool.run(reports): ...` Outcomes come in the order of the reports.

    `timeout` is what one report may take besides a share for its length. A report whose extraction raises (CC150),
    kills its worker twice (CC151) or takes too long (CC152) is refused; the others go on. Once is no proof: the system
    ends a worker also where memory runs out for all.
    """

    def __init__(
        self,
        jobs: int | None = None,
        *,
        make: MakeExtract = make_extract,
        cast_path: Path | None = None,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self.jobs = max(1, jobs or os.cpu_count() or 1)
        self._make = make
        self._cast_path = cast_path
        self._timeout = timeout
        self._workers: list[_Worker] = []
        self._tried: set[int] = set()  # reports at which a worker died
        self._failed_starts: int | None = None  # in a row; None until a worker has started
        self._context = multiprocessing.get_context("spawn")  # threads of the caller make `fork` unsafe

    def run(self, reports: Iterable[Report]) -> Iterator[Outcome]:
        """Reads the reports lazily and yields each with its claims or its refusal."""
        source = enumerate(reports)
        waiting: deque[tuple[int, Report]] = deque()
        done: dict[int, Outcome] = {}
        next_out, ahead, ahead_chars, more = 0, 0, 0, True
        while True:
            while more and ahead < self.jobs * AHEAD and ahead_chars < AHEAD_CHARS:
                item = next(source, None)
                if item is None:
                    more = False
                    break
                waiting.append(item)
                ahead, ahead_chars = ahead + 1, ahead_chars + len(item[1].text)
                if len(self._workers) < self.jobs and len(waiting) > BATCH_REPORTS * len(self._workers):
                    self._workers.append(self._start())
            if not ahead:
                return
            self._hand_out(waiting)
            for number, outcome in self._collect(waiting):
                done[number] = outcome
            while next_out in done:
                outcome = done.pop(next_out)
                next_out, ahead, ahead_chars = next_out + 1, ahead - 1, ahead_chars - len(outcome.report.text)
                yield outcome

    def close(self) -> None:
        """Stops all workers at once."""
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            _end(worker.process)
        self._workers.clear()

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self._make, self._cast_path), daemon=True)
        with _no_interrupt():
            process.start()
        theirs.close()
        return _Worker(process, ours, since=time.monotonic())

    def _hand_out(self, waiting: deque[tuple[int, Report]]) -> None:
        """Gives each idle worker its next batch. A worker is written to only when idle, so that no two wait on each
        other with full pipes."""
        for worker in self._workers:
            if worker.ready and not worker.batch and waiting:
                chars = 0
                share = max(1, min(BATCH_REPORTS, len(waiting) // self.jobs))
                while waiting and len(worker.batch) < share and chars < BATCH_CHARS:
                    item = waiting.popleft()
                    worker.batch.append(item)
                    chars += len(item[1].text)
                worker.since = time.monotonic()
                with suppress(BrokenPipeError, ConnectionResetError):  # died while idle: `_collect` meets its end
                    worker.pipe.send(tuple(report for _, report in worker.batch))

    def _collect(self, waiting: deque[tuple[int, Report]]) -> Iterator[tuple[int, Outcome]]:
        """Waits until something happens, and yields what came of it."""
        pipes = {worker.pipe: worker for worker in self._workers}
        for ready in wait(list(pipes), timeout=self._patience()):
            worker = pipes[ready]  # type: ignore[index]  # `wait` returns what it was given
            try:
                reply: Reply = worker.pipe.recv()
            except (EOFError, OSError):
                yield from self._lost(worker, waiting, "CC151", "reading it ended the program that read it.")
                continue
            match reply:
                case Ready():
                    worker.ready = True
                    self._failed_starts = 0
                case Unfit(error=error, said=said):
                    raise error or _cannot_start(said)
                case Done(claims=claims):
                    number, report = worker.batch.popleft()
                    yield number, Outcome(report, claims)
                case Raised(said=said):
                    number, report = worker.batch.popleft()
                    yield number, Outcome(report, None, refusal("CC150", f"reading it failed ({said}).", report))
            worker.since = time.monotonic()
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.batch and now - worker.since > self._limit(worker):
                seconds = round(now - worker.since)
                yield from self._lost(worker, waiting, "CC152", f"reading it took more than {seconds} s.")

    def _limit(self, worker: _Worker) -> float:
        return self._timeout + len(worker.batch[0][1].text) * TIMEOUT_SECONDS_A_CHAR

    def _patience(self) -> float | None:
        """Seconds until the first report has taken too long; None where nothing is being read."""
        ends = [worker.since + self._limit(worker) for worker in self._workers if worker.batch]
        return max(0.0, min(ends) - time.monotonic()) + 0.01 if ends else None

    def _lost(
        self, worker: _Worker, waiting: deque[tuple[int, Report]], code: str, what: str
    ) -> Iterator[tuple[int, Outcome]]:
        """Replaces a worker that died or hangs: the report it was at is tried again or refused, the rest of its batch
        goes back."""
        worker.pipe.close()
        worker.process.kill()
        _end(worker.process)
        self._workers.remove(worker)
        if not worker.ready:
            if self._failed_starts is None or self._failed_starts >= STARTS:
                raise _cannot_start(f"exit status {worker.process.exitcode}")
            self._failed_starts += 1
        if code == "CC151" and worker.batch and worker.batch[0][0] not in self._tried:
            self._tried.add(worker.batch[0][0])
            waiting.extendleft(reversed(worker.batch))
        elif worker.batch:
            number, report = worker.batch.popleft()
            waiting.extendleft(reversed(worker.batch))
            yield number, Outcome(report, None, refusal(code, what, report))
        self._workers.append(self._start())


def refusal(code: str, what: str, report: Report) -> RefusedReport:
    """Why a report whose extraction failed is refused."""
    where = report.origin or report.id
    return RefusedReport(code, what, where=where, mend="The other reports are read; please report this one as a bug.")


def _cannot_start(said: str) -> FatalError:
    return FatalError(
        "CC215",
        f"the processes that read reports can't be started ({said}).",
        mend='In a script of your own, call it under `if __name__ == "__main__":`.',
    )


def _end(process: SpawnProcess) -> None:
    process.join(5)
    if process.is_alive():
        process.kill()
        process.join()


@contextmanager
def _no_interrupt() -> Iterator[None]:
    """A worker started in here ignores Ctrl-C from its first instruction; the setting is inherited."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
