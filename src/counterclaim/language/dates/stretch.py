"""A counted stretch of time: "48 hours", "almost 30 years", "more than two weeks", "a decade and a half"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.language.dates import intervals
from counterclaim.language.dates.line import Line
from counterclaim.language.dates.names import HEDGES, NUMBERS, UNITS
from counterclaim.model.reading import DateInterval, Grain

GRAINS = {
    "minute": Grain.HOUR,
    "hour": Grain.HOUR,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "fortnight": Grain.WEEK,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
    "century": Grain.DECADE,
}
_ADJECTIVES = frozenset("full consecutive straight long bloody brutal".split())  # noqa: SIM905
_MOST_HEDGES = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """“almost 30 years”: tokens up to `last`. Months and years are counted by the calendar."""

    last: int
    count: int
    unit: str


def stretch(line: Line, index: int) -> Stretch | None:
    """The stretch that begins at token `index`, its hedges included; None where there is none.

    A vague one ("several days", "a few weeks") is none.
    """
    place = index
    while line.norm(place) in HEDGES and place < index + _MOST_HEDGES:
        place += 1
    if line.norm(place) == "half" and line.norm(place + 1) in ("a", "an"):
        return _half(line, place + 2)
    counted = _count(line, place)
    if counted is None:
        return None
    count, place = counted
    if line.norm(place) in _ADJECTIVES:
        place += 1
    unit = UNITS.get(line.norm(place))
    if unit is None:
        if line.norm(place) == "quarter-century" and count == 1:
            return Stretch(place + 1, 25, "year")
        if line.norm(place) == "half-century" and count == 1:
            return Stretch(place + 1, 50, "year")
        return None
    place += 1
    if line.phrase(place, "and a half"):
        more = {"year": (12, "month"), "decade": (10, "year"), "century": (100, "year")}.get(unit)
        if more is not None:
            return Stretch(place + 3, count * more[0] + more[0] // 2, more[1])
    return Stretch(place, count, unit)


def _half(line: Line, place: int) -> Stretch | None:
    halves = {"year": (6, "month"), "decade": (5, "year"), "century": (50, "year"), "hour": (30, "minute")}
    found = halves.get(UNITS.get(line.norm(place), ""))
    return Stretch(place + 1, *found) if found else None


def _count(line: Line, place: int) -> tuple[int, int] | None:
    """The number at `place` and the token past it."""
    norm = line.norm(place)
    if norm in ("a", "couple", "two"):
        for words, count in (("a couple of", 2), ("couple of", 2), ("two dozen", 24), ("a dozen", 12)):
            past = line.phrase(place, words)
            if past:
                return count, past
    if norm.isdecimal() and len(norm) <= 4:
        return int(norm), place + 1
    if norm in NUMBERS and norm != "dozen":
        following = line.norm(place + 1)
        if NUMBERS[norm] >= 20 and NUMBERS.get(following, 100) < 10 and following not in ("a", "an"):
            return NUMBERS[norm] + NUMBERS[following], place + 2
        return NUMBERS[norm], place + 1
    tens, _, units = norm.partition("-")
    if tens in NUMBERS and units in NUMBERS and NUMBERS[tens] >= 20 > NUMBERS[units]:
        return NUMBERS[tens] + NUMBERS[units], place + 1
    return None


def moved(of: date, found: Stretch, sign: int) -> date | None:
    """`of`, moved by the stretch forwards (`sign` 1) or backwards (-1); None beyond the calendar.

    Hours move by the days that they touch from midnight on: 24 or less one day, 48 two, fewer than 12 none.
    """
    count = found.count * sign
    match found.unit:
        case "minute":
            return of
        case "hour":
            days = -(-found.count // 24) if found.count >= 12 else 0
            return intervals.shifted(of, days=sign * days)
        case "day":
            return intervals.shifted(of, days=count)
        case "week":
            return intervals.shifted(of, days=7 * count)
        case "fortnight":
            return intervals.shifted(of, days=14 * count)
        case "month":
            return intervals.shifted(of, months=count)
        case "year":
            return intervals.shifted(of, years=count)
        case "decade":
            return intervals.shifted(of, years=10 * count)
        case "century":
            return intervals.shifted(of, years=100 * count)
        case _:
            raise ValueError(f"no unit of time: {found.unit}")


def around(of: date, unit: str) -> tuple[DateInterval, Grain]:
    """The day, week, month or year that holds `of`, by the unit in which it was counted: "two weeks ago" is a week."""
    if unit in ("minute", "hour", "day"):
        return intervals.day(of), Grain.DAY
    if unit in ("week", "fortnight"):
        return intervals.week(of), Grain.WEEK
    if unit == "month":
        return intervals.month(of.year, of.month) or intervals.day(of), Grain.MONTH
    return intervals.year(of.year) or intervals.day(of), Grain.YEAR


def back_from(today: date, found: Stretch) -> DateInterval | None:
    """The stretch that ends on `today`: "the past three days" of a 26th begin on the 23rd.

    Years are those of the calendar: 28 years back from 2020 begin with 1992.
    """
    first = moved(today, found, -1)
    if first is None:
        return None
    if found.unit in ("year", "decade", "century"):
        first = first.replace(month=1, day=1)
    return DateInterval(first, today)
