"""Dates in a frame: "since Sunday", "from Oct. 10 to Oct. 12", "late September", "until 2016", "so far"."""

from __future__ import annotations

from datetime import timedelta

from counterclaim.language.dates import intervals, longer, periods
from counterclaim.language.dates.absolute import year_number
from counterclaim.language.dates.intervals import Part
from counterclaim.language.dates.line import Line, Match, Rule, matched
from counterclaim.language.dates.names import DAY_PARTS
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import DateInterval, Grain

_PARTS = {"early": Part.EARLY, "mid": Part.MIDDLE, "late": Part.LATE, "earlier": None, "later": None}
_NOUN_PARTS = {
    "beginning": Part.EARLY,
    "start": Part.EARLY,
    "middle": Part.MIDDLE,
    "end": Part.LATE,
    "close": Part.LATE,
}
EARLY_OR_LATE = frozenset(_PARTS) | frozenset(_NOUN_PARTS)
_OPEN = ("so far", "to date", "until now", "up to now", "thus far", "till now", "up until now", "until today")
_SHORT = frozenset({Grain.DAY, Grain.WEEKEND, Grain.HOUR, Grain.OPEN})
# how far the date of "since the latest violence broke out on Sunday" may stand from its "since", in tokens
_REACH = 12
_CLAUSE_ENDS = frozenset({",", ";", ".", '"', "(", "said", "says", "told", ":"})
_ONE_DAY = timedelta(days=1)


