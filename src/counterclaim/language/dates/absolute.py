"""Days that are written out: "Sept. 27", "27 September 2020", "Friday, Oct. 23, 2020", "2020-09-27", "27.09.2020"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from counterclaim.language.dates import intervals
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import (
    ATTACKS,
    COUNTED,
    MONTHS,
    NAMED_DAYS,
    PLACE_NOUNS,
    SHORT_WEEKDAYS,
    WEEKDAYS,
)
from counterclaim.language.dates.tense import Direction, direction
from counterclaim.model.reading import DateInterval, Grain

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMERIC = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})")
# how many years away a weekday may place a date without a year: "Tuesday, Feb. 17"
_YEARS_AWAY = 3
_STALE = 300  # days
_LIMITS = frozenset({"from", "by", "until", "till", "before", "of", "for"})


def day_number(norm: str) -> int | None:
    """1 to 31 of "27", "27th", "07"; None for anything else."""
    match = _DAY.fullmatch(norm) if norm[:1].isdecimal() else None
    number = int(match[1]) if match else 0
    return number if 1 <= number <= 31 else None


def year_number(norm: str) -> int | None:
    """1800 to 2099; None for anything else."""
    return int(norm) if len(norm) == 4 and _YEAR.fullmatch(norm) else None


def month_number(line: Line, index: int) -> int | None:
    """The month that a token written as a name, with a capital, is."""
    number = MONTHS.get(line.norm(index))
    return number if number is not None and line.capital(index) else None


def year_after(line: Line, place: int) -> tuple[int | None, int]:
    """The year at `place`, past a comma or "of", and the token past it."""
    for skip in (1, 0):
        if skip and line.norm(place) not in (",", "of"):
            continue
        year = year_number(line.norm(place + skip))
        past = place + skip + 1
        if year is not None and (line.norm(past) not in COUNTED or line.capital(past)):
            return year, place + skip + 1
    if line.today is not None and line.norm(place + 1) == "year" and line.norm(place) in ("this", "last", "next"):
        return line.today.year + {"this": 0, "last": -1, "next": 1}[line.norm(place)], place + 2
    return None, place


def dated_weekday(line: Line, index: int) -> Match | None:
    """Reads "Friday, Oct. 23, 2020", "Sun 16 Apr 2017", "Tuesday the 17th of February": one date, its weekday first."""
    norm = line.norm(index)
    number = WEEKDAYS.get(norm, SHORT_WEEKDAYS.get(norm))
    if number is None or not line.capital(index):
        return None
    place = index + 1
    for word in (",", "the", "("):
        place += line.norm(place) == word
    written = _month_day(line, place) or _day_month(line, place)
    found = written.placed(line, index, weekday=number) if written is not None else numeric(line, place)
    if found is None:
        return None
    last = found.last + (line.norm(found.last) == ")" and "(" in line.norms(index, 3))
    return Match(index, last, found.interval, Grain.DAY)


def day(line: Line, index: int) -> Match | None:
    """A day or a range of days with its month, in either order; the year may be left out."""
    written = _month_day(line, index) or _day_month(line, index)
    return written.placed(line, index, weekday=None) if written else None


class _Written:
    """“September 27 to 28”: as written, up to token `last`; the year where it is."""

    __slots__ = ("final", "first", "last", "year")

    def __init__(self, first: tuple[int, int], final: tuple[int, int], year: int | None, last: int) -> None:
        self.first, self.final, self.year, self.last = first, final, year, last  # (month, day) each

    def placed(self, line: Line, index: int, *, weekday: int | None) -> Match | None:
        """The match in the line's time; None where the calendar has no such day, or nothing tells the year."""
        if self.year is not None:
            end = intervals.make_day(self.year, *self.final)
        elif line.today is None:
            return None
        elif weekday is not None:
            end = _nearest_with_weekday(line.today, self.final, weekday) or _nearest(line, index, self)
        else:
            end = _nearest(line, index, self)
        if end is None:
            return None
        begin = intervals.make_day(end.year - (self.first[0] > self.final[0]), *self.first)
        if begin is None or begin > end:
            return None
        return Match(index, self.last, DateInterval(begin, end), Grain.DAY)


