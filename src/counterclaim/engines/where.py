"""What engines are given, and what they give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.engines.task import Task
from counterclaim.errors import CounterclaimError
from counterclaim.ledger.extracted import Counts

Result = tuple[Task, Counts | CounterclaimError]
"""A task with what its partition holds, or why it could not be made."""


@dataclass(frozen=True, slots=True)
class Where:
    """“On the scheduler at tcp://10.0.0.5:8786”; or, without one, with so many processes here."""

    scheduler: str | None = None
    jobs: int | None = None


Run = Callable[[Sequence[Task], Where], Iterator[Result]]
"""Runs tasks and yields each as it ends, in any order."""
