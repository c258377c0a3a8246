"""Reports into a folder of partitions, with any engine; resumable."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from pathlib import Path

from counterclaim.engines.table import ENGINES, Engine
from counterclaim.engines.task import Task
from counterclaim.engines.where import Where
from counterclaim.errors import CounterclaimError, FatalError, RefusedReport
from counterclaim.ledger.build import BuildResult
from counterclaim.ledger.extracted import Counts, Plan, counts_of, make_folder
from counterclaim.ledger.extracted.schema import import_pyarrow
from counterclaim.ledger.pool import TIMEOUT_SECONDS
from counterclaim.ledger.versions import extraction_version
from counterclaim.reports.slices import slices_of

PARTITION_BYTES = 4_000_000
"""Some two to three minutes of one core: what a lost worker costs, against some 20 ms to plan and write a partition."""

Progress = Callable[[BuildResult, int, int], None]
"""Told the result so far, how many partitions are there, and how many there will be."""


def extract_to(
    paths: Iterable[str | Path],
    folder: Path,
    *,
    engine: Engine = Engine.LOCAL,
    scheduler: str | None = None,
    jobs: int | None = None,
    cast_path: Path | None = None,
    size: int = PARTITION_BYTES,
    timeout: float = TIMEOUT_SECONDS,
    progress: Progress | None = None,
) -> BuildResult:
    """Extracts the claims of files, folders and globs into partitions of some `size` bytes of reports.

    What is there by the same version and of the same files is kept: stopped, it goes on where it stopped; told of more
    files, it reads these. `passed_over` counts reports that were in. FatalError where it can't begin, or where
    partitions are missing at the end (CC244): the others are done by then.
    """
    import_pyarrow()
    folder, cast = folder.absolute(), None if cast_path is None else str(cast_path.absolute())
    version = extraction_version(cast_path)
    result = BuildResult()
    early: list[RefusedReport] = []
    tasks = {
        task.key: task
        for piece in slices_of(paths, early.append, size)
        for task in [Task(piece, str(folder), version, cast, timeout)]
    }
    rows = tuple((error.code, error.what, error.where, error.mend) for error in early)
    make_folder(folder, Plan(version, tuple(tasks), rows))
    for error in early:
        result.refuse(error)
    there = {key: counts for key in tasks if (counts := counts_of(folder, key)) is not None}
    for counts in there.values():
        _count(result, counts, passed_over=True)
    failed: list[CounterclaimError] = []
    done = len(there)
    _tell(progress, result, done, len(tasks))
    todo = [task for key, task in tasks.items() if key not in there]
    for _, made in ENGINES[engine](todo, Where(scheduler, jobs)) if todo else ():
        if isinstance(made, CounterclaimError):
            failed.append(made)
        else:
            done += 1
            _count(result, made, passed_over=False)
            _tell(progress, result, done, len(tasks))
    if failed:
        raise FatalError(
            "CC244",
            f"{len(failed):,} of {len(tasks):,} partitions could not be made; the first: {failed[0]}",
            where=str(folder),
            mend="Run the same command again: the others are done.",
        )
    for rest in folder.glob(".part-*"):  # of processes that were killed
        shutil.rmtree(rest, ignore_errors=True)
    return result


def _count(result: BuildResult, counts: Counts, *, passed_over: bool) -> None:
    result.written += 0 if passed_over else counts.reports
    result.passed_over += counts.reports if passed_over else 0
    result.claims += counts.claims
    for code, number in counts.refused.items():
        result.refused[code] = result.refused.get(code, 0) + number
        examples = result.examples.setdefault(code, [])
        examples += counts.examples.get(code, [])[: 3 - len(examples)]


def _tell(progress: Progress | None, result: BuildResult, done: int, of: int) -> None:
    if progress is not None:
        progress(result, done, of)
