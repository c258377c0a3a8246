"""Clauses that tell of another event, at another time: "hours after rebels fired on a post in the Bardo Hills"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from counterclaim.claims.common.once import once
from counterclaim.claims.common.sentences import sentence_at
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span

_UNITS = frozenset(["minutes", "hours", "hour", "day", "days", "week", "weeks", "month", "months", "year", "years"])
_ENDS = frozenset([",", ";", "\u2014", "\u2013", ":"])
# "two days after being hurt in Bardo", "a week after they entered Bardo": what befell the same people.
_SAME = frozenset(["they", "he", "she", "it", "his", "her", "their", "its", "that", "which", "this", ","])


# A clause without a comma is hardly longer; a page without full stops is.
_LONGEST = 40


@once
def _clauses(reading: Reading) -> list[Span]:
    """From "hours after" to the next comma or the end of the sentence, in order."""
    out: list[Span] = []
    tokens = reading.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].norm not in ("after", "before") or tokens[at - 1].norm not in _UNITS:
            continue
        following = tokens[at + 1].norm
        sentence = sentence_at(reading, tokens[at].span)
        if sentence is None or following in _SAME or following.endswith("ing"):
            continue
        stop = at + 1
        while stop < min(sentence.last, at + _LONGEST) and tokens[stop].norm not in _ENDS:
            stop += 1
        out.append(Span(tokens[at - 1].start, tokens[stop - 1].end))
    return out


def apart_from(reading: Reading, claim: Span, within: Span) -> list[Span]:
    """The clauses of another time inside `within` that do not hold `claim`, in order."""
    clauses = _clauses(reading)
    first = bisect_left(clauses, within.start, key=lambda c: c.start)
    last = bisect_left(clauses, within.end, lo=first, key=lambda c: c.start)
    return [c for c in clauses[first : min(last, first + _LONGEST)] if within.contains(c) and not c.contains(claim)]


def apart(reading: Reading, claim: Span, other: Span) -> bool:
    """True where `other` stands in a clause of another time and `claim` does not."""
    clauses = _clauses(reading)
    last = bisect_right(clauses, other.start, key=lambda c: c.start)
    return any(c.contains(other) and not c.contains(claim) for c in clauses[max(0, last - _NESTED) : last])


# "a day after the raid hours after which": clauses that overlap
_NESTED = 3
