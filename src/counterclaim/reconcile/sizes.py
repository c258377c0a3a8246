"""How large a figure is, to order answers and to tell counts of unlike things."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.question import Answer
from counterclaim.reconcile.candidate import Candidate

# A total this many times an earlier one has grown from it, in a war of years; more, and it counts something else.
MOST_GROWTH = 1000
# A total this many times one of the same days or a later one counts something else.
APART = 10


def size_of(answer: Answer) -> int:
    """A number to order answers by: the least that it commits to, else what is written; -1 for a withheld one."""
    return next((number for number in (answer.low, answer.stated, answer.high) if number is not None), -1)


def may_join(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """True where a running total can be of the series of all the others, by its size and the day on which it was
    said."""
    return not any(_unlike(candidate.answer, other.answer) for other in others)


def by_magnitude(members: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Running totals in groups of such as can be of one series, with what ends the key of each: nothing for the first,
    which is the one of most answers."""
    groups: list[list[Candidate]] = []
    for member in members:
        fitting = [group for group in groups if may_join(member, group)]
        if fitting:
            max(fitting, key=len).append(member)
        else:
            groups.append([member])
    groups.sort(key=lambda group: -len(group))  # of equals the one told first: members come in a canonical order
    return [(f" #{number}" if number else "", group) for number, group in enumerate(groups)]


def _unlike(one: Answer, other: Answer) -> bool:
    """True where two totals are of so different sizes that they count unlike things. One that is said later may have
    grown."""
    (small, early), (large, late) = sorted(((size_of(one), one.said or ""), (size_of(other), other.said or "")))
    if small <= 0:
        return False
    return large >= small * (MOST_GROWTH if early < late else APART)
