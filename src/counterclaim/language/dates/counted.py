"""Dates that count units of time from the report's day: "two weeks ago", "the last 24 hours", "for almost 30 years"."""

from __future__ import annotations

from datetime import timedelta

from counterclaim.language.dates import intervals
from counterclaim.language.dates.line import Line, Match, Rule, matched
from counterclaim.language.dates.names import NUMBERS, ORDINALS, UNITS
from counterclaim.language.dates.stretch import GRAINS, Stretch, around, back_from, moved, stretch
from counterclaim.language.dates.tense import perfect
from counterclaim.model.reading import DateInterval, Grain

_RUNNING = frozenset({"straight", "consecutive", "successive"})


def ago(line: Line, index: int) -> Match | None:
    """Reads "two weeks ago", "more than a year ago", "two years ago this month"."""
    found = stretch(line, index)
    if found is None or line.today is None or line.norm(found.last) not in ("ago", "back"):
        return None
    if line.norm(found.last) == "back" and line.norm(found.last + 1) not in (",", ".", "", "and", "when"):
        return None
    day = moved(line.today, found, -1)
    return (day and Match(index, found.last + 1, *around(day, found.unit))) or None


def window(line: Line, index: int) -> Match | None:
    """Reads "the past three days", "the last 24 hours", "these 28 years", "the next two weeks"."""
    if line.today is None:
        return None
    place = index + (line.norm(index) in ("the", "these", "its", "their", "his", "her"))
    which = line.norm(place)
    if which in ("past", "last", "next", "coming", "previous", "preceding", "first"):
        place += 1
    elif line.norm(index) == "these":
        which = "past"
    else:
        return None
    if which == "first" or line.norm(place) in ("a", "an", "the", "one"):
        return None
    found = stretch(line, place)
    if found is None:
        return None
    if which in ("next", "coming"):
        last = moved(line.today, found, 1)
        return (last and Match(index, found.last, DateInterval(line.today, last), GRAINS[found.unit])) or None
    return matched(index, found.last, back_from(line.today, found), GRAINS[found.unit], duration=True)


def past_day(line: Line, index: int) -> Match | None:
    """Reads "the past day", "the last hour"."""
    last = line.phrase(index, "the past day") or line.phrase(index, "the past night")
    if not last or line.today is None:
        return None
    return Match(index, last, DateInterval(line.today - timedelta(days=1), line.today), Grain.DAY, duration=True)


def lasting(line: Line, index: int) -> Match | None:
    """Reads "for almost 30 years" beside a perfect tense: it lasts up to the report's day."""
    if line.norm(index) != "for" or line.today is None:
        return None
    place = index + 1
    if line.norm(place) == "the" and line.norm(place + 1) in ("past", "last"):
        return None  # a window, which stands by itself
    found = stretch(line, place)
    if found is None or found.unit == "minute" or (found.unit == "hour" and found.count < 12):
        return None
    if line.norm(found.last) in ("after", "before", "from", "in", "between", "until"):
        return None
    if not perfect(line, index, found.last):
        return None
    return matched(index, found.last, back_from(line.today, found), GRAINS[found.unit], duration=True)


def running(line: Line, index: int) -> Match | None:
    """Reads "for a fourth consecutive day", "for the third day in a row": the days up to the report's."""
    if line.norm(index) != "for" or line.today is None:
        return None
    place = index + 1 + (line.norm(index + 1) in ("a", "the"))
    count = ORDINALS.get(line.norm(place)) or _figure(line.norm(place))
    if count is None or not 1 < count < 100:
        return None
    place += 1
    place += line.norm(place) in _RUNNING
    unit = UNITS.get(line.norm(place))
    if unit not in ("day", "week", "month"):
        return None
    last = line.phrase(place + 1, "in a row") or place + 1 + (line.norm(place + 1) == "running")
    first = moved(line.today, Stretch(last, count - 1, unit), -1)
    return (first and Match(index, last, DateInterval(first, line.today), GRAINS[unit], duration=True)) or None


def _figure(norm: str) -> int | None:
    return int(norm[:-2]) if norm[-2:] in ("st", "nd", "rd", "th") and norm[:-2].isdecimal() and len(norm) < 6 else None


def aged(line: Line, index: int) -> Match | None:
    """Reads "week-old", "three-day-old": begun so long before the report."""
    norm = line.norm(index)
    if line.today is None or not norm.endswith("-old"):
        return None
    *count, unit, _ = norm.split("-")
    if UNITS.get(unit) not in ("day", "week", "month", "decade") or len(count) > 1 or unit.endswith("s"):
        return None
    number = 1
    if count:
        number = _number(count[0])
        if number == 0:
            return None
    if line.norm(index + 1) in ("baby", "son", "daughter", "girl", "boy", "infant", "child", "twins"):
        return None
    day = moved(line.today, Stretch(index + 1, number, UNITS[unit]), -1)
    if day is None:
        return None
    found = around(day, UNITS[unit]) if unit in ("month", "decade") else (intervals.day(day), Grain.DAY)
    return Match(index, index + 1, *found)


def _number(word: str) -> int:
    if word.isdecimal() and len(word) < 4:
        return int(word)
    return NUMBERS.get(word, 0)


def _the_year(line: Line, place: int) -> Match | None:
    """Reads "the year", "this year" behind "the first nine months of": all of it, not up to today alone."""
    if line.today is None or line.norm(place) not in ("the", "this") or line.norm(place + 1) != "year":
        return None
    return matched(place, place + 2, intervals.year(line.today.year), Grain.YEAR)


def first_of(line: Line, index: int, expression: Rule) -> Match | None:
    """Reads "the first three months of 2016", "the last two weeks of October"."""
    place = index + (line.norm(index) == "the")
    which = line.norm(place)
    if which not in ("first", "last"):
        return None
    found = stretch(line, place + 1)
    if found is None or line.norm(found.last) != "of":
        return None
    whole = _the_year(line, found.last + 1) or expression(line, found.last + 1 + (line.norm(found.last + 1) == "the"))
    if whole is None or whole.interval.first is None or whole.interval.last is None:
        return None
    if which == "first":
        past = moved(whole.interval.first, found, 1)
        final = past and past - timedelta(days=1)
        inside = DateInterval(whole.interval.first, final) if final and final <= whole.interval.last else None
    else:
        start = moved(whole.interval.last + timedelta(days=1), found, -1)
        inside = DateInterval(start, whole.interval.last) if start and start >= whole.interval.first else None
    return matched(index, whole.last, inside, GRAINS[found.unit])
