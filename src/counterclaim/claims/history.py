"""Claims of a past that no report still tells as news."""

from __future__ import annotations

from counterclaim.model.claim import Claim, Kind
from counterclaim.model.reading import Reading

# Years after which a battle or a treaty is told as history. No armed conflict in the UCDP/PRIO data that is still told
# with truces and front lines of its own goes back further than the wars of the late 1940s.
HISTORY = 80
_EVENTS = frozenset((Kind.ATTACK, Kind.CONTROL, Kind.CEASEFIRE, Kind.TALKS))


def of_history(reading: Reading, claim: Claim) -> bool:
    """True for what a report dates more than `HISTORY` years before itself: “the town fell in 1453”."""
    published = reading.report.published
    if published is None or claim.date is None or claim.kind not in _EVENTS:
        return False
    return published.year - int(claim.date.rpartition("/")[2][:4]) > HISTORY
