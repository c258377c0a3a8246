"""The days that a question names, read by the grammar that reads reports."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from counterclaim.model.report import Report

# People type names of months and days in small letters; “may” and “march” are words as well, unless a number is beside.
_SMALL = re.compile(
    r"\b(january|february|april|june|july|august|september|october|november|december|jan|feb|apr|jun|jul|aug|sept?|oct|nov"
    r"|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|\b(?<=\d )(march|may|mar)\b|\b(march|may|mar)(?= \d)|\b(?<=in )(march|may)\b"
)
_YEAR = re.compile(r"(?<![\w.-])((?:19|20)\d\d)(?![\w-])(?!\.\d)")
_YEAR_BEHIND = re.compile(r",?\s+((?:19|20)\d\d)(?![\w-])")
_AS_OF = re.compile(r"\b(?:as\s+of|as\s+at|as\s+on|known\s+by|known\s+on)\s+(?:the\s+)?$", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:by|before|until|till|up\s+to)\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|from)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"^(?:since|after|from)\b", re.IGNORECASE)
_SPANS = re.compile(r"\b(?:to|until|till)\b", re.IGNORECASE)
# Without a day to reckon from, only dates with a year are days; the grammar needs one, and this is never asked for.
_NO_DAY = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Days:
    """The days asked for, ends included; `as_of` the day whose knowledge is; the `words` that name them, and what is
    `left` of the question."""

    since: date | None
    until: date | None
    as_of: date | None
    words: tuple[str, ...]
    left: str


def days_in(question: str, latest: date | None) -> Days:
    """The first days that a question names, and the first that it names as of. Others are left as words."""
    from counterclaim.language.dates import find_dates
    from counterclaim.language.sentences import split
    from counterclaim.language.tokens import tokenize

    text = _SMALL.sub(lambda found: found[0].capitalize(), question)
    tokens = tokenize(text)
    report = Report("question", text, latest or _NO_DAY)
    mentions = find_dates(text, tokens, split(report, tokens), latest or _NO_DAY)
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    named = False
    words: list[str] = []
    cuts: list[tuple[int, int]] = []
    for mention in mentions:
        said, before = mention.span.of(text), text[: mention.span.start]
        first, last = mention.interval.first, mention.interval.last
        end = mention.span.end
        if (behind := _YEAR_BEHIND.match(text, end)) and _YEAR.search(said) is None:
            first, last = _in_year(first, int(behind[1])), _in_year(last, int(behind[1]))
            end, said = behind.end(), text[mention.span.start : behind.end()]
        elif latest is not None and _YEAR.search(said) is None and (first or last or latest) > latest:
            # “holds … on 4 May”: of what has been said, no day is to come.
            first, last = _in_year(first, -1), _in_year(last, -1)
        if latest is None and _YEAR.search(said) is None and not re.match(r"\d{4}-", said):
            continue
        if as_of is None and (frame := _AS_OF.search(before)):
            as_of = last or first
        elif not named:
            named, frame = True, None
            if _SPANS.search(said):
                frame = _AFTER.search(before)
            elif _SINCE.match(said):
                last = None
            elif frame := _UNTIL.search(before):
                first = None
            elif frame := _AFTER.search(before):
                last = None
            since, until = first, last
        else:
            continue
        start = frame.start() if frame else mention.span.start
        cuts.append((start, end))
        words.append(" ".join(text[start:end].split()))
    left = _without(text if cuts else question, cuts)
    if not named and (found := _YEAR.search(left)):
        year = int(found[1])
        since, until = date(year, 1, 1), date(year, 12, 31)
        words.append(found[1])
        left = _without(left, [(found.start(), found.end())])
    return Days(since, until, as_of, tuple(words), left)


def _in_year(day: date | None, year: int) -> date | None:
    """The same day of another year, or of the year before (-1); of 29 February the day before."""
    if day is None:
        return None
    year = day.year - 1 if year < 0 else year
    return day.replace(year=year, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    for start, end in reversed(cuts):
        text = f"{text[:start]} {text[end:]}"
    return text
