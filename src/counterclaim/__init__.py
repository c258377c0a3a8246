"""Counterclaim reads the news coverage of an armed conflict and keeps a ledger of who claims what.

The names below are the public surface; each is imported when it is first used, so that `import counterclaim` is quick.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from counterclaim.claims import claim_record, extract_claims
    from counterclaim.errors import CounterclaimError
    from counterclaim.language import read
    from counterclaim.ledger import Ledger
    from counterclaim.model.claim import Claim
    from counterclaim.model.report import Report
    from counterclaim.reports import read_reports

_HOMES = {
    "Claim": "counterclaim.model.claim",
    "CounterclaimError": "counterclaim.errors",
    "Ledger": "counterclaim.ledger",
    "Report": "counterclaim.model.report",
    "claim_record": "counterclaim.claims",
    "extract_claims": "counterclaim.claims",
    "read": "counterclaim.language",
    "read_reports": "counterclaim.reports",
}

__all__ = [
    "Claim",
    "CounterclaimError",
    "Ledger",
    "Report",
    "__version__",
    "claim_record",
    "extract_claims",
    "read",
    "read_reports",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'counterclaim' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
