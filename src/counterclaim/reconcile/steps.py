"""How one claimant's figure changed in time, and whether what it says of the change agrees with what it said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.question import Answer, Dispute, Series
from counterclaim.reconcile.intervals import Bounds, bounds_of, gap
from counterclaim.reconcile.standing import OUTLET


class Change(StrEnum):
    """What an answer does to the claimant's answer before it."""

    FIRST = "first"
    REPEATED = "repeated"
    RAISED = "raised"
    LOWERED = "lowered"
    OLD = "old"  # a figure that the claimant had given up for another
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Step:
    """“On 18 October 673, raised; the 40 more agree with the 633 before.”

    `first` is the claim that gave this figure first, the answer's own where it is new. `agrees` tells whether the
    figure before and the increase that the report speaks of add up to this one; None where it speaks of none, or
    where there is no figure of the day before to check it against.
    """

    answer: Answer
    change: Change
    first: str
    agrees: bool | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """“633, first said by Karsa on 17 October; repeated by Osk and by Karsa itself.” One figure of a question.

    `first` is the answer that gave it first, of several of that day one of a source before an outlet's own; `repeats`
    are all others that give it, in the order in which they were said. Vague and open figures are figures of their own:
    “over 30” repeats no 36.
    """

    first: Answer
    repeats: tuple[Answer, ...] = ()


def figures_of(dispute: Dispute) -> tuple[Figure, ...]:
    """Every figure that answers a question, by the day on which it was first said: who said it first, and who repeats
    it. Parts of a larger figure and withheld ones are left out."""
    told: dict[Bounds, list[Answer]] = {}
    for answer in (answer for series in dispute.series for answer in series.answers):
        if answer.disclosed and not answer.part:
            told.setdefault((answer.low, answer.high), []).append(answer)
    found = [sorted(answers, key=_first_said) for answers in told.values()]
    return tuple(Figure(one[0], tuple(one[1:])) for one in sorted(found, key=lambda one: _first_said(one[0])))


def _first_said(answer: Answer) -> tuple[str, bool, str]:
    """By day; of one day, who speaks for itself before an outlet that names nobody."""
    return answer.said or "9999", answer.claimant.startswith(OUTLET), answer.claim


def steps_of(series: Series) -> tuple[Step, ...]:
    """The answers of a series in their order, each with what it changes."""
    steps: list[Step] = []
    firsts: dict[Bounds, str] = {}
    before: Answer | None = None
    for answer in series.answers:
        if not answer.disclosed:
            steps.append(Step(answer, Change.WITHHELD, answer.claim))
            continue
        bounds = bounds_of(answer)
        known = bounds in firsts
        first = firsts.setdefault(bounds, answer.claim)
        steps.append(Step(answer, _change(before, bounds, known), first, _agrees(before, answer)))
        before = answer
    return tuple(steps)


def _change(before: Answer | None, bounds: Bounds, known: bool) -> Change:
    if before is None:
        return Change.FIRST
    earlier = bounds_of(before)
    if bounds == earlier or _holds(bounds, earlier):
        return Change.REPEATED  # "over 30" after 37 takes nothing back
    if known:
        return Change.OLD
    return Change.RAISED if _middle(bounds) >= _middle(earlier) else Change.LOWERED


def _holds(wider: Bounds, narrower: Bounds) -> bool:
    """True where the first leaves room for all that the second allows."""
    low = wider[0] is None or (narrower[0] is not None and wider[0] <= narrower[0])
    high = wider[1] is None or (narrower[1] is not None and narrower[1] <= wider[1])
    return low and high


def _agrees(before: Answer | None, answer: Answer) -> bool | None:
    if before is None or answer.increase is None or not before.said or not answer.said or before.said == answer.said:
        return None
    if before.part:
        return None  # a floor: any larger total agrees with it
    low, high = bounds_of(before)
    grown = (None if low is None else low + answer.increase, None if high is None else high + answer.increase)
    if gap(grown, bounds_of(answer)) == 0:
        return True
    days = (date.fromisoformat(answer.said) - date.fromisoformat(before.said)).days
    if days > 1 and _middle(grown) < _middle(bounds_of(answer)):
        return None  # in the days between it may have grown by more, in reports that aren't here
    return False


def _middle(bounds: Bounds) -> int:
    ends = [end for end in bounds if end is not None]
    return sum(ends) // max(len(ends), 1)
