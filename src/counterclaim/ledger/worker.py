"""One process that reads reports, for `pool`. It knows nothing of the ledger."""

from __future__ import annotations

import gc
import signal
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.ledger.extraction import Found, MakeExtract
from counterclaim.model.report import Report


@dataclass(frozen=True, slots=True)
class Ready:
    """The worker has loaded what it needs."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """The worker can't start: a bad cast, a missing file."""

    error: CounterclaimError | None
    said: str


@dataclass(frozen=True, slots=True)
class Done:
    """The claims of the next report of the batch."""

    claims: tuple[Found, ...]


@dataclass(frozen=True, slots=True)
class Raised:
    """The next report of the batch made the extraction raise."""

    said: str


Reply = Ready | Unfit | Done | Raised


def work(pipe: Connection, make: MakeExtract, cast_path: Path | None) -> None:
    """Reads batches of reports from the pipe and replies to each report in order, until the other end closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent says when to stop
    try:
        extract = make(cast_path)
    except CounterclaimError as error:
        pipe.send(Unfit(error, str(error)))
        return
    except Exception as error:
        pipe.send(Unfit(None, f"{type(error).__name__}: {error}"))
        return
    _collect_seldom()
    pipe.send(Ready())
    try:
        while True:
            batch: tuple[Report, ...] = pipe.recv()
            for report in batch:
                try:
                    reply: Reply = Done(tuple(extract(report)))
                except (Exception, RecursionError, MemoryError) as error:
                    reply = Raised(f"{type(error).__name__}: {error}"[:500])
                pipe.send(reply)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return  # the parent is done, or gone


def _collect_seldom() -> None:
    """Spares the tables loaded so far from every garbage collection, and makes these rarer: a reading is thousands of
    small objects that reference counting frees. On 60 long reports 6 to 10 % more words a CPU-second."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)
