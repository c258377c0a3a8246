"""Datelines and date lines at the head of a text: `BAKU, Oct 26 (Reuters) -`, `Published July 27 2016`."""

from __future__ import annotations

import re
from typing import Final

from counterclaim.reports.dates import ANY_DATE, FULL_DATE, SHORT_DATE, WEEKDAY
from counterclaim.reports.parts.names import agency_pattern

_UPPER: Final = r"[A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĘĚĞĢİĪĶŁŃŇŌŐŒŘŚŞŠŢŤŪŮŰŹŻŽ]"
_CAPS: Final = rf"{_UPPER}[A-ZÀ-ÖØ-ÞĀ-Ž'’.\-]+(?:[ \u00a0]{_UPPER}[A-ZÀ-ÖØ-ÞĀ-Ž'’.\-]*){{0,4}}"
_NAME: Final = (
    rf"(?:al-)?{_UPPER}[\w'’.\-]*(?:[ \u00a0](?:(?:of|the|and|de|al|el|on)[ \u00a0])?(?:al-)?{_UPPER}[\w'’.\-]*){{0,4}}"
)
_SPACE: Final = r"[ \u00a0]"
# An en dash without spaces joins words: "CJTF–OIR".
_LONG_DASH: Final = rf"(?:{_SPACE}*(?:[—―]|--+){_SPACE}*|{_SPACE}+–{_SPACE}*|–{_SPACE}+)"
_DASH: Final = rf"(?:{_LONG_DASH}|{_SPACE}*-{_SPACE}+|{_SPACE}+-{_SPACE}*|{_SPACE}*:{_SPACE}+|{_SPACE}_{_SPACE})"
_PLACES: Final = (
    rf"(?:{_CAPS}|{_NAME})(?:[ ]?/[ ]?(?:{_CAPS}|{_NAME})){{0,3}}(?:,[ \u00a0](?!{SHORT_DATE}){_NAME}){{0,2}}"
)
_DAY: Final = rf"(?:,?[ \u00a0](?:{FULL_DATE}|{SHORT_DATE}|{WEEKDAY}))"
_DESK: Final = r"\((?:[^()\n]{2,40})\)"

# YEREVAN, Armenia (AP) — | BAKU, Oct 26 (Reuters) - | Beirut (AFP) – | (Reuters) -
_WITH_DESK = re.compile(rf"(?:{_PLACES}{_DAY}?[ \u00a0]?)?{_DESK}{_DASH}")
# DAMASCUS, SANA – | Kyiv, May 3. KAZINFORM - : capitals, or a date, or an agency's name beside the place
_WITH_DAY = re.compile(rf"{_PLACES}{_DAY}\.?(?:[ \u00a0]?/[A-Z. -]{{2,20}}/)?,?{_DASH}", re.IGNORECASE)
_IN_CAPITALS = re.compile(
    rf"{_CAPS}(?:[ ]?/[ ]?{_CAPS}){{0,3}}(?:,{_SPACE}{_NAME}){{0,2}}(?:{_LONG_DASH}|{_SPACE}-{_SPACE}+|:{_SPACE}+)"
)
_DASH_OR_COLON = re.compile(r"[-–—―:_]")
_STAMP_REACH: Final = 60  # from the start of a stamp to the first digit of its date
_BARE_DASH = re.compile(_DASH)
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_STARTS_TEXT = re.compile(r"[\"“‘'(\[]?[^\W_a-z]")

_PREFIX: Final = (
    r"(?:(?:Date of publication|(?:First )?[Pp]ublished(?: on| at)?|PUBLISHED|Posted(?: on| at)?|(?:Last )?[Uu]pdated?"
    r"(?: on| at)?|Last modified|Created|Issued|Date|DATE|Release date)\s?:?\s+)"
)
_TIME: Final = (
    r"(?:,?(?:\s(?:at|-|–|\||—))?\s?\d{1,2}[:.]?\d{2}(?::\d{2})?(?:\s?[ap]\.?m\.?)?"
    r"(?:\s?\(?(?:[A-Z]{3,4}(?:[+-]\d{1,2})?|local time)\)?)?"
    r"(?:\s?[-–/]\s?(?:[A-Z]{3,4}\s)?\d{1,2}:\d{2}(?:\s(?:GMT|UTC))?)?(?![\w.:]))"
)
_DATE = re.compile(ANY_DATE)
_DIGIT = re.compile(r"\d")
_STAMP = re.compile(
    rf"(?P<prefix>{_PREFIX})?(?P<date>{ANY_DATE})(?P<time>{_TIME})?"
    rf"(?:\s?\((?:[Uu]pdated|UPDATED)[^()\n]{{0,60}}\))?(?:\s?[|·•])?"
)


def dateline_end(text: str, start: int, end: int, first: bool) -> int | None:
    """The end of the dateline that a paragraph begins with, its dash and the space behind it included; or None.

    Away from the first paragraph only one with a desk in brackets is taken for one.
    """
    end = min(end, start + 160)
    if _DASH_OR_COLON.search(text, start, end) is None:
        return None
    found = _WITH_DESK.match(text, start, end) if text.find("(", start, end) >= 0 else None
    if found is None and first:
        found = _WITH_DAY.match(text, start, end) or _IN_CAPITALS.match(text, start, end)
        if found is None:
            return _with_agency(text, start, end)
    if found is None or not _STARTS_TEXT.match(text, found.end()):
        return None
    return found.end()


def _with_agency(text: str, start: int, end: int) -> int | None:
    """`Damascus, SANA –`, `Beirut, Reuters -`, `AFP —`."""
    place = start
    agency = agency_pattern().match(text, place, end)
    if agency is None:
        comma = text.find(",", start, min(end, start + 60))
        if comma < 0 or not re.fullmatch(_NAME, text[start:comma]):
            return None
        place = comma + 1 + (text[comma + 1 : comma + 2] == " ")
        agency = agency_pattern().match(text, place, end)
    dash = _BARE_DASH.match(text, agency.end(), end) if agency else None
    return dash.end() if dash and _STARTS_TEXT.match(text, dash.end()) else None


def has_date(text: str, start: int, end: int) -> bool:
    """True where a whole date stands in `[start, end)`."""
    return _DATE.search(text, start, end) is not None


def stamp(text: str, start: int, end: int) -> tuple[int, bool, str] | None:
    """A date that is no part of a sentence, at the head of a text: its end, whether a word like "Published", a time
    or a weekday says that it is one, and the date as written. None where the words go on as a sentence does.
    """
    place = start
    if _DIGIT.search(text, start, min(end, start + _STAMP_REACH)) is None:
        return None
    agency = agency_pattern().match(text, start, end) if text[start].isupper() else None
    if agency is not None and text[agency.end() : agency.end() + 1] == " ":
        place = agency.end() + 1
    found = _STAMP.match(text, place, min(end, place + 160))
    if found is None:
        return None
    stop = found.end()
    if stop < end and not (text[stop].isspace() or text[stop] in ")|"):
        return None
    behind = stop
    while behind < end and (text[behind].isspace() or text[behind] in "|·•-–—)"):
        behind += 1
    if behind < end and not _STARTS_TEXT.match(text, behind) and not text.startswith("by ", behind):
        return None
    while stop < behind and text[stop] in ")":
        stop += 1
    said = found["prefix"] is not None or found["time"] is not None or _WEEKDAY.match(found["date"]) is not None
    return stop, said, found["date"]
