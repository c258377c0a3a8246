"""Days that count from the report's: "Thursday", "yesterday", "overnight", "Monday night", "last Friday"."""

from __future__ import annotations

from datetime import date, timedelta

from counterclaim.language.dates import intervals
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import DAY_PARTS, HABITS, NAME_WORDS, PLACE_NOUNS, PLURAL_WEEKDAYS, WEEKDAYS
from counterclaim.language.dates.tense import Direction, direction
from counterclaim.model.reading import DateInterval, Grain

_BEFORE = frozenset({"last", "past", "previous", "this", "next", "coming"})
_ONE_DAY = timedelta(days=1)


def near_day(line: Line, index: int) -> Match | None:
    """Reads "today", "tonight", "yesterday evening", "tomorrow", "the day before yesterday"."""
    today = line.today
    if today is None:
        return None
    place, away = index, 1
    for words in ("the day before", "the day after", "day before", "day after"):
        past = line.phrase(index, words)
        if past and line.norm(past) in ("yesterday", "tomorrow"):
            place, away = past, 2
            break
    norm, last = line.norm(place), place + 1
    if norm in ("today", "tonight"):
        if line.capital(place) and line.capital(place - 1):
            return None  # "Russia Today"
        return Match(index, last, intervals.day(today), Grain.DAY)
    if norm not in ("yesterday", "tomorrow"):
        return None
    found = intervals.shifted(today, days=-away if norm == "yesterday" else away)
    return (found and Match(index, _past_part(line, last), intervals.day(found), Grain.DAY)) or None


def overnight(line: Line, index: int) -> Match | None:
    """Reads "overnight": up to the report's day; "overnight on Saturday", "overnight into Sunday": from day to day."""
    if line.norm(index) != "overnight" or line.today is None:
        return None
    place = index + 1
    into = line.norm(place) in ("into", "to")
    if line.norm(place) in ("on", "into", "to", "from"):
        place += 1
    found = weekday(line, place) if place > index + 1 or line.norm(place) in WEEKDAYS else None
    if found is None or found.interval.first is None:
        return Match(index, index + 1, DateInterval(line.today - _ONE_DAY, line.today), Grain.DAY)
    day = found.interval.first
    last = found.last
    if not into and line.norm(last) in ("to", "into") and line.norm(last + 1) in WEEKDAYS:
        last += 2
    first, final = (day - _ONE_DAY, day) if into else (day, day + _ONE_DAY)
    return Match(index, last, DateInterval(first, final), Grain.DAY)


def weekday(line: Line, index: int) -> Match | None:
    """Reads "Thursday", "last Friday", "next Monday", "this coming Sunday", "Monday night", "Tuesday last week"."""
    today = line.today
    if today is None:
        return None
    place, qualifier = index, ""
    while line.norm(place) in _BEFORE and place < index + 2:
        qualifier = line.norm(place)
        place += 1
    norm = line.norm(place)
    number = WEEKDAYS.get(norm)
    if number is None:
        number = _stripped_possessive(line, place)
    if number is None or not line.capital(place):
        return None
    before = line.norm(index - 1)
    if not qualifier and (before in HABITS - {"on"} or (before in NAME_WORDS and line.capital(index - 1))):
        return None
    if line.capital(place + 1) and line.norm(place + 1) in PLACE_NOUNS:
        return None
    if before == "on" and line.norm(index - 2) == "mail" and line.capital(index - 2):
        return None  # the newspaper
    last = _past_part(line, place + 1)
    for words, offset in (
        ("last week", -1),
        ("this week", 0),
        ("next week", 1),
        ("of last week", -1),
        ("of this week", 0),
    ):
        past = line.phrase(last, words)
        if past:
            return Match(index, past, intervals.day(_of_week(today, number, offset)), Grain.DAY)
    day = _chosen(line, index, last, number, qualifier)
    return Match(index, last, intervals.day(day), Grain.DAY, bare=not qualifier)


def _stripped_possessive(line: Line, place: int) -> int | None:
    """The weekday of "Saturdays blast", whose apostrophe was stripped; None for a habit ("on Saturdays")."""
    number = PLURAL_WEEKDAYS.get(line.norm(place))
    if number is None or line.norm(place - 1) in HABITS or not line.norm(place + 1).isalpha():
        return None
    if line.norm(place + 1) in ("and", "or", "in", "are", "were", "at", "when"):
        return None
    return number


def _chosen(line: Line, index: int, last: int, number: int, qualifier: str) -> date:
    """The day itself. A bare weekday is the nearest on its side of the report's day, which counts on both sides."""
    today = line.today
    assert today is not None
    back, ahead = (today.weekday() - number) % 7, (number - today.weekday()) % 7
    if qualifier in ("last", "past", "previous"):
        return today - timedelta(days=back or 7)
    if qualifier == "next":
        # newswire says "on Friday" for the coming one, so "next Friday" is that of the week after
        return _of_week(today, number, 1)
    if qualifier == "coming":
        return today + timedelta(days=ahead or 7)
    if direction(line, index, last) is Direction.FUTURE:
        return today + timedelta(days=ahead)
    return today - timedelta(days=back)


def _past_part(line: Line, place: int) -> int:
    """The token past "night", "evening", "at dawn", "late night"; `place` where none stands there."""
    if line.norm(place) in ("at", "around", "before", "after") and line.norm(place + 1) in DAY_PARTS:
        if line.norm(place) == "at":
            return place + 2
        return place
    if line.norm(place) in ("early", "late") and line.norm(place + 1) in DAY_PARTS:
        return place + 2
    return place + 1 if line.norm(place) in DAY_PARTS else place


def _of_week(today: date, number: int, offset: int) -> date:
    monday = intervals.week(today, offset).first
    assert monday is not None
    return monday + timedelta(days=number)
