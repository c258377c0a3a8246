"""Where a name in a credit ends: `Credit: Jane Doe Smoke rises over…`, `REUTERS/Jane DoeBoth sides said`."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from counterclaim.data import load_lines

_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_JOINT = re.compile(r" ?[/|&] ?| via | for ")
_CAMEL = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z][a-z’' ]|[A-Z]$|A\b)")
_INNER_CAPITAL: Final = ("Mc", "Mac", "De", "Di", "Du", "La", "Le", "Van", "O’", "O'", "Fitz", "Al", "El", "Abu", "Bin")
_PARTICLES: Final = frozenset(
    ("al", "bin", "da", "de", "den", "der", "di", "dos", "du", "el", "ibn", "la", "le", "of", "the", "van", "von")
)
_TITLES: Final = frozenset({"Jr.", "Sr.", "St."})
_MAX_WORDS: Final = 12


@cache
def agency_pattern() -> re.Pattern[str]:
    """A news or picture agency's name, the longest first."""
    names = sorted(load_lines("reports/agencies.txt"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, names)) + r")(?![\w’'-])")


def name_end(text: str, start: int, end: int) -> int:
    """The end of the name that begins at `start`, `start` where none does.

    A name is a run of capitalised words, with particles, joined by spaces, slashes or "via". It ends behind an
    agency, at a sentence's stop, and where a new sentence is glued to it; before a lower-case word its last word is
    taken for the first of the next sentence.
    """
    agency = agency_pattern()
    ends: list[int] = []  # of the capitalised words, for taking back the last
    place = start
    joined = True  # the last joint was no mere space
    while len(ends) < _MAX_WORDS:
        if found := agency.match(text, place, end):
            ends.append(found.end())
            joint = _JOINT.match(text, found.end(), end)
            if joint is None:
                return found.end()
            place, joined = joint.end(), True
            continue
        word = _WORD.match(text, place, end)
        if word is None:
            break
        written = word.group()
        if text[word.end() : word.end() + 1] == ":":  # the label of the next credit
            break
        if not written[0].isupper():
            if written in _PARTICLES and ends and text[word.end() : word.end() + 1] == " ":
                place = word.end() + 1
                continue
            if len(ends) > 1 and not joined:
                ends.pop()
            break
        if (glued := _glued(written)) is not None:
            return word.start() + glued
        if written.endswith(".") and len(written) > 2 and written not in _TITLES:
            ends.append(word.end() - 1)
            break
        ends.append(word.end())
        joint = _JOINT.match(text, word.end(), end)
        joined = joint is not None
        if joint is None and text[word.end() : word.end() + 1] not in (" ", "\u00a0"):
            break
        place = joint.end() if joint else word.end() + 1
    if not ends:
        return start
    # A longer run without a slash is a name and the capitalised beginning of a sentence.
    if len(ends) > 4 and "/" not in text[start : ends[-1]]:
        return ends[1]
    return ends[-1]


def _glued(word: str) -> int | None:
    """Where a second word is glued to the first: `BektasBoth`, but not `McDonald`."""
    for match in _CAMEL.finditer(word):
        if not word[: match.start()].endswith(_INNER_CAPITAL):
            return match.start()
    return None
