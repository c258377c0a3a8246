"""What takes for ever: reports that can't be read to an end, and requests that never come to theirs."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path

from tests.ledger import fake_extraction as fake
from tests.trust.desks import listening
from tests.trust.ground import decided_ledger, faults_of
from tests.trust.shown import write_rows
from tests.trust.trial import Outcome, trial

from counterclaim.engines import Engine, Task, do, extract_to
from counterclaim.errors import RefusedReport
from counterclaim.ledger import Ledger, build, queries
from counterclaim.ledger.extracted import Plan, make_folder
from counterclaim.ledger.extracting import extract_reports
from counterclaim.ledger.versions import extraction_version
from counterclaim.reports.slices import slices_of

# Seconds for a report that hangs; and a time that was up before it began, where no report can be made to hang.
SHORT, OVER = 1.0, -10_000.0


@trial(
    "Reports", "A report that is never read to its end: extract here and by a pool, build, partitions here and by dask"
)
def hanging(folder: Path, times: int) -> Outcome:
    reports = write_rows(
        folder / "reports.jsonl", ({"id": name, "text": f"{name} 12"} for name in ("one", "HANG", "two"))
    )
    many = write_rows(folder / "many.jsonl", ({"id": f"{n}", "text": "HANG" if n == 7 else "12"} for n in range(30)))
    real = write_rows(folder / "real.jsonl", ({"id": f"{n}", "text": "Osk said 12 soldiers died."} for n in range(2)))

    def extracted(path: Path, jobs: int) -> Callable[[], Iterable[str]]:
        def run() -> Iterable[str]:
            refused: list[RefusedReport] = []
            make, say = fake.make_fake, refused.append
            good = list(extract_reports([path], refused=say, jobs=jobs, make=make, timeout=SHORT))
            return [*(error.code for error in refused), *("read" for _ in good)]

        return run

    def into_a_ledger() -> Iterable[str]:
        path = folder / "war.db"
        result = build([reports], path, jobs=2, make=fake.make_fake, version="fake-1", timeout=SHORT)
        return [*result.refused, *("read" for _ in range(result.written)), *faults_of(path)]

    def into_partitions() -> Iterable[str]:
        result = extract_to([real], folder / "local", engine=Engine.LOCAL, jobs=1, timeout=OVER)
        return [*("CC152" for _ in range(result.refused["CC152"])), *("read" for _ in range(result.written))]

    def by_a_worker_of_dask() -> Iterable[str]:
        version = extraction_version(None)
        (task,) = (
            Task(piece, str(folder / "dask"), version, None, OVER) for piece in slices_of([real], lambda _: None, 10**6)
        )
        make_folder(folder / "dask", Plan(version, (task.key,), ()))
        counts = do(task)
        return [*("CC152" for _ in range(counts.refused["CC152"])), *("read" for _ in range(counts.reports))]

    ways: dict[str, tuple[Callable[[], Iterable[str]], list[str]]] = {
        "extract in one process": (extracted(reports, 1), ["CC152", "read", "read"]),
        "extract by a pool": (extracted(many, 2), ["CC152", *["read"] * 29]),
        "build": (into_a_ledger, ["CC152", "read", "read"]),
        "partitions": (into_partitions, ["CC152", "CC152"]),
        "partitions, as a worker of dask makes them": (by_a_worker_of_dask, ["CC152", "CC152"]),
    }
    wrong = [f"{name}: {found}" for name, (run, wanted) in ways.items() if (found := list(run())) != wanted]
    return Outcome(len(ways), "ways; each refused it when its time was up (CC152), and read the others", tuple(wrong))


@trial(
    "The review desk",
    "Slow requests: heads and forms that come byte by byte, or never to an end, many at a time",
    60,
    300,
)
def slowly(folder: Path, times: int) -> Outcome:
    path, made = decided_ledger(folder)
    wrong: list[str] = []
    with listening(path) as desk, ExitStack() as stack:
        starts = (
            b"G",
            b"GET / HTTP/1.1\r\nHost: %s\r\nX-Slow: " % desk.host.encode(),
            b"POST /name HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 900"
            b"\r\n\r\nwho=" % desk.host.encode(),
        )
        lines = []
        for number in range(times):
            lines.append(stack.enter_context(socket.create_connection(("127.0.0.1", desk.port), timeout=10)))
            lines[-1].sendall(starts[number % len(starts)])
        for turn in range(3):
            for line in lines:
                line.sendall(b"a")
            if (answer := desk.ask("/")).status != 200:
                wrong.append(f"beside {times} slow requests, after {turn + 1} bytes: {answer.status or 'no answer'}")
    with Ledger.open(path, readonly=True) as ledger:
        if queries.decisions(ledger) != made:
            wrong.append("decisions were made or lost")
    return Outcome(
        times, "requests at once; the desk answered others beside them", tuple(wrong + faults_of(path, made))
    )
