"""Which attack of its own report a toll is of: the nearest one that can be it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.claim import AttackDetails, Claim, TollDetails
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import name_key, where_key

# An attack and its toll stand in one sentence or in two that follow each other: code points between them.
REACH = 250


def attack_of(toll: Claim, attacks: Sequence[Claim]) -> Claim | None:
    """The attack of the same report that a toll is of: words in common, else the nearest before it, else after; None
    where none can be, by place, day and who is blamed. A pure function of one report."""
    fitting = [(_distance(toll, attack), attack.id, attack) for attack in attacks if _may_be(toll, attack)]
    near = [one for one in fitting if one[0] <= REACH]
    return min(near)[2] if near else None


def _distance(toll: Claim, attack: Claim) -> int:
    if toll.span.overlaps(attack.span):
        return 0
    if attack.span.end <= toll.span.start:
        return 1 + toll.span.start - attack.span.end
    return 2 * (1 + attack.span.start - toll.span.end)  # what is told after a toll is mostly the next event


def _may_be(toll: Claim, attack: Claim) -> bool:
    assert isinstance(toll.details, TollDetails)
    assert isinstance(attack.details, AttackDetails)
    blamed, by = name_key(toll.details.blamed), name_key(attack.details.by)
    if blamed and by and blamed != by:
        return False
    if toll.place and attack.place and where_key(toll) != where_key(attack):
        return False
    (first, last), (begin, end) = days_of(toll.date), days_of(attack.date)
    if first is None or last is None or begin is None or end is None:
        return True
    return first <= end and begin <= last
