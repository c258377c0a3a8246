"""How the answers to a question stand to one another. A standing is never a verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from counterclaim.model.claim import Harm, Scope
from counterclaim.model.question import Answer, Question, Series, Standing
from counterclaim.reconcile.intervals import Bounds, bounds_of, gap

# Of running totals said further apart than this, none speaks for the other. A month is the rhythm in which monitors
# publish totals.
STALE_DAYS = 30
# How the claimant of an outlet's own voice begins.
OUTLET = "(outlet) "
# Figures that end in so many noughts are round: nobody counted them one by one.
ROUND = 1000
# Totals of these only grow; the missing are found, prisoners go free and the displaced return.
GROWING = frozenset({Harm.KILLED, Harm.INJURED, Harm.CASUALTIES})


def standing_of(question: Question, series: Sequence[Series]) -> Standing:
    """How the answers stand to each other (`denied` and `superseded` depend on more than these: `settling`):

    - `contested`: two claimants' figures can't both be right, of the time when both had last spoken; a running total
      that is older and smaller may have grown, so it contests nothing;
    - `agreed`: no two are contested, and at least two can be right as they stand, of comparable times and independent;
    - `uncorroborated`: one claimant alone gives a figure, or nobody else's speaks for it: an outlet doesn't support its
      own source;
    - `withheld`: somebody gives no figure, and one claimant at most gives one.
    """
    figures, withheld = _split(series)
    if len(figures) < 2:
        return Standing.WITHHELD if withheld else Standing.UNCORROBORATED
    pairs = [_compared(question, one, other) for one, other in combinations(figures, 2)]
    if any(_gap(question, one, other) for one, other in pairs):
        return Standing.CONTESTED
    for one, other in pairs:
        # Two floors exclude nothing, and so agree on nothing.
        telling = not (one.part and other.part) and _independent(one, other) and _same_time(question, one, other)
        if telling and not _apart(one, other, bounds_of(one), bounds_of(other)):
            return Standing.AGREED
    return Standing.UNCORROBORATED


def width_of(question: Question, series: Sequence[Series]) -> int | None:
    """The largest distance between two claimants' bounds where they can't both be right; None where all can."""
    figures, _ = _split(series)
    pairs = (_compared(question, one, other) for one, other in combinations(figures, 2))
    return max((_gap(question, one, other) for one, other in pairs), default=0) or None


@dataclass(frozen=True, slots=True)
class Pair:
    """“Karsa's 12 of Tuesday against Velor's 40: 28 apart.” Two answers that are compared, `gap` 0 where both can be
    right."""

    one: Answer
    other: Answer
    gap: int


def compared(question: Question, one: Series, other: Series) -> Pair | None:
    """The answers of two claimants that are set against each other; None where one of them ends withheld."""
    figures, _ = _split((one, other))
    if len(figures) < 2:
        return None
    mine, theirs = _compared(question, *figures)
    return Pair(mine, theirs, _gap(question, mine, theirs))


def _split(series: Sequence[Series]) -> tuple[list[tuple[Answer, ...]], list[Series]]:
    """The answers with figures of each claimant whose latest answer is one, and the series that end withheld."""
    figures = [
        tuple(answer for answer in one.answers if answer.disclosed) for one in series if one.answers[-1].disclosed
    ]
    return figures, [one for one in series if not one.answers[-1].disclosed]


def _compared(question: Question, one: Sequence[Answer], other: Sequence[Answer]) -> tuple[Answer, Answer]:
    """The two answers to set against each other: of the time when both had last spoken.

    That is the day on which the one who fell silent first spoke last. A figure of today isn't held against
    yesterday's of somebody who has yet to speak today.
    """
    day = min(one[-1].said or "", other[-1].said or "")
    return _by(one, day), _by(other, day)


def _by(answers: Sequence[Answer], day: str) -> Answer:
    """The last answer said by a day, or the first one after it."""
    return next((answer for answer in reversed(answers) if (answer.said or "") <= day), answers[0])


def _gap(question: Question, one: Answer, other: Answer) -> int:
    """How far two answers are apart; a running total may have grown between them."""
    early, late = sorted((one, other), key=lambda answer: answer.said or "")
    low, high = bounds_of(early)
    if question.scope is Scope.CUMULATIVE and question.harm in GROWING and early.said != late.said:
        high = None
    return _apart(early, late, (low, high), bounds_of(late))


def _apart(one: Answer, other: Answer, mine: Bounds, theirs: Bounds) -> int:
    apart = gap(mine, theirs)
    return 0 if apart <= max(_rounded(one), _rounded(other)) else apart


def _independent(one: Answer, other: Answer) -> bool:
    """False where an outlet says in its own voice what a source says whom it quotes: that is no second support."""
    return one.origin != other.origin or not (one.claimant.startswith(OUTLET) or other.claimant.startswith(OUTLET))


def _rounded(answer: Answer) -> int:
    """How far a large round figure may be rounded that doesn't say so: half a unit of its last digit that isn't 0.
    “280,000” doesn't exclude “more than 280,000”."""
    number = answer.stated or 0
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return unit // 2 if unit >= ROUND else 0


def _same_time(question: Question, one: Answer, other: Answer) -> bool:
    if question.scope is not Scope.CUMULATIVE:
        return True  # an incident and a closed period are the same ones whenever they are told
    if one.said is None or other.said is None:
        return one.said == other.said
    return abs((date.fromisoformat(one.said) - date.fromisoformat(other.said)).days) <= STALE_DAYS


def under(question: Question, answer: Answer, claimant: str) -> Answer:
    """The answer, placed under a question and a claimant's common name."""
    return replace(answer, question=question.key, claimant=claimant)
