"""Intervals of days and of numbers."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar

from counterclaim.model.question import Answer

T = TypeVar("T")
Days = tuple[date | None, date | None]
# "Since 27 September" and "since the 28th" are one start, told from different clocks.
SAME_START = timedelta(days=3)
Bounds = tuple[int | None, int | None]  # low and high, both taken in; None is open


def days_of(iso: str | None) -> Days:
    """First and last day of an ISO date or interval as claims have it; open or unreadable ends are None."""
    if not iso:
        return None, None
    first, slash, last = iso.partition("/")
    return _day(first), _day(last if slash else first)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def starts_alike(one: date | None, other: date | None) -> bool:
    """True where two totals may count from the same day: “since 27 September” and “since the 28th”, told from
    different clocks; “since 2011” and “since March 2011”. One that says no start agrees with all."""
    if one is None or other is None:
        return True
    (first, last), (second, end) = _start_span(one), _start_span(other)
    return first - SAME_START <= end and second - SAME_START <= last


def start_days(start: date) -> int:
    """How many days a start leaves open: 0 for a day, some 30 for a month, 365 for a year."""
    first, last = _start_span(start)
    return (last - first).days


def _start_span(start: date) -> tuple[date, date]:
    """A start on 1 January is a year, on the first of another month a month: few reports mean the day."""
    if start.day != 1:
        return start, start
    if start.month == 1:
        return start, start.replace(month=12, day=31)
    return start, start.replace(day=monthrange(start.year, start.month)[1])


def stab(items: Sequence[T], days: Callable[[T], tuple[date, date]]) -> list[list[T]]:
    """Groups of items that all share a day: no chain from Monday over Tuesday to Wednesday.

    The earliest last day is taken as the common day of all that hold it, then the next of the rest. The groups come
    in the order of their days and depend on the items alone, not on their order.
    """
    groups: list[list[T]] = []
    left = sorted(items, key=lambda item: (days(item)[1], days(item)[0]))
    while left:
        common = days(left[0])[1]
        groups.append([item for item in left if days(item)[0] <= common])
        left = [item for item in left if days(item)[0] > common]
    return groups


def bounds_of(answer: Answer) -> Bounds:
    """What an answer commits its claimant to, for comparing.

    A rounded figure (`about 100`, `nearing 5,000`) is open in the claim's record: nobody said how far. For comparing
    alone it is read as people round: half a unit of its last digit that isn't 0, but at least a tenth, to either
    side that the words leave open. A part of a larger figure is a floor: more of the whole may be of that sort.
    """
    low, high = answer.low, answer.high
    if answer.approx and answer.stated is not None:
        slack = _slack(answer.stated)
        low = answer.stated - slack if low is None else low
        high = answer.stated + slack if high is None else high
    return low, None if answer.part else high


def _slack(number: int) -> int:
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    return max(unit // 2, number // 10)


def meet(one: Bounds, other: Bounds) -> bool:
    """True where some number is within both."""
    return gap(one, other) == 0


def gap(one: Bounds, other: Bounds) -> int:
    """How far apart two bounds are; 0 where they meet."""
    return max(_above(one[0], other[1]), _above(other[0], one[1]), 0)


def _above(low: int | None, high: int | None) -> int:
    return 0 if low is None or high is None else low - high
