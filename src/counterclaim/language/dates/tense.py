"""Tells from the verbs around a date whether it is past or to come."""

from __future__ import annotations

from enum import Enum

from counterclaim.language._lists import table
from counterclaim.language.dates.line import Line

_SIGNS = table("tense-signs.txt")
_FUTURE = _SIGNS["future"]
_PAST = _SIGNS["past"]
_INTENT = _SIGNS["intent"]
_PLANNED = _SIGNS["planned"]
_EVENT = _SIGNS["event"]
_NO_VERB = _SIGNS["no-verb"]
_BREAKS = frozenset({";", ":", "—", "--"})


class Direction(Enum):
    PAST = "past"
    FUTURE = "future"
    UNKNOWN = "unknown"


def direction(line: Line, first: int, last: int) -> Direction:
    """Where the phrase at tokens [first, last) points: the nearest verb on its left decides, then that on its right."""
    for index in range(first - 1, max(line.start, first - 25) - 1, -1):
        if line.norm(index) in _BREAKS:
            break
        found = _sign(line, index, first)
        if found is not None:
            return found
    for index in range(last, min(line.end, last + 20)):
        if line.norm(index) in _BREAKS:
            break
        found = _sign(line, index, None)
        if found is not None:
            return found
    return Direction.UNKNOWN


def _sign(line: Line, index: int, until: int | None) -> Direction | None:
    """What the word at `index` says of the time of its clause; None where it says nothing."""
    norm = line.norm(index)
    if norm in _FUTURE or norm.endswith("'ll"):
        return Direction.FUTURE
    if norm == "to" and _infinitive(line, index):
        governor = line.norm(index - 1)
        if governor in _INTENT or governor in ("is", "are", "due", "be"):
            return Direction.FUTURE
        return None
    if norm in _PLANNED and until is not None and any(line.norm(place) in _EVENT for place in range(index + 1, until)):
        return Direction.FUTURE
    if norm in _PAST or (norm.endswith("ed") and len(norm) > 4 and norm not in _NO_VERB):
        if line.norm(index - 1) in ("be", "is", "are") and line.norm(index - 2) in ("will", "to", "would"):
            return None
        return Direction.PAST
    return None


def _infinitive(line: Line, index: int) -> bool:
    following = line.norm(index + 1)
    return following.isalpha() and following not in ("the", "a", "an", "their", "his", "its", "this", "that")


def perfect(line: Line, first: int, last: int) -> bool:
    """True where a perfect tense stands in the sentence before the phrase, or after it: what lasts up to now."""
    for index in range(max(line.start, first - 25), min(line.end, last + 20)):
        norm = line.norm(index)
        if norm in ("has", "have", "haven't", "hasn't", "haven’t", "hasn’t", "having") or norm.endswith("'ve"):
            return True
    return False
