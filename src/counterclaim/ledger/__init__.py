"""The ledger: one SQLite file in which nothing is ever overwritten. Its tables are in docs/formats.md."""

from __future__ import annotations

from counterclaim.ledger.database import FORMAT_VERSION, Ledger
from counterclaim.ledger.decisions import decide
from counterclaim.ledger.rows import Counts, LedgerClaim, RefusalRow, ReportMeta, Review, RunRow

__all__ = [
    "FORMAT_VERSION",
    "Counts",
    "Ledger",
    "LedgerClaim",
    "RefusalRow",
    "ReportMeta",
    "Review",
    "RunRow",
    "decide",
]
