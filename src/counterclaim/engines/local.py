"""The processes of this machine, which all work on one slice at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from counterclaim.engines.task import Task, do
from counterclaim.engines.where import Result, Where
from counterclaim.errors import CounterclaimError
from counterclaim.ledger.pool import Pool


def run_local(tasks: Sequence[Task], where: Where) -> Iterator[Result]:
    """Runs the tasks in order, with one pool for all."""
    if not tasks:
        return
    cast, timeout = tasks[0].cast, tasks[0].timeout
    with Pool(where.jobs, cast_path=None if cast is None else Path(cast), timeout=timeout) as pool:
        for task in tasks:
            try:
                yield task, do(task, pool)
            except CounterclaimError as error:
                yield task, error
