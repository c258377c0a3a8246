"""Weeks, weekends, months and years that count from the report's day: "last week", "over the weekend", "this month"."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.language.dates import intervals
from counterclaim.language.dates.line import Line, Match, matched
from counterclaim.language.dates.names import DAY_PARTS, MONTHS, SEASONS
from counterclaim.language.dates.tense import Direction, direction
from counterclaim.model.reading import DateInterval, Grain

_GRAINS = {
    "week": Grain.WEEK,
    "weekend": Grain.WEEKEND,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
}
_OFFSETS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}


def period(line: Line, index: int) -> Match | None:
    """Reads "last week", "this month", "next year", "last night", "this morning", "last summer", "last September"."""
    today = line.today
    offset = _OFFSETS.get(line.norm(index))
    if today is None or offset is None:
        return None
    place = index + 1
    if line.norm(index) == "this" and line.norm(place) in ("past", "coming"):
        offset = -1 if line.norm(place) == "past" else 1
        place += 1
    noun, last = line.norm(place), place + 1
    if noun in DAY_PARTS:
        return _day_part(line, index, last, noun, today)
    if noun in MONTHS and line.capital(place):
        return _named_month(index, last, MONTHS[noun], offset, today)
    if noun in SEASONS:
        return _named_season(index, last, noun, offset, today)
    if noun not in _GRAINS:
        return None
    if line.norm(index) == "past":
        return _rolling(today, index, last, noun)
    way = direction(line, index, last) if offset == 0 else Direction.UNKNOWN
    return matched(index, last, named(today, noun, offset, way), _GRAINS[noun])


def _day_part(line: Line, index: int, last: int, noun: str, today: date) -> Match | None:
    word = line.norm(index)
    if word == "last" and noun in ("night", "evening"):
        return Match(index, last, intervals.day(today - timedelta(days=1)), Grain.DAY)
    if word == "this" and noun in ("morning", "afternoon", "evening"):
        return Match(index, last, intervals.day(today), Grain.DAY)
    return None


def the_past(line: Line, index: int) -> Match | None:
    """Reads "the past week", "the past year"."""
    noun = line.norm(index + 2)
    if line.today is None or line.norm(index + 1) != "past" or noun not in _GRAINS:
        return None
    return _rolling(line.today, index, index + 3, noun)


def _rolling(today: date, index: int, last: int, noun: str) -> Match | None:
    """The seven days up to the report, not a week of the calendar; months and years likewise."""
    if noun == "weekend":
        return Match(index, last, intervals.weekend(today, -1), Grain.WEEKEND)
    days, months, years = {"week": (-7, 0, 0), "month": (0, -1, 0), "year": (0, 0, -1), "decade": (0, 0, -10)}[noun]
    first = intervals.shifted(today, days=days, months=months, years=years)
    return Match(index, last, DateInterval(first, today), _GRAINS[noun], duration=True) if first else None


def named(today: date, noun: str, offset: int, way: Direction) -> DateInterval | None:
    """The week, weekend, month, year or decade `offset` away. Of the present one what is past is that up to today."""
    found: DateInterval | None
    if noun == "week":
        found = intervals.week(today, offset)
    elif noun == "weekend":
        # on a weekday "this weekend" is the one that was, where the tense says so
        was = offset == 0 and way is Direction.PAST and today.weekday() < 5
        return intervals.weekend(today, -1 if was else offset)
    elif noun == "month":
        there = intervals.shifted(today.replace(day=1), months=offset)
        found = intervals.month(there.year, there.month) if there else None
    elif noun == "year":
        found = intervals.year(today.year + offset)
    elif noun == "decade":
        found = intervals.decade(today.year - today.year % 10 + 10 * offset)
    else:
        raise ValueError(f"no period: {noun}")
    if found is None or offset != 0:
        return found
    return DateInterval(today, found.last) if way is Direction.FUTURE else DateInterval(found.first, today)


def _named_month(index: int, last: int, month: int, offset: int, today: date) -> Match | None:
    """Reads "last September": the latest that is over; "next May": the first that has not begun."""
    if offset < 0:
        year = today.year - (month >= today.month)
    elif offset > 0:
        year = today.year + (month <= today.month)
    else:
        year = today.year
    return matched(index, last, intervals.month(year, month), Grain.MONTH)


def _named_season(index: int, last: int, name: str, offset: int, today: date) -> Match | None:
    if offset == 0:
        # the winter of the first months of a year began in the year before
        year = today.year - (name == "winter" and today.month <= 6)
        return matched(index, last, intervals.season(year, name), Grain.SEASON)
    near = [each for step in (-2, -1, 0, 1, 2) if (each := intervals.season(today.year + step, name))]
    over = [each for each in near if each.last and each.last < today]
    to_come = [each for each in near if each.first and each.first > today]
    chosen = over[-1:] if offset < 0 else to_come[:1]
    return Match(index, last, chosen[0], Grain.SEASON) if chosen else None


def the_weekend(line: Line, index: int) -> Match | None:
    """Reads "over the weekend", "at the weekend": the last one, or that to come where the tense says so."""
    today = line.today
    last = line.phrase(index, "the weekend")
    if not last or today is None:
        return None
    ahead = today.weekday() >= 5 or direction(line, index, last) is Direction.FUTURE
    return Match(index, last, intervals.weekend(today, 0 if ahead else -1), Grain.WEEKEND)


def end_of_period(line: Line, index: int) -> Match | None:
    """Reads "the week", "the month", "the year" after "the end of": this one."""
    today = line.today
    noun = line.norm(index)
    if today is None or noun not in ("week", "month", "year", "decade"):
        return None
    found = intervals.week(today) if noun == "week" else None
    if noun == "month":
        found = intervals.month(today.year, today.month)
    elif noun == "year":
        found = intervals.year(today.year)
    elif noun == "decade":
        found = intervals.decade(today.year - today.year % 10)
    return matched(index, index + 1, found, _GRAINS[noun])