def early_or_late(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "late September", "early on Sunday", "mid-October", "the end of 2014", "later this week"."""
    norm = line.norm(index)
    if norm.startswith("mid-") and len(norm) > 4:
        return _glued(line, index)
    place = index + 1
    if norm in _PARTS:
        part = _PARTS[norm]
        place += line.norm(place) in ("on", "in", "-")
    elif norm in _NOUN_PARTS and line.norm(place) == "of":
        part, place = _NOUN_PARTS[norm], place + 1
    else:
        return None
    article = line.norm(place) == "the"
    place += article
    if line.norm(place) in _PARTS or line.norm(place).startswith("mid-"):
        return None  # "early late 2016" is no part of a part: the inner one is read by itself
    found = expression(line, place)
    if part is not None and (article or line.norm(place) == "this"):
        # "the end of this month" is of all of it, though "this month" ends with the report's day
        found = periods.end_of_period(line, place + (not article)) or found
    if found is None or found.first > place + 1:
        return None
    if found.grain in _SHORT:
        return None if norm in _NOUN_PARTS else Match(index, found.last, found.interval, found.grain, bare=found.bare)
    if part is None:
        return _side_of_today(line, index, found)
    return Match(index, found.last, intervals.third(found.interval, found.grain, part), found.grain)


def _side_of_today(line: Line, index: int, found: Match) -> Match:
    """Reads "earlier this year" ends with the report's day, "later this week" begins with it."""
    first, last, today = found.interval.first, found.interval.last, line.today
    whole = Match(index, found.last, found.interval, found.grain)
    if today is None or first is None or last is None:
        return whole
    later = line.norm(index) == "later"
    if later and last == today:
        # a present period was cut at the report's day
        noun = line.norm(found.last - 1)
        full = periods.end_of_period(line, found.last - 1) if noun in ("week", "month", "year") else None
        last = (full and full.interval.last) or last
    if not first <= today <= last:
        return whole
    inside = DateInterval(today, last) if later else DateInterval(first, today)
    return Match(index, found.last, inside, found.grain)


def _glued(line: Line, index: int) -> Match | None:
    """Reads "mid-October", "mid-2015", "mid-1990s", "mid-week"."""
    inner = tokenize(line.tokens[index].text[4:])
    if len(inner) != 1:
        return None
    tokens = [*inner, *line.tokens[index + 1 : min(index + 4, line.end)]]
    small = Line(line.text, tokens, 0, len(tokens), line.today, line.said)
    number = year_number(small.norm(0))
    found = longer.month(small, 0) or longer.decade(small, 0)
    if number is not None:
        found = matched(0, 1, intervals.year(number), Grain.YEAR)
    if found is None:
        return None
    return Match(index, index + found.last, intervals.third(found.interval, found.grain, Part.MIDDLE), found.grain)


def half_of(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "the first half of 2015"."""
    number = {"first": 1, "second": 2}.get(line.norm(index))
    if number is None or not line.phrase(index + 1, "half of"):
        return None
    place = index + 3
    place += line.norm(place) == "the"
    found = expression(line, place) or periods.end_of_period(line, place)
    if found is None or found.grain not in (Grain.YEAR, Grain.MONTH):
        return None
    return Match(index, found.last, intervals.half(found.interval, number), found.grain)


def hours_of(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "the early hours of Sunday", "at dawn on Sunday", "the night of Oct. 3": the day, with its part."""
    if line.phrase(index, "early hours of") or line.phrase(index, "wee hours of"):
        place = index + 3
    elif line.norm(index) in DAY_PARTS and line.norm(index + 1) in ("on", "of"):
        place = index + 2
    else:
        return None
    found = expression(line, place)
    if found is None or found.grain is not Grain.DAY or found.first != place:
        return None
    return Match(index, found.last, found.interval, found.grain, bare=found.bare)


def since(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "since 1994", "since Sunday", "since the latest violence broke out on Sunday": up to the report's day."""
    if line.norm(index) != "since":
        return None
    for place in range(index + 1, min(index + 1 + _REACH, line.end)):
        if place > index + 1 and line.norm(place) in _CLAUSE_ENDS:
            return None
        found = expression(line, place)
        if found is None:
            continue
        first = found.interval.first
        if first is None or (line.today is not None and first > line.today):
            return None
        return Match(index, found.last, DateInterval(first, line.today), Grain.OPEN)
    return None


def until(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "until 2016", "until late Sunday": open at its beginning."""
    if line.norm(index) not in ("until", "till"):
        return None
    place = index + 1
    place += line.norm(place) in ("the", "at", "on", "at-least")
    found = expression(line, place)
    if found is None or found.interval.last is None or found.first > place:
        return None
    return Match(index, found.last, DateInterval(None, found.interval.last), Grain.OPEN)


def before_or_after(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "before 2011", "after May 2014": open at one end. Of "before Sunday's vote" the day itself is meant."""
    norm, place = line.norm(index), index + 1
    if norm == "prior" and line.norm(place) == "to":
        norm, place = "before", place + 1
    if norm not in ("before", "after"):
        return None
    found = expression(line, place)
    if found is None or found.first != place or found.grain not in (Grain.YEAR, Grain.MONTH, Grain.DECADE):
        return None
    first, last = found.interval.first, found.interval.last
    if line.norm(place) in ("last", "this", "next", "the") or line.norm(found.last) == "'s":
        return None
    if norm == "before" and first is not None and first.toordinal() > 1:
        return Match(index, found.last, DateInterval(None, first - _ONE_DAY), Grain.OPEN)
    if norm == "after" and last is not None:
        following = intervals.shifted(last, days=1)
        return Match(index, found.last, DateInterval(following, None), Grain.OPEN) if following else None
    return None


def between(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "between Oct. 10 and Oct. 12", "from Monday to Wednesday", "from 2011 until 2014"."""
    joints = {"between": ("and",), "from": ("to", "until", "through", "till", "-")}.get(line.norm(index), ())
    low = expression(line, index + 1)
    if low is None or low.first != index + 1 or line.norm(low.last) not in joints:
        return None
    high = expression(line, low.last + 1)
    if high is None or high.first != low.last + 1:
        return None
    first, last = low.interval.first, high.interval.last
    if first is not None and last is not None and first > last:
        if not low.bare:
            return None
        first = intervals.shifted(first, days=-7)
        if first is None or first > last:
            return None
    return Match(index, high.last, DateInterval(first, last), high.grain)


def open_ended(line: Line, index: int) -> Match | None:
    """Reads "so far", "to date": up to the report's day, from a beginning that nobody gives."""
    if line.today is None:
        return None
    for words in _OPEN:
        last = line.phrase(index, words)
        if last and not (words == "to date" and line.norm(last) in ("from", "back", "the", "for", "a", "has", "with")):
            if words == "so far" and line.norm(last) in ("as", "away", "apart", "that", "from"):
                return None
            return Match(index, last, DateInterval(None, line.today), Grain.OPEN)
    return None
