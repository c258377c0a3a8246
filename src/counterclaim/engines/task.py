"""One slice of report files to one partition: what a process of any engine is asked to do."""

from __future__ import annotations

import multiprocessing
import threading
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from counterclaim.errors import FatalError, RefusedReport
from counterclaim.ledger.codec import to_json
from counterclaim.ledger.extracted import Counts, counts_of, write_partition
from counterclaim.ledger.pool import TIMEOUT_SECONDS, Pool
from counterclaim.ledger.versions import extraction_version
from counterclaim.reports.slices import Slice, read_slice

_mine = threading.local()
_all: list[Pool] = []


@dataclass(frozen=True, slots=True)
class Task:
    """“Read this slice by this version, into partition 5f0c… of that folder.” Holds file names, no texts."""

    slice: Slice
    folder: str
    version: str
    cast: str | None = None
    timeout: float = TIMEOUT_SECONDS

    @property
    def key(self) -> str:
        """Made of what decides the partition: version (with it the cast), and the pieces with size and time of their
        files. Where the files lie is not in it: a folder may be moved."""
        pieces = [
            [one.name, one.identifier, one.format.value, one.size, one.modified, one.start, one.end or -1, one.before]
            for one in self.slice
        ]
        return sha256(to_json([self.version, pieces]).encode()).hexdigest()[:16]


def do(task: Task, pool: Pool | None = None) -> Counts:
    """Makes the partition, unless it is there, and gives what it holds.

    The reports are read in a process of their own, which a report may end or hold up: it is refused then, as on one
    machine. Such a process is kept for the next task of the thread, and ends with this one. FatalError CC246 where
    this process isn't fit for the task, CC220 where the partition can't be written.
    """
    folder = Path(task.folder)
    found = counts_of(folder, task.key)
    if found is not None:
        return found
    cast = None if task.cast is None else Path(task.cast)
    try:
        version = extraction_version(cast)
    except OSError as error:
        raise _unfit(f"the cast file can't be read ({error.strerror}).", task.cast or "") from error
    if version != task.version:
        raise _unfit(f"its Counterclaim, with the cast, is version {version}, not {task.version}.", "")
    if not folder.is_dir():
        raise _unfit("it doesn't see the folder to write to.", task.folder)
    refusals: list[RefusedReport] = []
    try:
        outcomes = (pool or _pool(cast, task.timeout)).run(read_slice(task.slice, refusals.append))
        return write_partition(folder, task.key, task.version, outcomes, refusals)
    except OSError as error:
        raise FatalError(
            "CC246",
            f"the partition can't be made ({error.strerror or error}).",
            where=str(error.filename or folder),
            mend="All machines must see the report files and the folder, under the same names, and have space there.",
        ) from error


def close() -> None:
    """Ends the processes that `do` has kept in this one."""
    while _all:
        _all.pop().close()
    _mine.__dict__.clear()


def _pool(cast: Path | None, timeout: float) -> Pool:
    kept: dict[tuple[Path | None, float], Pool] = _mine.__dict__.setdefault("pools", {})
    pool = kept.get((cast, timeout))
    if pool is None or pool not in _all:
        # A worker of an engine is a daemon, and those may not start processes of their own: `multiprocessing` fears
        # orphans. Ours end by themselves when the pipe to their parent closes, however it ended.
        with suppress(AttributeError, KeyError):
            del multiprocessing.current_process()._config["daemon"]  # type: ignore[attr-defined]
        pool = kept[cast, timeout] = Pool(1, cast_path=cast, timeout=timeout)
        _all.append(pool)
    return pool


def _unfit(what: str, where: str) -> FatalError:
    return FatalError(
        "CC246",
        f"a worker can't do its part: {what}",
        where=where,
        mend="All machines need the same Counterclaim, and to see the same files under the same names.",
    )
