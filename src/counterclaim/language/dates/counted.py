"""Dates that count units of time: "two weeks ago", "in the last 24 hours", "for almost 30 years", "a year earlier"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.language.dates import spans_of_time as calendar
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import NUMBERS, UNITS
from counterclaim.language.dates.tense import perfect
from counterclaim.model.reading import DateInterval, Grain

_HEDGES = frozenset(
    ["about", "around", "almost", "nearly", "some", "roughly", "more", "less", "than", "over", "at", "least", "just", "the", "approximately"]
)
_GRAINS = {
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
_ADJECTIVES = frozenset(["full", "consecutive", "straight", "long", "past", "last"])


@dataclass(frozen=True, slots=True)
class Stretch:
    """“almost 30 years”: tokens up to `last`."""

    last: int
    count: int
    unit: str


def stretch(line: Line, index: int) -> Stretch | None:
    """A counted stretch of time that begins at `index`, its hedges included ("more than two weeks", "48 hours")."""
    place = index
    while line.norm(place) in _HEDGES and place < index + 5:
        place += 1
    norm = line.norm(place)
    half = False
    if norm == "half" and line.norm(place + 1) in ("a", "an"):
        half, place = True, place + 1
        norm = line.norm(place)
    if norm == "a" and line.norm(place + 1) in ("couple", "few", "half"):
        if line.norm(place + 1) != "couple" or line.norm(place + 2) != "of":
            return None
        count, place = 2, place + 3
    elif norm.isdigit() and len(norm) <= 4:
        count, place = int(norm), place + 1
    elif norm in NUMBERS:
        count, place = NUMBERS[norm], place + 1
    elif "-" in norm and norm.split("-")[0] in NUMBERS and norm.split("-")[-1] in NUMBERS:
        count, place = sum(NUMBERS.get(piece, 0) for piece in norm.split("-")), place + 1
    else:
        return None
    if line.norm(place) in _ADJECTIVES:
        place += 1
    unit = UNITS.get(line.norm(place))
    if unit is None or unit == "weekend":
        return None
    if half:
        if unit == "year":
            return Stretch(place + 1, 6 * count, "month")
        if unit in ("decade", "century"):
            return Stretch(place + 1, 5 if unit == "decade" else 50, "year")
        return None
    return Stretch(place + 1, count, unit)


def moved(of: date, found: Stretch, sign: int) -> date | None:
    """`of`, moved by the stretch forwards (sign 1) or backwards (-1)."""
    count = found.count * sign
    match found.unit:
        case "minute":
            return of
        case "hour":
            return calendar.shifted(of, days=sign * -(-found.count // 24) if found.count >= 24 else 0)
        case "day":
            return calendar.shifted(of, days=count)
        case "week":
            return calendar.shifted(of, days=7 * count)
        case "fortnight":
            return calendar.shifted(of, days=14 * count)
        case "month":
            return calendar.shifted(of, months=count)
        case "year":
            return calendar.shifted(of, years=count)
        case "decade":
            return calendar.shifted(of, years=10 * count)
        case "century":
            return calendar.shifted(of, years=100 * count)
        case _:
            raise ValueError(f"no unit of time: {found.unit}")


def around(of: date, unit: str) -> tuple[DateInterval, Grain]:
    """The day, week, month or year that holds `of`, by the unit that it was counted in."""
    interval: DateInterval | None
    if unit in ("minute", "hour", "day"):
        return calendar.day(of), Grain.DAY
    if unit in ("week", "fortnight"):
        return calendar.week(of), Grain.WEEK
    if unit == "month":
        interval = calendar.month(of.year, of.month)
        return interval or calendar.day(of), Grain.MONTH
    interval = calendar.year(of.year)
    return interval or calendar.day(of), Grain.YEAR if unit == "year" else Grain.DECADE


def back_from(today: date, found: Stretch) -> DateInterval | None:
    """The stretch that ends on `today`. Years are counted in years of the calendar: 28 before 2020 begin in 1992."""
    first = moved(today, found, -1)
    if first is None:
        return None
    if found.unit in ("year", "decade", "century"):
        first = first.replace(month=1, day=1)
    return DateInterval(first, today)


def ago(line: Line, index: int) -> Match | None:
    """ "two weeks ago", "a year earlier", "three days later", "two days after"."""
    found = stretch(line, index)
    if found is None:
        return None
    word = line.norm(found.last)
    if word == "ago":
        base, sign = line.today, -1
    elif word in ("earlier", "before", "previously"):
        base, sign = _said(line), -1
        if word == "before" and line.norm(found.last + 1) not in ("", ",", ".", "and", "in", "at"):
            return None
    elif word in ("later", "afterwards"):
        base, sign = _said(line), 1
    else:
        return None
    if base is None:
        return None
    day = moved(base, found, sign)
    if day is None:
        return None
    if found.unit in ("hour", "minute") and word != "ago" and found.count < 24:
        return Match(index, found.last + 1, calendar.day(day), Grain.DAY)
    interval, grain = around(day, found.unit)
    return Match(index, found.last + 1, interval, grain)


def _said(line: Line) -> date | None:
    if line.said is not None:
        return line.said.interval.first or line.said.interval.last
    return line.today


def window(line: Line, index: int) -> Match | None:
    """ "the past three days", "the last 24 hours", "these 28 years", "the next two weeks"."""
    if line.today is None:
        return None
    place = index
    if line.norm(place) in ("the", "these", "its", "their", "his", "her"):
        place += 1
    which = line.norm(place)
    if which in ("past", "last", "next", "coming", "previous", "preceding"):
        place += 1
    elif line.norm(index) == "these":
        which = "past"
    else:
        return None
    found = stretch(line, place)
    if found is None or line.norm(place) in ("a", "an", "the", "one"):
        return None
    if which in ("next", "coming"):
        last = moved(line.today, found, 1)
        return last and Match(index, found.last, DateInterval(line.today, last), _GRAINS[found.unit])
    interval = back_from(line.today, found)
    return interval and Match(index, found.last, interval, _GRAINS[found.unit], duration=True)


def lasting(line: Line, index: int) -> Match | None:
    """ "for almost 30 years" beside a perfect tense: it lasts up to the report's day."""
    if line.norm(index) != "for" or line.today is None:
        return None
    found = stretch(line, index + 1)
    if found is None or (found.unit in ("minute", "hour") and found.count < 24):
        return None
    if not perfect(line, index, found.last):
        return None
    interval = back_from(line.today, found)
    return interval and Match(index, found.last, interval, _GRAINS[found.unit], duration=True)


