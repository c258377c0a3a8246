"""How large a figure is, to order answers and to tell counts of unlike things."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from counterclaim.model.question import Answer
from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import name_key

# A total this many times one of the same days or a later one counts something else; so does one of a later day that
# has grown so many times faster than the days since the start.
APART = 10
# Where no start is known, a total this many times an earlier one counts something else.
MOST_GROWTH = 100
# A total with no start counts from where others do that were said within so many days of it.
SAME_TALK = timedelta(days=30)


def size_of(answer: Answer) -> int:
    """A number to order answers by: the least that it commits to, else what is written; -1 for a withheld one."""
    return next((number for number in (answer.low, answer.stated, answer.high) if number is not None), -1)


def may_join(candidate: Candidate, others: Sequence[Candidate], start: date | None = None) -> bool:
    """True where a running total can be of the series of all the others, by its size, the day on which it was said and
    the day from which they count."""
    return not any(_unlike(candidate.answer, other.answer, start) for other in others)


def talks_of(candidate: Candidate, others: Sequence[Candidate]) -> bool:
    """True where a total with no start was said about when one of the others was, or by one of their claimants: a count
    since last week is not what a report of two months later goes on from."""
    mine = candidate.answer
    for theirs in (other.answer for other in others):
        if name_key(mine.claimant) == name_key(theirs.claimant):
            return True
        if mine.said is None or theirs.said is None:
            return True
        if abs(date.fromisoformat(mine.said) - date.fromisoformat(theirs.said)) <= SAME_TALK:
            return True
    return False


def by_magnitude(members: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Running totals in groups of such as can be of one series, with what ends the key of each: nothing for the first,
    which is the one of most answers."""
    start = min((day for member in members if (day := start_of(member)) is not None), default=None)
    # With no side, place or start nothing but the time of speaking tells what is counted.
    bare = start is None and not members[0].side and not members[0].place if members else False
    groups: list[list[Candidate]] = []
    for member in members:
        fitting = [group for group in groups if may_join(member, group, start)]
        if bare:
            fitting = [group for group in fitting if talks_of(member, group)]
        if fitting:
            max(fitting, key=len).append(member)
        else:
            groups.append([member])
    groups.sort(key=lambda group: -len(group))  # of equals the one told first: members come in a canonical order
    return [(f" #{number}" if number else "", group) for number, group in enumerate(groups)]


def start_of(candidate: Candidate) -> date | None:
    """The first day of an interval; a single day dates the count, not its start."""
    first, last = days_of(candidate.date)
    return None if first == last else first


def _unlike(one: Answer, other: Answer, start: date | None) -> bool:
    """True where two totals are of so different sizes that they count unlike things. One that is said later may have
    grown."""
    (small, early), (large, late) = sorted(((size_of(one), one.said or ""), (size_of(other), other.said or "")))
    if small <= 0:
        return False
    if not early < late:
        return large >= APART * small
    if start is None or not early:
        return large >= MOST_GROWTH * small
    return large >= APART * small * max(_days(start, late), 1) / max(_days(start, early), 1)


def _days(start: date, said: str) -> int:
    return (date.fromisoformat(said) - start).days
