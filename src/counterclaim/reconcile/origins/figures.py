"""Whether two nearly equal texts say different numbers: then one is an update of the other, no copy."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from functools import cache

from counterclaim.data import load_lines

# An added or left-out stretch of at most this many words is an edit of a sentence; a longer one is another paragraph,
# which says nothing on whether the shared text was updated.
EDIT_WORDS = 12
# Longer texts are compared by the numbers they hold: aligning takes the square of their length.
ALIGNED_WORDS = 4000

_TOKEN = re.compile(r"[^\W_]+(?:[.,:/’'-][^\W_]+)*")
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d$")


def figures_differ(one: str, other: str) -> bool:
    """True where a number of one stands in the place of another number, or is set into or left out of a sentence.

    Dates, years, clock times and numbers inside names (`912r3U`) are no figures.
    """
    mine, theirs = sorted((_words(one), _words(other)))  # which one stands first decides how they are aligned
    if max(len(mine), len(theirs)) > ALIGNED_WORDS:
        return _figures(mine) != _figures(theirs)
    only_mine, only_theirs = Counter[str](), Counter[str]()
    for verb, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if verb == "equal":
            continue
        left, right = _figures(mine[a:b]), _figures(theirs[c:d])
        short = max(b - a, d - c) <= EDIT_WORDS
        if short and left != right:
            return True
        only_mine += left - right
        only_theirs += right - left
    return bool(only_mine and only_theirs)  # a text that only has more paragraphs has figures of its own alone


def _words(text: str) -> list[str]:
    """The words, folded; those of a date are left out, digits are written without commas."""
    found = _TOKEN.findall(text.casefold())
    kept = []
    for at, word in enumerate(found):
        if word[0].isdigit() and (_YEAR.match(word) or _beside_a_month(found, at)):
            continue
        kept.append(word.replace(",", "") if _FIGURE.fullmatch(word) else word)
    return kept


def _figures(words: list[str]) -> Counter[str]:
    return Counter(_values().get(word, word) for word in words if word in _values() or _FIGURE.fullmatch(word))


def _beside_a_month(words: list[str], at: int) -> bool:
    """True for the day in `23 October`, `Oct. 23`, `Monday 2`, and for days and years run together behind a month."""
    return any(word in _calendar() for word in (*words[max(at - 1, 0) : at], *words[at + 1 : at + 2]))


@cache
def _calendar() -> frozenset[str]:
    lines = (line.split() for line in load_lines("language/calendar-words.txt"))
    kinds = ("month-", "weekday-", "short-")
    names = (name.rstrip(".") for head, *names in lines if head.startswith(kinds) for name in names)
    return frozenset(names) - {"may"}


@cache
def _values() -> dict[str, str]:
    """Number words with their digits; `one` is mostly no figure."""
    pairs = (line.split() for line in load_lines("language/number-words.txt"))
    return {word: value for word, value, *_ in pairs if word != "one"}
