"""The ledger: one SQLite file in which nothing is ever overwritten. Its tables are in docs/formats.md."""

from __future__ import annotations

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
