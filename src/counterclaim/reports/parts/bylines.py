"""Paragraphs that name who wrote the report."""

from __future__ import annotations

import re
from typing import Final

from counterclaim.reports.dates import MONTH, WEEKDAY
from counterclaim.reports.parts.names import agency_pattern

_WORD: Final = r"[^\W\d_a-z][\w'’.\-]*"
_NAME: Final = rf"{_WORD}(?:[ \u00a0](?:(?:de|van|von|der|den|da|di|al|el|bin|ibn|la|le)[ \u00a0])?{_WORD}){{1,3}}"
_BY_NAMES = re.compile(rf"[Bb][Yy][ \u00a0]+(?P<names>{_NAME}(?:(?:,?[ ](?:and|&)[ ]|,[ ]){_NAME}){{0,5}})")
_BY = re.compile(r"(?:Written |Story |Report |Words )?[Bb][Yy]:?[ \u00a0]+", re.IGNORECASE)
_LINE: Final = 160
_TIME_WORD = re.compile(rf"{MONTH}|{WEEKDAY}|[A-Z]\w+day\b")
# every word a name, a title or a small word
_NAMES_ONLY = re.compile(
    r"(?:(?:and|in|for|at|of|the|with|de|van|von|der|den|da|di|al|el|bin|la|le|to|on|&|\||/|-|–|—|,|·|•)\s?"
    r"|[^\W\d_a-z][\w'’.\-@]*[,;]?\s?)+"
)
_REPORTED_FROM = re.compile(rf"{_NAME}(?:,? and {_NAME})? reported from [^\W\d_a-z][^.\n]{{1,80}}\.?$")
_TAG = re.compile(
    r"(?:^|[.!?…”\"’')\]]\s*|\s)[-–—]{1,2}\s?(?P<tag>(?:[A-Z][\w'’.\- ]{1,30}/)?(?P<agency>[A-Z][\w .-]{1,30}))\.?$"
)
_SOURCE = re.compile(
    r"(?:Source|Sources|SOURCE|Via|With inputs from|With reporting by|With files from|From):?\s+", re.I
)


def byline_end(text: str, start: int, end: int) -> int | None:
    """The end of `By Jane Doe and John Doe` where `[start, end)` begins with it. Words may follow."""
    found = _BY_NAMES.match(text, start, min(end, start + _LINE))
    if found is None or _TIME_WORD.match(found["names"]):
        return None
    return found.end()


def is_byline(text: str, start: int, end: int) -> bool:
    """True where a whole paragraph is a byline."""
    if end - start > _LINE + 90:
        return False
    if _REPORTED_FROM.match(text, start, end):
        return True
    found = _BY.match(text, start, end) or _SOURCE.match(text, start, end)
    if found is None or end - start > _LINE or text[end - 1] in "?!":
        return False
    names = _NAMES_ONLY.match(text, found.end(), end)
    if names is None or names.end() < end or _TIME_WORD.match(text, found.end(), end):
        return False
    return agency_pattern().match(text, found.end(), end) is not None or " " in text[found.end() : end].strip()


def tag_start(text: str, start: int, end: int) -> int | None:
    """Where the sign-off `- REUTERS` at the end of a paragraph begins, None where there is none."""
    low = max(start, end - 48)
    found = _TAG.search(text[low:end])
    if found is None:
        return None
    agency = agency_pattern().match(found["agency"])
    if agency is None or agency.end() != len(found["agency"].rstrip(" .")):
        return None
    place = low + found.start()
    while text[place] not in "-–—":
        place += 1
    return place
