"""Days of publication: as records give them, and as the head of a text does. None is guessed."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from counterclaim.model.span import Span

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH: Final = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
WEEKDAY: Final = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?,?"
_DAY: Final = r"\d{1,2}(?:st|nd|rd|th)?"

# A whole calendar date, year and all.
FULL_DATE: Final = (
    rf"(?:{WEEKDAY}[ \t\u00a0]+)?(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}"
    rf"|{_DAY}[ \t\u00a0]+{MONTH},?[ \t\u00a0]+\d{{4}}"
    # "Oct 26,2020", and "Oct 262020" where the commas were taken out
    rf"|{MONTH}[ \t\u00a0]+{_DAY},?[ \t\u00a0]*(?:19|20)\d\d)\b"
)
# 23-04-2016, 4/23/2016: which is the day may stay open.
_DMY: Final = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
ANY_DATE: Final = rf"(?:{FULL_DATE}|(?:{WEEKDAY}[ \t]+)?{_DMY}\b)"
# Day and month alone, as in `BAKU, Oct 26 (Reuters) -`.
SHORT_DATE: Final = rf"(?:{WEEKDAY}[ \t\u00a0]+)?(?:{MONTH}[ \t\u00a0]+{_DAY}|{_DAY}[ \t\u00a0]+{MONTH})(?![\w])"

_HEADER = re.compile(r"\s*date[ \t]+(\d{4}-\d{2}-\d{2})(?!\w)")
_FULL = re.compile(FULL_DATE, re.IGNORECASE)
_NUMERIC = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_SHORT = re.compile(r"(\d{1,2})([./-])(\d{1,2})[./-](\d{4})")
_WORDY = re.compile(rf"(?:({_DAY})\s+)?({MONTH})\s+(?:({_DAY}),?\s*)?(\d{{4}})", re.IGNORECASE)
_DAY_NUMBER = re.compile(r"\d+")


def parse_published(written: str) -> date | None:
    """The day that a record's `published` names: an ISO date or date-time (its own day, in its own zone), an
    e-mail date, or a date in words with its year. None where it names none."""
    written = written.strip()
    try:
        return datetime.fromisoformat(written).date()
    except ValueError:
        pass
    match = _FULL.match(written)
    if match is not None:
        return parse_full_date(match.group())
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def parse_full_date(written: str) -> date | None:
    """The day of a date matched by `ANY_DATE`; None where the calendar has no such day, or where day and month
    cannot be told apart (`04/05/2016`)."""
    if numeric := _NUMERIC.search(written):
        year, month, day = (int(group) for group in numeric.groups())
    elif short := _SHORT.search(written):
        day, month, year = int(short[1]), int(short[3]), int(short[4])
        if month > 12:
            day, month = month, day
        elif day <= 12 and day != month and short[2] != ".":  # dots are only written day first
            return None
    else:
        wordy = _WORDY.search(written)
        if wordy is None:
            return None
        number = _DAY_NUMBER.match(wordy[1] or wordy[3] or "")
        if number is None:
            return None
        year, month, day = int(wordy[4]), _MONTHS.index(wordy[2][:3].lower()) + 1, int(number.group())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def date_header(text: str) -> tuple[Span, str] | None:
    """The `date 2020-10-26` that a text file may open with: its span with the white space around it, and the date
    as written. The text goes on behind it, on the same line or the next."""
    match = _HEADER.match(text)
    if match is None:
        return None
    end = match.end()
    while end < len(text) and text[end].isspace():
        end += 1
    return Span(0, end), match[1]
