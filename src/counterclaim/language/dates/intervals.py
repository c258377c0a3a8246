"""The calendar: closed intervals of days for a week, a weekend, a month, a season, and what is early or late in them.

A week runs from Monday to Sunday; a weekend is its Saturday and Sunday.
"""

from __future__ import annotations

from datetime import date, timedelta
from enum import Enum

from dateutil.relativedelta import relativedelta

from counterclaim.model.reading import DateInterval, Grain

_DAY = timedelta(days=1)
# `date` itself holds the years 1 to 9999
_FIRST_YEAR, _LAST_YEAR = 1, 9999


class Part(Enum):
    """Which third of a span is meant."""

    EARLY = 0
    MIDDLE = 1
    LATE = 2


def day(of: date) -> DateInterval:
    return DateInterval(of, of)


def make_day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def shifted(of: date, *, days: int = 0, months: int = 0, years: int = 0) -> date | None:
    """`of` moved by whole days, months or years; None beyond the calendar."""
    try:
        return of + relativedelta(years=years, months=months) + timedelta(days=days)
    except (OverflowError, ValueError):
        return None


def week(of: date, offset: int = 0) -> DateInterval:
    """The week that holds `of`, or one `offset` weeks away."""
    monday = of - timedelta(days=of.weekday()) + timedelta(weeks=offset)
    return DateInterval(monday, monday + timedelta(days=6))


def weekend(of: date, offset: int = 0) -> DateInterval:
    """Saturday and Sunday of the week that holds `of`, or of one `offset` weeks away."""
    sunday = week(of, offset).last
    assert sunday is not None
    return DateInterval(sunday - _DAY, sunday)


def month(year: int, number: int) -> DateInterval | None:
    first = make_day(year, number, 1)
    if first is None:
        return None
    following = shifted(first, months=1)
    return DateInterval(first, following - _DAY if following else date.max)


def year(number: int) -> DateInterval | None:
    if not _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    return DateInterval(date(number, 1, 1), date(number, 12, 31))


def decade(first_year: int) -> DateInterval | None:
    if not _FIRST_YEAR <= first_year <= _LAST_YEAR - 9:
        return None
    return DateInterval(date(first_year, 1, 1), date(first_year + 9, 12, 31))


def quarter(year_number: int, number: int) -> DateInterval | None:
    first, last = month(year_number, 3 * number - 2), month(year_number, 3 * number)
    return DateInterval(first.first, last.last) if first and last else None


def season(year_number: int, name: str) -> DateInterval | None:
    """Meteorological seasons of the northern hemisphere; winter is that which begins in December of the year."""
    first_month = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}[name]
    first = month(year_number, first_month)
    if first is None or first.first is None:
        return None
    after = shifted(first.first, months=3)
    return DateInterval(first.first, after - _DAY) if after else None


def third(interval: DateInterval, grain: Grain, part: Part) -> DateInterval:
    """The early, middle or late third. Of a month: days 1 to 10, 11 to 20, 21 to the end; of a year four months."""
    first, last = interval.first, interval.last
    if first is None or last is None:
        return interval
    if grain is Grain.MONTH:
        starts = [first, first + timedelta(days=10), first + timedelta(days=20)]
    elif grain is Grain.YEAR:
        starts = [first, first.replace(month=5), first.replace(month=9)]
    elif grain is Grain.DECADE:
        starts = [first, first.replace(year=first.year + 3), first.replace(year=first.year + 7)]
    elif grain is Grain.WEEK:
        starts = [first, first + timedelta(days=2), first + timedelta(days=4)]
    elif grain in (Grain.SEASON, Grain.QUARTER):
        starts = [first, first + relativedelta(months=1), first + relativedelta(months=2)]
    else:
        return interval
    ends = [starts[1] - _DAY, starts[2] - _DAY, last]
    return DateInterval(starts[part.value], ends[part.value])


def half(interval: DateInterval, number: int) -> DateInterval:
    """The first or second half of a year or month."""
    first, last = interval.first, interval.last
    if first is None or last is None:
        return interval
    middle = first.replace(month=7) if (last - first).days > 300 else first + timedelta(days=15)
    return DateInterval(first, middle - _DAY) if number == 1 else DateInterval(middle, last)
