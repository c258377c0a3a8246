"""The day that the text itself gives as its own: a dated header, or a dateline."""

from __future__ import annotations

from datetime import date

from counterclaim.language.dates import absolute
from counterclaim.language.dates.line import Line
from counterclaim.model.reading import Grain

# what may stand before the date of a header: "Published: 26 October 2020", "date 2020-10-26"
_OPENERS = frozenset(
    {"date", "published", "updated", "posted", "on", ":", "last", "modified", "|", "-", "by", "issued"}
)
_HEADER, _DATELINE = 4, 12
# a headline may stand before the date: its reach in tokens, and the words after which a date is of the story
_HEADLINE = 30
_STORY = frozenset(
    {"on", "of", "since", "from", "until", "by", "before", "after", "dated", ",", "and", "to", "(", "for"}
)
# a dateline is of the report's day or of the days just before
_DAYS_OLD = 7


def report_day(line: Line) -> date | None:
    """The day to count from. A date with its year at the very beginning of the text goes before `line.today`,
    which stands where the text has none; a dateline's ("GENEVA, Oct. 26 (AP)") where it is a few days older."""
    for index in range(line.start, min(line.start + _HEADER, line.end)):
        found = absolute.dated_weekday(line, index) or absolute.day(line, index) or absolute.numeric(line, index)
        if found is not None:
            if _has_year(line, index, found.last) and not _in_sentence(line, index, found.last):
                return found.interval.first
            break
        if line.norm(index) not in _OPENERS:
            break
    for index in range(line.start, min(line.start + _HEADLINE, line.end)):
        found = absolute.dated_weekday(line, index)
        if found is not None and _has_year(line, index, found.last) and line.norm(index - 1) not in _STORY:
            if line.capital(found.last):
                return found.interval.first
            break
    for index in range(line.start + 1, min(line.start + _DATELINE, line.end)):
        found = absolute.day(line, index)
        if found is None or found.grain is not Grain.DAY or line.today is None:
            continue
        day = found.interval.first
        if line.norm(found.last) in ("(", "-", "--") and day is not None and 0 <= (line.today - day).days <= _DAYS_OLD:
            return day
        break
    return line.today


def _has_year(line: Line, first: int, last: int) -> bool:
    return any(
        absolute.year_number(line.norm(index)) or line.norm(index)[:4].isdecimal() or line.norm(index)[-4:].isdecimal()
        for index in range(first, last)
    )


def _in_sentence(line: Line, first: int, last: int) -> bool:
    """True for "On 3 May 2014, rebels …": a date of the story, not of the report."""
    return line.norm(first - 1) == "on" or (line.norm(last) == "," and line.norm(last + 1)[:1].isalpha())
