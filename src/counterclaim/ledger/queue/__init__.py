"""Which claims wait for a reviewer, the doubtful first, and how they are found among a million."""

from __future__ import annotations

from counterclaim.ledger.queue.alike import alike
from counterclaim.ledger.queue.fill import fill, keep_up, touch
from counterclaim.ledger.queue.find import (
    Filters,
    Page,
    decided_by,
    facets,
    find,
    following,
    numbers_of,
    place_of,
    reviewers,
)
from counterclaim.ledger.queue.marks import is_filled, is_there, waiting
from counterclaim.ledger.queue.reasons import reasons_of

__all__ = [
    "Filters",
    "Page",
    "alike",
    "decided_by",
    "facets",
    "fill",
    "find",
    "following",
    "is_filled",
    "is_there",
    "keep_up",
    "numbers_of",
    "place_of",
    "reasons_of",
    "reviewers",
    "touch",
    "waiting",
]
