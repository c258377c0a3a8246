"""Dates that count from the one said before: "the same day", "a year earlier", "two days later", "since then"."""

from __future__ import annotations

from datetime import date

from counterclaim.language.dates import intervals
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import DAY_PARTS, UNITS
from counterclaim.language.dates.stretch import Stretch, around, moved, stretch
from counterclaim.model.reading import DateInterval, Grain

_SIGNS = {"same": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}
_ENDS = frozenset({"", ",", ".", ";", "and", "in", "at", "but", "when", "by", "said", ")", '"', "that", "on"})


def _base(line: Line) -> date | None:
    """The day to count from: that said before, else the report's."""
    if line.said is not None:
        return line.said.interval.last if line.said.grain is Grain.WEEKEND else line.said.interval.first
    return line.today


def earlier(line: Line, index: int) -> Match | None:
    """Reads "a year earlier", "three days later", "two weeks before"."""
    found = stretch(line, index)
    if found is None:
        return None
    word = line.norm(found.last)
    if word in ("earlier", "before", "previously", "prior"):
        sign = -1
    elif word in ("later", "afterwards", "after"):
        sign = 1
    else:
        return None
    following = line.norm(found.last + 1)
    if following == "than" or (word in ("before", "prior", "after") and following not in _ENDS):
        return None  # "two days after the truce" counts from an event whose day nobody gives
    if sign > 0 and line.said is None:
        return None
    base = _base(line)
    if base is None:
        return None
    if found.unit in ("minute", "hour"):
        if line.said is None or found.count >= 12:
            return None
        return Match(index, found.last + 1, intervals.day(base), Grain.DAY)
    day = moved(base, found, sign)
    return (day and Match(index, found.last + 1, *around(day, found.unit))) or None


def same_day(line: Line, index: int) -> Match | None:
    """Reads "the same day", "the previous day", "the day before", "that year", "the following morning"."""
    word, noun, last = line.norm(index + 1), line.norm(index + 2), index + 3
    if line.norm(index) == "that":
        word, noun, last = "same", word, index + 2
        if noun not in UNITS and noun not in DAY_PARTS:
            return None
    elif line.norm(index) != "the":
        return None
    elif word == "day" and noun in ("before", "after") and line.norm(last) in _ENDS:
        word, noun = "previous" if noun == "before" else "following", "day"
    sign = _SIGNS.get(word)
    unit = "day" if noun in DAY_PARTS else noun
    if sign is None or unit not in ("day", "week", "month", "year"):
        return None
    said = line.said
    if said is None and sign >= 0:
        return None
    base = _base(line)
    if base is None or not _is_exact(said, unit):
        return None
    day = moved(base, Stretch(last, 1, unit), sign) if sign else base
    return (day and Match(index, last, *around(day, unit))) or None


def _is_exact(said: Match | None, unit: str) -> bool:
    """True where the date said before fixes the day, week, month or year that is counted from."""
    if said is None or said.interval.first is None or said.interval.last is None:
        return said is None
    days = (said.interval.last - said.interval.first).days
    return days <= {"day": 1, "week": 7, "month": 31, "year": 366}[unit]


def in_the_day(line: Line, index: int) -> Match | None:
    """Reads "earlier in the day", "later that day", "earlier the same day": the day said before, else the report's."""
    if line.norm(index) not in ("earlier", "later"):
        return None
    for words in ("in the day", "that day", "the same day", "in the night", "that night"):
        last = line.phrase(index + 1, words)
        if last:
            break
    else:
        return None
    said = line.said
    if said is not None and said.grain is Grain.DAY and _is_exact(said, "day"):
        return Match(index, last, said.interval, Grain.DAY)
    return Match(index, last, intervals.day(line.today), Grain.DAY) if line.today else None


def since_then(line: Line, index: int) -> Match | None:
    """Reads "since then", "from then on": from the date said before up to the report's day."""
    last = line.phrase(index, "since then") or line.phrase(index, "from then on") or line.phrase(index, "ever since")
    if not last or line.said is None or line.today is None:
        return None
    first = line.said.interval.first
    if first is None or first > line.today:
        return None
    return Match(index, last, DateInterval(first, line.today), Grain.OPEN)
