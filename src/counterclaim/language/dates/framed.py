"""Dates in a frame: "since Sunday", "from Oct. 10 to Oct. 12", "late September", "until 2016", "so far"."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.language.dates import spans_of_time as calendar
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import DAY_PARTS
from counterclaim.language.dates.spans_of_time import Part
from counterclaim.model.reading import DateInterval, Grain

Rule = Callable[[Line, int], Match | None]

_PARTS = {"early": Part.EARLY, "mid": Part.MIDDLE, "late": Part.LATE}
_NOUN_PARTS = {
    "beginning": Part.EARLY,
    "start": Part.EARLY,
    "middle": Part.MIDDLE,
    "end": Part.LATE,
    "close": Part.LATE,
}
_OPEN = (
    ("so", "far"),
    ("to", "date"),
    ("until", "now"),
    ("up", "to", "now"),
    ("ever", "since"),
    ("thus", "far"),
    ("till", "now"),
)
# how far the date of "since the latest violence broke out on Sunday" may stand from its "since"
_REACH = 12


def early_or_late(line: Line, index: int, expression: Rule) -> Match | None:
    """ "late September", "early on Sunday", "mid-October", "the end of 2014"."""
    norm = line.norm(index)
    if norm.startswith("mid-") and len(norm) > 4:
        return _glued(line, index)
    part = _PARTS.get(norm)
    place = index + 1
    if part is not None:
        if line.norm(place) in ("on", "in") or line.norm(place) == "-":
            place += 1
    elif norm in _NOUN_PARTS and line.norm(place) == "of":
        part, place = _NOUN_PARTS[norm], place + 1
    else:
        return None
    if line.norm(place) == "the":
        place += 1
    found = expression(line, place)
    if found is None or found.first > place:
        return None
    if found.grain in (Grain.DAY, Grain.WEEKEND, Grain.HOUR, Grain.OPEN):
        if norm in _NOUN_PARTS:
            return None
        return Match(index, found.last, found.interval, found.grain, weekday=found.weekday)
    return Match(index, found.last, calendar.third(found.interval, found.grain, part), found.grain)


def _glued(line: Line, index: int) -> Match | None:
    """ "mid-October", "mid-2015", "mid-1990s"."""
    from counterclaim.language.dates import absolute
    from counterclaim.language.tokens import tokenize

    inner = tokenize(line.tokens[index].text[4:])
    tokens = [*inner, *line.tokens[index + 1 : min(index + 4, line.end)]]
    small = Line(line.text, tokens, 0, len(tokens), line.today, line.said)
    found = absolute.month_alone(small, 0) or absolute.decade(small, 0) or _year(small)
    if found is None or len(inner) != 1:
        return None
    return Match(index, index + found.last, calendar.third(found.interval, found.grain, Part.MIDDLE), found.grain)


def _year(line: Line) -> Match | None:
    from counterclaim.language.dates import absolute

    number = absolute.year_number(line.norm(0))
    found = calendar.year(number) if number else None
    return found and Match(0, 1, found, Grain.YEAR)


def half_of(line: Line, index: int, expression: Rule) -> Match | None:
    """ "the first half of 2015"."""
    if line.norm(index) not in ("first", "second") or line.norms(index + 1, 2) != ("half", "of"):
        return None
    place = index + 3 + (line.norm(index + 3) == "the")
    found = expression(line, place)
    if found is None or found.grain not in (Grain.YEAR, Grain.MONTH):
        return None
    number = 1 if line.norm(index) == "first" else 2
    return Match(index, found.last, calendar.half(found.interval, number), found.grain)


def since(line: Line, index: int, expression: Rule) -> Match | None:
    """ "since 1994", "since Sunday", "since the latest violence broke out on Sunday": up to the report's day."""
    if line.norm(index) != "since":
        return None
    for place in range(index + 1, min(index + 1 + _REACH, line.end)):
        if line.norm(place) in (",", ";", ".", "”", '"', "(", "said", "says") and place > index + 1:
            return None
        found = expression(line, place)
        if found is None or found.first < index:
            continue
        first = found.interval.first
        if first is None or (line.today is not None and first > line.today):
            return None
        return Match(index, found.last, DateInterval(first, line.today), Grain.OPEN)
    return None


def until(line: Line, index: int, expression: Rule) -> Match | None:
    """ "until 2016", "until late Sunday": open at its beginning."""
    if line.norm(index) not in ("until", "till"):
        return None
    place = index + 1
    if line.norm(place) in ("the", "at", "on"):
        place += 1
    found = expression(line, place)
    if found is None or found.interval.last is None or found.first > place:
        return None
    return Match(index, found.last, DateInterval(None, found.interval.last), Grain.OPEN)


def between(line: Line, index: int, expression: Rule) -> Match | None:
    """ "between Oct. 10 and Oct. 12", "from Monday to Wednesday", "from 2011 until 2014"."""
    norm = line.norm(index)
    if norm not in ("between", "from"):
        return None
    low = expression(line, index + 1)
    if low is None or low.first != index + 1:
        return None
    joints = ("and",) if norm == "between" else ("to", "until", "through", "till", "-")
    if line.norm(low.last) not in joints:
        return None
    high = expression(line, low.last + 1)
    if high is None or high.first != low.last + 1:
        return None
    first, last = low.interval.first, high.interval.last
    if first is not None and last is not None and first > last:
        if low.weekday and high.weekday:
            first = calendar.shifted(first, days=-7)
        if first is None or first > last:
            return None
    return Match(index, high.last, DateInterval(first, last), high.grain)


def open_ended(line: Line, index: int) -> Match | None:
    """ "so far", "to date": up to the report's day, from a beginning that nobody gives."""
    if line.today is None:
        return None
    for words in _OPEN:
        if line.norms(index, len(words)) == words:
            if words == ("to", "date") and line.norm(index + 2) in ("from", "back", "the", "for", "a"):
                return None
            return Match(index, index + len(words), DateInterval(None, line.today), Grain.OPEN)
    return None


def part_of_day(line: Line, index: int, expression: Rule) -> Match | None:
    """ "at dawn on Sunday", "night of Oct. 3": the day, with its part."""
    if line.norm(index) not in DAY_PARTS or line.norm(index + 1) not in ("on", "of"):
        return None
    found = expression(line, index + 2)
    if found is None or found.grain is not Grain.DAY or found.first != index + 2:
        return None
    return Match(index, found.last, found.interval, found.grain, weekday=found.weekday)
