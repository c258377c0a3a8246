"""A limit on what one report may take where it is read in this process; a pool ends its workers instead."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLongError(BaseException):
    """The time is up. No Exception: what reads a report may catch these, and go on."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooLongError inside once that time is up. Without limit in other threads than the main one, on systems
    without timers, and where the caller has a timer running: the alarm is a process's one and only."""
    if (
        threading.current_thread() is not threading.main_thread()
        or not hasattr(signal, "setitimer")
        or signal.getitimer(signal.ITIMER_REAL)[0]
    ):
        yield
        return

    def late(number: int, frame: FrameType | None) -> None:
        raise TooLongError

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 1e-6))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
