"""Dates that count from the report's day: "Thursday", "yesterday", "last week", "over the weekend", "this month"."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.language.dates import spans_of_time as calendar
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import (
    DAY_PARTS,
    MONTHS,
    NAME_WORDS,
    PLACE_NOUNS,
    SEASONS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from counterclaim.language.dates.tense import Direction, direction
from counterclaim.model.reading import DateInterval, Grain

_PAST_WORDS = frozenset({"last", "past"})
_NEXT_WORDS = frozenset({"next", "coming"})
_GRAINS = {"week": Grain.WEEK, "weekend": Grain.WEEKEND, "month": Grain.MONTH, "year": Grain.YEAR}


def simple_day(line: Line, index: int) -> Match | None:
    """ "today", "tonight", "yesterday", "tomorrow", "overnight", "the day before yesterday"."""
    today = line.today
    if today is None:
        return None
    norm = line.norm(index)
    first = index
    if norm in ("today", "tonight"):
        if line.tokens[index].text[0].isupper() and line.capital(index - 1):
            return None  # "Russia Today"
        found, last = calendar.day(today), index + 1
    elif norm == "yesterday":
        days = 1
        if line.norms(index - 2, 2) == ("day", "before"):
            days, first = 2, index - 2 - (line.norm(index - 3) == "the")
        found, last = calendar.day(today - timedelta(days=days)), _part_of_day(line, index + 1)
    elif norm == "tomorrow":
        days = 1
        if line.norms(index - 2, 2) == ("day", "after"):
            days, first = 2, index - 2 - (line.norm(index - 3) == "the")
        found, last = calendar.day(today + timedelta(days=days)), _part_of_day(line, index + 1)
    elif norm == "overnight":
        # the night between the day before and the report's day
        found, last = DateInterval(today - timedelta(days=1), today), index + 1
    else:
        return None
    return Match(first, last, found, Grain.DAY)


def _part_of_day(line: Line, place: int) -> int:
    """The token past "night", "at dawn", "evening"; `place` where none stands there."""
    if line.norm(place) in DAY_PARTS:
        return place + 1
    return place


def weekday(line: Line, index: int) -> Match | None:
    """ "Thursday", "last Friday", "next Monday", "this Sunday", "Monday night", "Sunday's"."""
    if line.today is None:
        return None
    norm = line.norm(index)
    step = 1 if norm in ("last", "next", "this", "past", "coming", "previous") else 0
    place = index + step
    number = WEEKDAYS.get(line.norm(place))
    if number is None or not line.capital(place) or line.norm(place) in SHORT_WEEKDAYS:
        return None
    if not step and (
        line.norm(index - 1) in NAME_WORDS or (line.capital(place + 1) and line.norm(place + 1) in PLACE_NOUNS)
    ):
        return None
    last = _part_of_day(line, place + 1)
    today = line.today
    back = (today.weekday() - number) % 7
    ahead = (number - today.weekday()) % 7
    qualifier = norm if step else ""
    if line.norms(last, 2) == ("last", "week"):
        return Match(index, last + 2, calendar.day(_of_week(today, number, -1)), Grain.DAY)
    if line.norms(last, 2) == ("next", "week"):
        return Match(index, last + 2, calendar.day(_of_week(today, number, 1)), Grain.DAY)
    if line.norms(last, 2) == ("this", "week"):
        return Match(index, last + 2, calendar.day(_of_week(today, number, 0)), Grain.DAY)
    if qualifier in ("last", "past", "previous"):
        day = today - timedelta(days=back or 7)
    elif qualifier == "next":
        # newswire says "on Friday" for the coming one, so "next Friday" is that of the next week
        day = _of_week(today, number, 1)
    elif qualifier == "coming":
        day = today + timedelta(days=ahead or 7)
    elif direction(line, index, last) is Direction.FUTURE:
        day = today + timedelta(days=ahead)
    else:
        day = today - timedelta(days=back)
    return Match(index, last, calendar.day(day), Grain.DAY, weekday=not qualifier)


def _of_week(today: date, number: int, offset: int) -> date:
    monday = calendar.week(today, offset).first
    assert monday is not None
    return monday + timedelta(days=number)


def period(line: Line, index: int) -> Match | None:
    """ "last week", "this month", "next year", "last night", "this morning", "last summer", "last September"."""
    today = line.today
    if today is None:
        return None
    norm, noun = line.norm(index), line.norm(index + 1)
    last = index + 2
    if norm in ("last", "this") and noun in DAY_PARTS:
        if norm == "last" and noun not in ("night", "evening"):
            return None
        day = today - timedelta(days=1) if norm == "last" else today
        return Match(index, last, calendar.day(day), Grain.DAY)
    offset = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "this": 0,
        "current": 0,
        "next": 1,
        "coming": 1,
        "following": 1,
    }.get(norm)
    if offset is None:
        return None
    if norm in ("past", "previous", "following") and noun not in ("week", "weekend", "month", "year"):
        return None
    if noun in MONTHS and norm in ("last", "this", "next") and line.capital(index + 1):
        return _named_month(line, index, MONTHS[noun], offset)
    if noun in SEASONS:
        return _named_season(line, index, noun, offset)
    if noun not in _GRAINS and noun not in ("decade", "century"):
        return None
    future = offset == 0 and direction(line, index, last) is Direction.FUTURE
    found = _period(today, noun, offset, future=future)
    if found is None:
        return None
    grain = _GRAINS.get(noun, Grain.DECADE)
    if norm == "past":
        return _rolling(line, index, noun, last)
    return Match(index, last, found, grain)


def _rolling(line: Line, index: int, noun: str, last: int) -> Match | None:
    """ "the past week" is the seven days before the report, not the week of the calendar."""
    today = line.today
    assert today is not None
    if noun == "weekend":
        return Match(index, last, calendar.weekend(today, -1), Grain.WEEKEND)
    first = calendar.shifted(
        today,
        days=-7 if noun == "week" else 0,
        months=-1 if noun == "month" else 0,
        years={"year": -1, "decade": -10}.get(noun, 0),
    )
    return first and Match(index, last, DateInterval(first, today), _GRAINS.get(noun, Grain.DECADE), duration=True)


def _period(today: date, noun: str, offset: int, *, future: bool) -> DateInterval | None:
    if noun == "week":
        found: DateInterval | None = calendar.week(today, offset)
    elif noun == "weekend":
        if offset < 0 and today.weekday() >= 5:
            found = calendar.weekend(today, -1)
        else:
            found = calendar.weekend(today, offset)
    elif noun == "month":
        first = calendar.shifted(today.replace(day=1), months=offset)
        found = calendar.month(first.year, first.month) if first else None
    elif noun == "year":
        found = calendar.year(today.year + offset)
    elif noun == "decade":
        found = calendar.decade(today.year - today.year % 10 + 10 * offset)
    else:
        return None
    if found and offset == 0 and noun != "weekend" and not future:
        # what has happened this week has happened by the report's day
        return DateInterval(found.first, today)
    if found and offset == 0 and future and noun != "weekend":
        return DateInterval(today, found.last)
    return found


def _named_month(line: Line, index: int, month: int, offset: int) -> Match | None:
    """ "last September": the latest that is over; "next May": the first that has not begun."""
    today = line.today
    assert today is not None
    if offset < 0:
        year = today.year - (month >= today.month)
    elif offset > 0:
        year = today.year + (month <= today.month)
    else:
        year = today.year
    found = calendar.month(year, month)
    return found and Match(index, index + 2, found, Grain.MONTH)


def _named_season(line: Line, index: int, name: str, offset: int) -> Match | None:
    today = line.today
    assert today is not None
    if offset == 0:
        year = today.year
        if name == "winter" and today.month <= 6:
            year -= 1
        found = calendar.season(year, name)
        return found and Match(index, index + 2, found, Grain.SEASON)
    candidates = [calendar.season(today.year + step, name) for step in (-2, -1, 0, 1, 2)]
    over = [each for each in candidates if each and each.last and each.last < today]
    to_come = [each for each in candidates if each and each.first and each.first > today]
    chosen = (over[-1:] if offset < 0 else to_come[:1]) or None
    return Match(index, index + 2, chosen[0], Grain.SEASON) if chosen else None


def the_weekend(line: Line, index: int) -> Match | None:
    """ "over the weekend", "at the weekend", "the weekend": the last one, or the one to come where the tense says so."""
    if line.norm(index) != "weekend" or line.today is None:
        return None
    before = line.norm(index - 1)
    if before not in ("the", "a") and line.norm(index - 1) in ("every", "each", "one"):
        return None
    if before != "the":
        return None
    first = index - 1
    today = line.today
    if direction(line, first, index + 1) is Direction.FUTURE or today.weekday() >= 5:
        found = calendar.weekend(today)
    else:
        found = calendar.weekend(today, -1)
    return Match(first, index + 1, found, Grain.WEEKEND)