def _month_day(line: Line, index: int) -> _Written | None:
    """Reads "Sept. 27", "September 27-28, 2020", "Oct. 30 to Nov. 2"."""
    month = month_number(line, index)
    place = index + 1
    if month is not None and line.norm(place) == "the":
        place += 1
    first = day_number(line.norm(place)) if month else None
    if month is None or first is None:
        return None
    place += 1
    final, last = (month, first), place
    joint = line.norm(place)
    if joint in ("-", "to", "through", "until", "till") or (
        joint == "and" and line.norm(index - 1) in ("between", "on")
    ):
        following, other = day_number(line.norm(place + 1)), month_number(line, place + 1)
        if following is not None and following > first and line.norm(place + 2) not in COUNTED:
            if month_number(line, place + 2) is None or joint == "-":
                final, last = (month, following), place + 2
        elif other is not None and day_number(line.norm(place + 2)) is not None and joint != "and":
            final, last = (other, day_number(line.norm(place + 2)) or 0), place + 3
    year, last = year_after(line, last)
    if year is None and line.capital(last) and line.norm(last) in PLACE_NOUNS:
        return None
    return _Written((month, first), final, year, last)


def _day_month(line: Line, index: int) -> _Written | None:
    """Reads "27 September", "the 27th of September 2020", "3-5 October", "30 September to 2 October"."""
    first = day_number(line.norm(index))
    if first is None:
        return None
    place, second = index + 1, first
    if line.norm(place) in ("-", "to", "and") and day_number(line.norm(place + 1)) is not None:
        second, place = day_number(line.norm(place + 1)) or first, place + 2
        if second <= first:
            return None
    if line.norm(place) == "of":
        place += 1
    month = month_number(line, place)
    if month is None or (line.norm(place) in ("may", "march") and line.capital(place + 1) and second == first > 31):
        return None
    last, final = place + 1, (month, second)
    if line.capital(last) and line.norm(last) in PLACE_NOUNS:
        return None
    if second == first and line.norm(last) in ("-", "to", "until", "through", "till"):
        other = month_number(line, last + 2)
        if other is not None and day_number(line.norm(last + 1)) is not None:
            final, last = (other, day_number(line.norm(last + 1)) or first), last + 3
    year, last = year_after(line, last)
    return _Written((month, first), final, year, last)


def _same_days(today: date, month: int, number: int, steps: Iterable[int]) -> list[date]:
    found = (intervals.make_day(today.year + step, month, number) for step in steps)
    return [each for each in found if each is not None]


def _nearest(line: Line, index: int, written: _Written) -> date | None:
    """The day of that name next to the report's, on the side that the tense tells; the past where it tells nothing."""
    today = line.today
    assert today is not None
    if _is_named(line, written):
        return None
    # eight years hold a 29 February on either side
    if direction(line, index, written.last) is Direction.FUTURE:
        return next((each for each in _same_days(today, *written.final, range(9)) if each >= today), None)
    # a paper dated a day early still tells of "today"
    eve = today + timedelta(days=1)
    past = next((each for each in _same_days(today, *written.final, range(1, -9, -1)) if each <= eve), None)
    if past is not None and (today - past).days > _STALE and line.norm(index - 1) in _LIMITS:
        # of a day ten months ago newspapers give the year: "from Nov. 24" in mid-November is to come
        return next((each for each in _same_days(today, *written.final, range(2)) if each >= today), past)
    return past


def _is_named(line: Line, written: _Written) -> bool:
    """True for "the September 11 attacks": a name, which says no year."""
    return written.first == written.final and written.first in NAMED_DAYS and line.norm(written.last) in ATTACKS


