"""The ledger: one SQLite file in which nothing is ever overwritten. Its tables are in docs/formats.md."""

from __future__ import annotations

from counterclaim.ledger.ask import Answers, Asked, ask
from counterclaim.ledger.build import BuildResult, build
from counterclaim.ledger.database import FORMAT_VERSION, Ledger
from counterclaim.ledger.decisions import decide
from counterclaim.ledger.derived import denials, derive, disputes, implied, unplaced
from counterclaim.ledger.origins import origins
from counterclaim.ledger.rows import Counts, LedgerClaim, RefusalRow, ReportMeta, Review, RunRow
from counterclaim.ledger.timelines import PlaceControl, Truce, control, in_time, truces
from counterclaim.ledger.verify import Failure, VerifyResult, verify

__all__ = [
    "FORMAT_VERSION",
    "Answers",
    "Asked",
    "BuildResult",
    "Counts",
    "Failure",
    "Ledger",
    "LedgerClaim",
    "PlaceControl",
    "RefusalRow",
    "ReportMeta",
    "Review",
    "RunRow",
    "Truce",
    "VerifyResult",
    "ask",
    "build",
    "control",
    "decide",
    "denials",
    "derive",
    "disputes",
    "implied",
    "in_time",
    "origins",
    "truces",
    "unplaced",
    "verify",
]
