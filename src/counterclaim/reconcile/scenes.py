"""Which attack of its own report a toll is of: the nearest one that can be it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.claim import AttackDetails, TollDetails
from counterclaim.reconcile.candidate import Utterance
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import name_key, where_key

# An attack and its toll stand in one sentence or in two that follow each other: code points between them.
REACH = 250


def attack_of(toll: Utterance, attacks: Sequence[Utterance]) -> Utterance | None:
    """The attack of the same report that a toll is of: of its own sentence before others, words in common before the
    nearest; None where none can be, by place, day and who is blamed. A pure function of one report."""
    fitting = [(_distance(toll, attack), attack.claim.id, attack) for attack in attacks if _may_be(toll, attack)]
    near = [one for one in fitting if one[0] <= REACH]
    return min(near, key=lambda one: one[:2])[2] if near else None


def _distance(toll: Utterance, attack: Utterance) -> int:
    mine, its = toll.claim.span, attack.claim.span
    if mine.overlaps(its):
        return 0
    before = its.end <= mine.start
    away = 1 + (mine.start - its.end if before else its.start - mine.end)
    if toll.sentence == attack.sentence:
        return away // 2
    return away if before else 2 * away  # what is told after a toll is mostly the next event


def _may_be(told: Utterance, struck: Utterance) -> bool:
    toll, attack = told.claim, struck.claim
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