def _nearest_with_weekday(today: date, written: tuple[int, int], weekday: int) -> date | None:
    """The day of that name next to the report's that falls on the weekday."""
    found = _same_days(today, *written, range(-_YEARS_AWAY, _YEARS_AWAY + 1))
    return min((each for each in found if each.weekday() == weekday), key=lambda each: abs(each - today), default=None)


def numeric(line: Line, index: int) -> Match | None:
    """Reads "2020-10-23", "27.09.2020", "27/09/2020", "10/23/2020".

    Day first or month first by what is possible. Where both are, and differ, a date with slashes commits to neither
    and is left out; with full stops or hyphens it is day first, for Americans write slashes.
    """
    match = _NUMERIC.fullmatch(line.norm(index)) if line.norm(index)[:1].isdecimal() else None
    if match is None:
        return None
    left, middle, right = int(match[1]), int(match[3]), int(match[4])
    if len(match[1]) == 4:
        found = intervals.make_day(left, middle, right)
    elif len(match[4]) == 4:
        day_first = intervals.make_day(right, middle, left)
        month_first = intervals.make_day(right, left, middle) if match[2] != "." else None
        if match[2] == "/" and day_first and month_first and day_first != month_first:
            return None
        found = day_first or month_first
    else:
        return None
    if found is None or not 1800 <= found.year < 2100:
        return None
    return Match(index, index + 1, intervals.day(found), Grain.DAY)


def bare_day(line: Line, index: int) -> Match | None:
    """Reads "on the 27th", "the 3rd of this month": the nearest such day, by the tense."""
    today = line.today
    if today is None or line.norm(index) != "the" or line.norm(index + 1)[-2:] not in ("st", "nd", "rd", "th"):
        return None
    number, last = day_number(line.norm(index + 1)), index + 2
    if number is None:
        return None
    month = today.replace(day=1)
    if line.phrase(last, "of this month"):
        found = intervals.make_day(month.year, month.month, number)
        last = line.phrase(last, "of this month")
    elif line.phrase(last, "of last month") or line.phrase(last, "of next month"):
        there = intervals.shifted(month, months=-1 if line.norm(last + 1) == "last" else 1)
        found = there and intervals.make_day(there.year, there.month, number)
        last += 3
    elif line.norm(index - 1) == "on" and _stands_alone(line.norm(last)):
        steps = range(3) if direction(line, index, last) is Direction.FUTURE else range(0, -3, -1)
        months = [each for each in (intervals.shifted(month, months=step) for step in steps) if each]
        days = [each for each in (intervals.make_day(there.year, there.month, number) for there in months) if each]
        ahead = steps.step > 0
        found = next((each for each in days if (each >= today if ahead else each <= today)), None)
    else:
        return None
    return Match(index, last, intervals.day(found), Grain.DAY) if found else None


def _stands_alone(following: str) -> bool:
    """True where no noun follows: not for "on the 5th floor"."""
    return not following.isalpha() or following in _AFTER_DAY or (following.endswith("ed") and len(following) > 4)


_AFTER_DAY = frozenset(
    "that and when after before but while as in at by near from with was were is are had has left hit which".split()  # noqa: SIM905
)


def holiday(line: Line, index: int) -> Match | None:
    """Reads "Christmas Eve", "New Year's Day": feasts that the calendar fixes."""
    if not line.capital(index) or line.today is None:
        return None
    for words, month, number in (
        ("christmas eve", 12, 24),
        ("christmas day", 12, 25),
        ("new year 's eve", 12, 31),
        ("new year 's day", 1, 1),
        ("new years eve", 12, 31),
        ("new years day", 1, 1),
    ):
        last = line.phrase(index, words)
        if last:
            year, past = year_after(line, last)
            written = _Written((month, number), (month, number), year, past)
            return written.placed(line, index, weekday=None)
    return None
