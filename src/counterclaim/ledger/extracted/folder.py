"""A folder of partitions: which there are to be, by which version, and all of their claims in order."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from counterclaim.errors import FatalError, RefusedReport
from counterclaim.ledger.codec import to_json
from counterclaim.ledger.extracted.partition import counts_of, read_partition, refusals_of
from counterclaim.ledger.extracted.schema import import_pyarrow
from counterclaim.ledger.pool import Outcome
from counterclaim.reports.read import check_new
from counterclaim.reports.seen import SeenIds

PLAN = "counterclaim.json"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """“Partitions a1…, b2… in this order, extracted by version 0.1.0+3f….” `refused` is what was refused before any
    partition: files of other types and the like, each as code, what, where and how to mend it."""

    version: str
    keys: tuple[str, ...]
    refused: tuple[tuple[str, str, str, str], ...] = ()


def is_folder(path: str | Path) -> bool:
    """True where the path is a folder of partitions."""
    try:
        return Path(path, PLAN).is_file()
    except (OSError, ValueError):
        return False


def plan_of(folder: Path) -> Plan:
    """What the folder is to hold. FatalError CC240 where this program can't read it."""
    path = folder / PLAN
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said.pop("format") != FORMAT:
            raise ValueError("its format is another")
        return Plan(said["version"], tuple(map(str, said["keys"])), tuple(tuple(row) for row in said["refused"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        raise FatalError(
            "CC240",
            f"this folder of partitions can't be read ({str(error)[:200]}).",
            where=str(folder),
            mend="Name another folder, or make it anew with `counterclaim extract … --out`.",
        ) from error


def make_folder(folder: Path, plan: Plan) -> None:
    """Writes down what the folder is to hold; what it held by the same version stays of use.

    FatalError CC220 where it can't be written, CC240 where something else is in it, CC241 where another version
    extracted what is.
    """
    if is_folder(folder):
        check_version(folder, plan_of(folder).version, plan.version)
    try:
        if not is_folder(folder) and folder.exists() and any(folder.iterdir()):
            raise FatalError(
                "CC240",
                "the folder holds something else.",
                where=str(folder),
                mend="Name a new folder, or one that `counterclaim extract … --out` made.",
            )
        folder.mkdir(parents=True, exist_ok=True)
        draft = folder / f".{PLAN}.{os.getpid()}"
        try:
            draft.write_text(to_json({"format": FORMAT, **asdict(plan)}) + "\n", encoding="utf-8")
            draft.replace(folder / PLAN)
        finally:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def check_version(folder: Path, found: str, wanted: str) -> None:
    """FatalError CC241 where the claims were extracted by another version of rules, model or cast."""
    if found != wanted:
        raise FatalError(
            "CC241",
            f"its claims were extracted by version {found}; this program, with this cast, is {wanted}.",
            where=str(folder),
            mend="Extract into a new folder, or let `counterclaim build --reread` read its reports again.",
        )


def taken_in(folder: Path, refused: Callable[[RefusedReport], None], seen: SeenIds | None = None) -> Iterator[Outcome]:
    """The reports with their claims, in the order of the files that they came from; an id that was used before is
    refused, as it is where all is read at once. FatalError CC242 where partitions are missing, CC243 where one is
    damaged."""
    import_pyarrow()
    plan, seen = plan_of(folder), seen or SeenIds()
    _check_whole(folder, plan.keys)
    for code, what, where, mend in plan.refused:
        refused(RefusedReport(code, what, where=where, mend=mend))
    for key in plan.keys:
        for error in refusals_of(folder, key):
            refused(error)
        for outcome in read_partition(folder, key):
            try:
                check_new(outcome.report, seen)
            except RefusedReport as error:
                refused(error)
            else:
                yield outcome


def _check_whole(folder: Path, keys: Sequence[str]) -> None:
    missing = sum(counts_of(folder, key) is None for key in keys)
    if missing:
        raise FatalError(
            "CC242",
            f"{missing:,} of {len(keys):,} partitions are not there yet.",
            where=str(folder),
            mend="Run the same `counterclaim extract` again: it goes on where it stopped.",
        )


def unwritable(path: Path, error: OSError) -> FatalError:
    return FatalError(
        "CC220",
        f"the folder can't be written ({error.strerror or error}).",
        where=str(path),
        mend="Choose a folder that is there, has space and that you may write to.",
    )
