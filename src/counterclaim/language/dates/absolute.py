"""Dates with a month or a year in them: "Sept. 27", "27 September 2020", "2020-09-27", "in 2016", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date

from counterclaim.language.dates import spans_of_time as calendar
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import MONTHS, NAME_WORDS, PLACE_NOUNS, SEASONS, SHORT_WEEKDAYS, WEEKDAYS
from counterclaim.language.dates.tense import Direction, direction
from counterclaim.model.reading import DateInterval, Grain

_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_NUMERIC = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})")
_DECADE = re.compile(r"((?:1[89]|20)?\d0)s")
_JOINTS = frozenset({"-", "to", "through", "until", "and", "till"})
_MONTH_CUES = frozenset(
    ["in", "since", "until", "till", "by", "of", "early", "late", "mid", "through", "last", "next", "this", "from", "to", "during", "and", "between", "before", "after", "-", "mid-month", "every"]
)
_YEAR_CUES = frozenset(
    ["in", "since", "until", "till", "by", "of", "during", "from", "before", "after", "early", "late", "mid", "through", "to", "between", "circa", "year"]
)
_COUNTED = frozenset(
    ["people", "persons", "civilians", "soldiers", "troops", "militants", "fighters", "rebels", "men", "women", "children", "others", "prisoners", "refugees", "members", "residents", "families", "casualties", "deaths", "dead", "killed", "wounded", "injured", "bodies", "victims", "policemen", "officers", "km", "kilometres", "kilometers", "miles", "metres", "meters", "hectares", "houses", "homes", "vehicles", "tanks", "rockets", "shells", "times", "tons", "tonnes"]
)


def day_number(norm: str) -> int | None:
    """1 to 31 of "27", "27th"; None for anything else."""
    match = _DAY.fullmatch(norm) if norm[:1].isdigit() else None
    number = int(match[1]) if match else 0
    return number if 1 <= number <= 31 else None


def year_number(norm: str) -> int | None:
    """1800 to 2099; None for anything else."""
    return int(norm) if len(norm) == 4 and _YEAR.fullmatch(norm) else None


def month_number(line: Line, index: int) -> int | None:
    """The month at a token written as a name is: with a capital (all months), and no part of another name."""
    number = MONTHS.get(line.norm(index))
    return number if number is not None and line.capital(index) else None


def weekday_before_date(line: Line, index: int) -> Match | None:
    """ "Friday, Oct. 23, 2020", "Sun 16 Apr 2017": the weekday belongs to the date that follows."""
    if line.norm(index) not in WEEKDAYS:
        return None
    place = index + 1
    if line.norm(place) == ",":
        place += 1
    if line.norm(place) == "the":
        place += 1
    found = month_day(line, place) or day_month(line, place) or numeric(line, place)
    if found is None or found.grain is not Grain.DAY or found.interval.first is None:
        return None
    return Match(index, found.last, found.interval, Grain.DAY)


def month_day(line: Line, index: int) -> Match | None:
    """ "Sept. 27", "September 27-28, 2020", "Oct. 30 to Nov. 2"."""
    month = month_number(line, index)
    first = day_number(line.norm(index + 1)) if month else None
    if month is None or first is None or (line.norm(index + 1).startswith("0") and len(line.norm(index + 1)) > 2):
        return None
    last, final, final_month, place = index + 2, first, month, index + 2
    if line.norm(place) in ("-", "to", "through", "until") or (
        line.norm(place) == "and" and line.norm(index - 1) in ("between", "on")
    ):
        following = day_number(line.norm(place + 1))
        other = month_number(line, place + 1)
        if following and (following > first) and line.norm(place + 2) not in _COUNTED:
            final, last = following, place + 2
        elif other and day_number(line.norm(place + 2)):
            final, final_month, last = day_number(line.norm(place + 2)) or 0, other, place + 3
    year, last = _year_after(line, last)
    if year is None and last == index + 2 and line.norm(last) in PLACE_NOUNS and line.capital(last):
        return None
    return _days(line, index, last, (first, month), (final, final_month), year)


def day_month(line: Line, index: int) -> Match | None:
    """ "27 September", "the 27th of September 2020", "3-5 October", "30 September to 2 October"."""
    first = day_number(line.norm(index))
    if first is None:
        return None
    place, final = index + 1, first
    if line.norm(place) in ("-", "to", "and") and day_number(line.norm(place + 1)):
        final, place = day_number(line.norm(place + 1)) or first, place + 2
        if final <= first:
            return None
    if line.norm(place) == "of":
        place += 1
    month = month_number(line, place)
    if month is None:
        return None
    final_month, last = month, place + 1
    if line.capital(last) and line.norm(last) in PLACE_NOUNS:
        return None
    if final == first and line.norm(last) in ("-", "to", "until", "through") and day_number(line.norm(last + 1)):
        other = month_number(line, last + 2)
        if other:
            final, final_month, last = day_number(line.norm(last + 1)) or first, other, last + 3
    year, last = _year_after(line, last)
    return _days(line, index, last, (first, month), (final, final_month), year)


def _year_after(line: Line, place: int) -> tuple[int | None, int]:
    """The year at `place`, past a comma or "of", and the token past it."""
    for skip in (1, 0):
        if skip and line.norm(place) not in (",", "of"):
            continue
        year = year_number(line.norm(place + skip))
        if year is not None and line.norm(place + skip + 1) not in _COUNTED:
            return year, place + skip + 1
    return None, place


def _days(
    line: Line, index: int, last: int, first: tuple[int, int], final: tuple[int, int], year: int | None
) -> Match | None:
    if year is not None:
        begin = calendar.make_day(year - (first[1] > final[1]), first[1], first[0])
        end = calendar.make_day(year, final[1], final[0])
    elif line.today is None:
        return None
    else:
        end = nearest_day(line, index, last, final[1], final[0])
        begin = end and calendar.make_day(end.year - (first[1] > final[1]), first[1], first[0])
    if begin is None or end is None or begin > end:
        return None
    return Match(index, last, DateInterval(begin, end), Grain.DAY)


def nearest_day(line: Line, index: int, last: int, month: int, number: int) -> date | None:
    """The day of that name nearest to the report, on the side that the tense tells; the past where it tells nothing."""
    today = line.today
    assert today is not None
    future = direction(line, index, last) is Direction.FUTURE
    # eight years hold a 29 February on either side
    for step in range(9):
        found = calendar.make_day(today.year + (step if future else -step), month, number)
        if found is not None and (found >= today if future else found <= today):
            return found
    return None


def numeric(line: Line, index: int) -> Match | None:
    """ "2020-10-23", "27.09.2020", "27/09/2020", "10/23/2020". Day first or month first by what is possible; where both
    are, the phrase names neither and is left out."""
    match = _NUMERIC.fullmatch(line.norm(index))
    if match is None:
        return None
    left, mark, middle, right = int(match[1]), match[2], int(match[3]), int(match[4])
    if len(match[1]) == 4:
        found = calendar.make_day(left, middle, right)
    elif len(match[4]) == 4:
        day_first, month_first = calendar.make_day(right, middle, left), calendar.make_day(right, left, middle)
        if day_first and month_first and day_first != month_first and mark != ".":
            return None
        found = day_first or (month_first if mark != "." else None)
    else:
        return None
    if found is None or not 1800 <= found.year < 2100:
        return None
    return Match(index, index + 1, calendar.day(found), Grain.DAY)


def month_alone(line: Line, index: int) -> Match | None:
    """ "September 2015", "in April"."""
    month = month_number(line, index)
    if month is None or day_number(line.norm(index + 1)):
        return None
    before = line.norm(index - 1)
    year, last = _year_after(line, index + 1)
    if (
        year is None
        and line.norm(index + 1) in ("this", "last", "next")
        and line.norm(index + 2) == "year"
        and line.today
    ):
        year = line.today.year + {"this": 0, "last": -1, "next": 1}[line.norm(index + 1)]
        last = index + 3
    if year is None:
        if line.norm(index) in ("may", "march", "mar") and before not in _MONTH_CUES:
            return None
        if before in NAME_WORDS or (line.capital(index + 1) and line.norm(index + 1) in PLACE_NOUNS):
            return None
        if line.today is None:
            return None
        future = direction(line, index, last) is Direction.FUTURE
        passed = month < line.today.month if future else month > line.today.month
        year = line.today.year + (passed if future else -passed)
    found = calendar.month(year, month)
    return found and Match(index, last, found, Grain.MONTH)


def year_alone(line: Line, index: int) -> Match | None:
    """ "in 2016", "the 2014 war", "2011-2013"."""
    year = year_number(line.norm(index))
    if year is None:
        return None
    before, after = line.norm(index - 1), line.norm(index + 1)
    last, final = index + 1, year
    if after in ("-", "to") and (before != "from" or after == "-"):
        other = line.norm(index + 2)
        upper = year_number(other)
        if upper is None and after == "-" and len(other) == 2 and other.isdigit():
            upper = year - year % 100 + int(other)
        if upper is not None and year < upper <= year + 60:
            last, final = index + 3, upper
    if line.norm(last) in _COUNTED:
        return None
    cued = before in _YEAR_CUES or before in SEASONS or final != year
    cued = cued or (before == "(" and line.norm(last) in (")", ",", "-"))
    if not cued and before in (
        "the",
        "a",
        "'s",
        "his",
        "their",
        "its",
        "and",
        "-",
        "that",
        "this",
        "bloody",
        "disputed",
    ):
        nearby = before != "and" or year_number(line.norm(index - 2)) is not None
        cued = nearby and (line.norm(last).isalpha() or before in ("and", "-"))
    if not cued:
        return None
    first, end = calendar.year(year), calendar.year(final)
    return Match(index, last, DateInterval(first.first, end.last), Grain.YEAR) if first and end else None


def decade(line: Line, index: int) -> Match | None:
    """ "the 1990s", "the 90s"."""
    norm = line.norm(index).replace("'", "")
    match = _DECADE.fullmatch(norm)
    if match is None:
        return None
    number = int(match[1])
    if number < 100:
        if line.norm(index - 1) not in ("the", "early", "late", "mid", "'"):
            return None
        number += 1900 if number >= 30 else 2000
    found = calendar.decade(number)
    return found and Match(index, index + 1, found, Grain.DECADE)


def season(line: Line, index: int) -> Match | None:
    """ "spring of 2013", "summer 2014", "last winter", "this summer"."""
    name = line.norm(index)
    if name not in SEASONS:
        return None
    year, last = _year_after(line, index + 1)
    if year is None:
        return None
    found = calendar.season(year, name)
    return found and Match(index, last, found, Grain.SEASON)


def quarter(line: Line, index: int) -> Match | None:
    """ "Q1 2020", "the first quarter of 2020"."""
    norm = line.norm(index)
    if len(norm) == 2 and norm[0] == "q" and norm[1] in "1234":
        number, place = int(norm[1]), index + 1
    elif norm in ("first", "second", "third", "fourth", "last") and line.norm(index + 1) == "quarter":
        number = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}[norm]
        place = index + 2
    else:
        return None
    year, last = _year_after(line, place)
    if year is None:
        if line.today is None or norm == "last":
            return None
        if line.norm(place) == "of" and line.norms(place + 1, 2) in (("this", "year"), ("last", "year")):
            year, last = line.today.year - (line.norm(place + 1) == "last"), place + 3
        elif norm[0] == "q":
            year = line.today.year
        else:
            return None
    found = calendar.quarter(year, number)
    return found and Match(index, last, found, Grain.QUARTER)


__all__ = [
    "SHORT_WEEKDAYS",
    "day_month",
    "day_number",
    "decade",
    "month_alone",
    "month_day",
    "numeric",
    "quarter",
    "season",
    "weekday_before_date",
    "year_alone",
    "year_number",
]