def aged(line: Line, index: int) -> Match | None:
    """ "week-old", "three-day-old": begun so long before the report."""
    pieces = line.norm(index).split("-")
    if line.today is None or pieces[-1] != "old" or len(pieces) not in (2, 3) or pieces[-2] not in UNITS:
        return None
    if pieces[-2] == "year":
        return None  # an age
    count = 1
    if len(pieces) == 3:
        if pieces[0] in NUMBERS:
            count = NUMBERS[pieces[0]]
        elif pieces[0].isdigit() and len(pieces[0]) < 4:
            count = int(pieces[0])
        else:
            return None
    day = moved(line.today, Stretch(index + 1, count, UNITS[pieces[-2]]), -1)
    if day is None:
        return None
    if pieces[-2] == "month":
        interval, grain = around(day, "month")
        return Match(index, index + 1, interval, grain)
    return Match(index, index + 1, calendar.day(day), Grain.DAY)


_ONE_DAY = timedelta(days=1)


def pointing(line: Line, index: int) -> Match | None:
    """ "the same day", "the previous day", "the following day", "that year": counted from the date said before."""
    if line.norm(index) not in ("the", "that"):
        return None
    word, noun = line.norm(index + 1), line.norm(index + 2)
    last = index + 3
    if line.norm(index) == "that":
        word, noun, last = "same", line.norm(index + 1), index + 2
    if noun not in ("day", "night", "morning", "evening", "afternoon", "week", "month", "year"):
        if word == "day" and noun in ("before", "after") and line.norm(last) in (".", ",", ""):
            word, noun = {"before": "previous", "after": "following"}[noun], "day"
        else:
            return None
    sign = {"same": 0, "previous": -1, "preceding": -1, "following": 1, "next": 1}.get(word)
    if sign is None:
        return None
    said = line.said
    if said is None and sign >= 0:
        return None
    base = _said(line)
    if base is None:
        return None
    unit = UNITS.get(noun, "day")
    if said is not None and unit == "day" and said.grain not in (Grain.DAY, Grain.HOUR, Grain.WEEKEND):
        if said.interval.first != said.interval.last:
            return None
    day = moved(base, Stretch(last, 1, unit), sign) if sign else base
    if day is None:
        return None
    interval, grain = around(day, unit)
    return Match(index, last, interval, grain)


def in_the_day(line: Line, index: int) -> Match | None:
    """ "earlier in the day", "later that day": the day said before, else the report's."""
    if line.norm(index) not in ("earlier", "later") or line.norms(index + 1, 3) != ("in", "the", "day"):
        if line.norms(index, 3) not in (("later", "that", "day"), ("earlier", "that", "day")):
            return None
        last = index + 3
    else:
        last = index + 4
    said = line.said
    if said is not None and said.grain is Grain.DAY and said.interval.first == said.interval.last:
        return Match(index, last, said.interval, Grain.DAY)
    return Match(index, last, calendar.day(line.today), Grain.DAY) if line.today else None
