"""The ledger: one SQLite file in which nothing is ever overwritten. Its tables are in docs/formats.md.

The names below are loaded when they are first used: a process that only reads reports needs none of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from counterclaim.ledger.ask import Answers, ask
    from counterclaim.ledger.asked import Asked
    from counterclaim.ledger.build import BuildResult, build
    from counterclaim.ledger.changes import Changes, Moved, Revised, changes
    from counterclaim.ledger.database import Ledger
    from counterclaim.ledger.decisions import decide
    from counterclaim.ledger.derived import denials, derive, disputes, implied, unplaced
    from counterclaim.ledger.events import incidents, meetings, unplaced_events
    from counterclaim.ledger.migrations import FORMAT_VERSION
    from counterclaim.ledger.origins import origins
    from counterclaim.ledger.rows import Counts, LedgerClaim, RefusalRow, ReportMeta, Review, RunRow
    from counterclaim.ledger.timelines import PlaceControl, Truce, control, in_time, truces
    from counterclaim.ledger.verify import Failure, VerifyResult, verify

__all__ = [
    "FORMAT_VERSION",
    "Answers",
    "Asked",
    "BuildResult",
    "Changes",
    "Counts",
    "Failure",
    "Ledger",
    "LedgerClaim",
    "Moved",
    "PlaceControl",
    "RefusalRow",
    "ReportMeta",
    "Review",
    "Revised",
    "RunRow",
    "Truce",
    "VerifyResult",
    "ask",
    "build",
    "changes",
    "control",
    "decide",
    "denials",
    "derive",
    "disputes",
    "implied",
    "in_time",
    "incidents",
    "meetings",
    "origins",
    "truces",
    "unplaced",
    "unplaced_events",
    "verify",
]

_HOMES = {
    "FORMAT_VERSION": "migrations",
    "Answers": "ask",
    "Asked": "asked",
    "BuildResult": "build",
    "Changes": "changes",
    "Counts": "rows",
    "Failure": "verify",
    "Ledger": "database",
    "LedgerClaim": "rows",
    "Moved": "changes",
    "PlaceControl": "timelines",
    "RefusalRow": "rows",
    "ReportMeta": "rows",
    "Review": "rows",
    "Revised": "changes",
    "RunRow": "rows",
    "Truce": "timelines",
    "VerifyResult": "verify",
    "ask": "ask",
    "build": "build",
    "changes": "changes",
    "control": "timelines",
    "decide": "decisions",
    "denials": "derived",
    "derive": "derived",
    "disputes": "derived",
    "implied": "derived",
    "in_time": "timelines",
    "incidents": "events",
    "meetings": "events",
    "origins": "origins",
    "truces": "timelines",
    "unplaced": "derived",
    "unplaced_events": "events",
    "verify": "verify",
}


class _Surface(ModuleType):
    """`ledger.build` is the function, also once the module of that name is loaded."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = found
    return found


sys.modules[__name__].__class__ = _Surface
