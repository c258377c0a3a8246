"""From the answers to a question to what they say of one day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.model.bound import Cell, Premise
from counterclaim.model.claim import Status
from counterclaim.model.question import Answer, Dispute, Series
from counterclaim.reconcile.intervals import Bounds, bounds_of, gap
from counterclaim.reconcile.standing import STALE_DAYS

# More people than live: a figure beyond this is no figure, and would be beyond the solver too.
MOST_PEOPLE = 10**11
OWN_PEOPLE = "whose people they are isn't said; read as those of who counts them"


@dataclass(frozen=True, slots=True)
class _Said:
    answer: Answer
    claimant: str
    bounds: Bounds


def cell_of(dispute: Dispute) -> Cell:
    """Whom the question counts; whose isn't said and who fights counts their own."""
    question = dispute.question
    side = question.side or (
        question.counted_by if question.status is Status.CIVILIAN or _only_withheld(dispute) else None
    )
    return Cell(side, None if question.status is Status.UNSPECIFIED else question.status)


def premises_of(dispute: Dispute, day: str, counts: Callable[[str], bool] = lambda claimant: True) -> list[Premise]:
    """What the answers say of a day: one premise, or a floor and a ceiling of two claimants, or none.

    Where claimants exclude each other, one premise takes them all in. Civilians or soldiers of nobody said are
    some of all civilians or soldiers. `counts` chooses claimants.
    """
    cell = cell_of(dispute)
    said = [found for series in dispute.series if counts(series.claimant) for found in _of_day(series, day)]
    if cell.side is None and cell.status is not None:
        said = [replace(one, bounds=(one.bounds[0], None)) for one in said if one.bounds[0] is not None]
    said.sort(key=lambda one: (one.answer.said or "", one.claimant, one.answer.claim))
    read_as = OWN_PEOPLE if cell.side is not None and dispute.question.side is None else None
    against = [one for one in said if any(gap(one.bounds, other.bounds) for other in said)]
    if against:
        lows = [one.bounds[0] or 0 for one in against]
        highs = [one.bounds[1] for one in against]
        high = None if None in highs else max(high for high in highs if high is not None)
        return [_premise(against, cell, (min(lows), high), read_as)]
    floor = max((one for one in said if one.bounds[0] is not None), key=lambda one: one.bounds[0] or 0, default=None)
    ceiling = min((one for one in said if one.bounds[1] is not None), key=lambda one: one.bounds[1] or 0, default=None)
    if floor is None and ceiling is None:
        return []
    if floor is not None and ceiling is not None and floor.answer.claim == ceiling.answer.claim:
        return [_premise([floor], cell, (floor.bounds[0], ceiling.bounds[1]), read_as)]
    found = []
    if floor is not None:
        found.append(_premise([floor], cell, (floor.bounds[0], None), read_as))
    if ceiling is not None:
        found.append(_premise([ceiling], cell, (None, ceiling.bounds[1]), read_as))
    return found


def whole_of(answer: Answer, cell: Cell) -> Premise | None:
    """An answer as it stands on its own day; None where it gives no number."""
    bounds = _strict(answer)
    if bounds is None:
        return None
    return Premise((answer.claim,), (answer.claimant,), cell, *bounds, approx=answer.approx)


def _only_withheld(dispute: Dispute) -> bool:
    """A body that gives no figure withholds its own."""
    return not any(answer.disclosed for series in dispute.series for answer in series.answers)


def _of_day(series: Series, day: str) -> list[_Said]:
    """What one claimant's answers say of a day: its last figure by then as a floor, the next one as a ceiling.

    People who died stay dead: a total said before can only have grown, one said soon after can't have been smaller.
    A figure that its own claimant later put lower is revised and says nothing.
    """
    figures = [(one, bounds) for one in series.answers if (bounds := _strict(one)) is not None]
    standing = [
        (one, bounds)
        for number, (one, bounds) in enumerate(figures)
        if not any(gap(bounds, later) and _below(later, bounds) for _, later in figures[number + 1 :])
    ]
    before = [(one, bounds) for one, bounds in standing if (one.said or "") <= day]
    after = [(one, bounds) for one, bounds in standing if day <= (one.said or "") and _near(day, one.said)]
    found = []
    if before:
        one, (low, high) = before[-1]
        same = (one.said or "") == day
        found.append(_Said(one, series.claimant, (low, high if same else None)))
        if same:
            return found
    if after:
        one, (_, high) = after[0]
        found.append(_Said(one, series.claimant, (None, high)))
    return found


def _near(day: str, said: str | None) -> bool:
    if not day or said is None:
        return not day and said is None
    return (date.fromisoformat(said) - date.fromisoformat(day)).days <= STALE_DAYS


def _below(one: Bounds, other: Bounds) -> bool:
    return one[1] is not None and other[0] is not None and one[1] < other[0]


def _strict(answer: Answer) -> Bounds | None:
    """What the words commit to; a rounded figure with no end at all is taken as people round."""
    if not answer.disclosed:
        return None
    low, high = answer.low, None if answer.part else answer.high
    if low is None and high is None and answer.stated is not None:
        low, high = bounds_of(answer)
    if (low is None and high is None) or max(low or 0, high or 0) > MOST_PEOPLE:
        return None
    if low is not None and high is not None and low > high:
        return None
    return low, high


def _premise(said: Sequence[_Said], cell: Cell, bounds: Bounds, read_as: str | None) -> Premise:
    return Premise(
        claims=tuple(one.answer.claim for one in said),
        claimants=tuple(one.claimant for one in said),
        cell=cell,
        low=bounds[0],
        high=bounds[1],
        approx=any(one.answer.approx for one in said),
        read_as=read_as,
    )
