"""Months, quarters, seasons, years and decades that are written out: "September 2015", "in 2016", "the 1990s"."""

from __future__ import annotations

import re

from counterclaim.language.dates import intervals
from counterclaim.language.dates.absolute import day_number, month_number, year_after, year_number
from counterclaim.language.dates.line import Line, Match, matched
from counterclaim.language.dates.names import COUNTED, CUES, MONTHS, NAME_WORDS, PLACE_NOUNS, SEASONS
from counterclaim.language.dates.tense import Direction, direction
from counterclaim.model.reading import DateInterval, Grain

_DECADE = re.compile(r"((?:1[89]|20)?\d0)'?s")
# what a year follows as an adjective: "the 2014 war", "Syria's 2011 uprising"
_BEFORE_NOUN = frozenset(
    {"the", "a", "'s", "his", "their", "its", "her", "that", "this", "disputed", "bloody", "brutal"}
)
# shorter than a lifetime, so that "1914-2014" is two figures
_LONGEST_RANGE = 60
# two months that are verbs as well
_VERBS = frozenset({"may", "march"})


def month(line: Line, index: int) -> Match | None:
    """Reads "September 2015", "in April", "October last year"."""
    number = month_number(line, index)
    if number is None:
        return _two_months(line, index)
    if day_number(line.norm(index + 1)):
        return None
    year, last = year_after(line, index + 1)
    final = number
    joint = line.norm(index + 1)
    if year is None and joint in ("-", "and", "to") and month_number(line, index + 2) is not None:
        other, place = month_number(line, index + 2) or 0, index + 3
        written, past = year_after(line, place)
        if (
            joint != "to"
            and other > number
            and (joint == "-" or written is not None)
            and not day_number(line.norm(place))
        ):
            final, year, last = other, written, past
            if year is None:
                last = place
    if year is None:
        if _is_no_month(line, index) or line.today is None:
            return None
        future = direction(line, index, last) is Direction.FUTURE
        passed = number < line.today.month if future else number > line.today.month
        year = line.today.year + (passed if future else -passed)
    first, end = intervals.month(year, number), intervals.month(year, final)
    return Match(index, last, DateInterval(first.first, end.last), Grain.MONTH) if first and end else None


def _two_months(line: Line, index: int) -> Match | None:
    """Reads "October-November 2017", one token for the two."""
    low, _, high = line.norm(index).partition("-")
    if low not in MONTHS or high not in MONTHS or MONTHS[low] >= MONTHS[high] or not line.capital(index):
        return None
    year, last = year_after(line, index + 1)
    if year is None:
        return None
    first, end = intervals.month(year, MONTHS[low]), intervals.month(year, MONTHS[high])
    return Match(index, last, DateInterval(first.first, end.last), Grain.MONTH) if first and end else None


def _is_no_month(line: Line, index: int) -> bool:
    """True where a month's name is a verb ("May I"), a person ("April Jones"), or a part of another name."""
    before, cued = line.norm(index - 1), line.norm(index - 1) in CUES
    if line.norm(index) in _VERBS and not cued:
        return True
    if before in NAME_WORDS:
        return True
    following = line.norm(index + 1)
    if line.capital(index + 1) and (following in PLACE_NOUNS or not cued):
        return True
    # "Black September", a name unless the sentence opens here
    return index - 1 > line.start and line.capital(index - 1) and not cued and before not in (",", "(")


def year(line: Line, index: int) -> Match | None:
    """Reads "in 2016", "the 2014 war", "2011-2013", "2014/15", "(2003)"."""
    written = line.norm(index)
    number = year_number(written)
    if number is None and len(written) == 7 and written[4:5] == "/":
        number = year_number(written[:4])
        if number is not None and int(written[5:]) == (number + 1) % 100 and line.norm(index + 1) not in COUNTED:
            return _years(index, index + 1, number, number + 1)
        return None
    if number is None:
        return None
    before, last, final = line.norm(index - 1), index + 1, number
    joint = line.norm(last)
    if joint == "-" or (joint == "to" and before not in ("from", "$")):
        other = line.norm(last + 1)
        upper = year_number(other)
        if upper is None and joint == "-" and len(other) == 2 and other.isdecimal():
            upper = number - number % 100 + int(other)
        if upper is not None and number < upper <= number + _LONGEST_RANGE:
            last, final = last + 2, upper
    following = line.norm(last)
    if following in COUNTED or before in ("$", "€", "£"):
        return None
    cued = before in CUES - {"about", "for", "around", "every", "on"} or before in SEASONS or final != number
    cued = cued or (before in ("(", "and", ",") and following in (")", ",", "-", ".", ";") and _listed(line, index))
    if before.isalpha() and before not in CUES and line.norm(index - 2) in _BEFORE_NOUN and not line.capital(index - 1):
        before = "the"  # "a lightning 2014 campaign"
    cued = cued or (before in _BEFORE_NOUN and following.isalpha() and following not in ("and", "or", "of"))
    return _years(index, last, number, final) if cued else None


def _listed(line: Line, index: int) -> bool:
    """True in brackets, or after another year: "2014 and 2016"."""
    return line.norm(index - 1) == "(" or any(
        match.last in (index - 1, index - 2) and match.grain is Grain.YEAR for match in line.here
    )


def _years(first: int, last: int, number: int, final: int) -> Match | None:
    begin, end = intervals.year(number), intervals.year(final)
    return Match(first, last, DateInterval(begin.first, end.last), Grain.YEAR) if begin and end else None


def decade(line: Line, index: int) -> Match | None:
    """Reads "the 1990s", "the early 90s"."""
    written = _DECADE.fullmatch(line.norm(index)) if line.norm(index)[:1].isdecimal() else None
    if written is None:
        return None
    number = int(written[1])
    if number < 100:
        if line.norm(index - 1) not in ("the", "early", "late", "mid", "-", "'"):
            return None
        # the two-digit decades that news writes so are of the last century
        number += 1900 if number >= 30 else 2000
    return matched(index, index + 1, intervals.decade(number), Grain.DECADE)


def season(line: Line, index: int) -> Match | None:
    """Reads "spring of 2013", "summer 2014", "winter last year"."""
    name = line.norm(index)
    if name not in SEASONS:
        return None
    number, last = year_after(line, index + 1)
    if number is None:
        return None
    return matched(index, last, intervals.season(number, name), Grain.SEASON)


def quarter(line: Line, index: int) -> Match | None:
    """Reads "Q1 2020", "the first quarter of 2020", "the third quarter of this year"."""
    norm = line.norm(index)
    if len(norm) == 2 and norm[0] == "q" and norm[1] in "1234":
        number, place = int(norm[1]), index + 1
    elif norm in ("first", "second", "third", "fourth") and line.norm(index + 1) == "quarter":
        number, place = {"first": 1, "second": 2, "third": 3, "fourth": 4}[norm], index + 2
    else:
        return None
    of_year, last = year_after(line, place + (line.norm(place) == "of" and line.norm(place + 2) == "year"))
    if of_year is None:
        if norm[0] != "q" or line.today is None:
            return None
        of_year, last = line.today.year, place
    return matched(index, last, intervals.quarter(of_year, number), Grain.QUARTER)
