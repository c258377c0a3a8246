"""What the uncased encoder can't see in its pieces: the case of a word, and whether it stands inside quotes."""

from __future__ import annotations

from collections.abc import Sequence

CASES = ("lower", "title", "upper", "mixed", "number", "other")
QUOTES = ("outside", "inside", "mark")
FEATURES = len(CASES) * len(QUOTES)

_OPENS = "“«„‟"
_CLOSES = "”»"
_EITHER = '"'


def features_of(words: Sequence[str]) -> list[int]:
    """One number a word, for its case and its place in quotes. Straight quotes open and close by turns."""
    out: list[int] = []
    inside = False
    for word in words:
        quote = 1 if inside else 0
        if len(word) == 1:
            if word in _OPENS:
                inside, quote = True, 2
            elif word in _CLOSES:
                inside, quote = False, 2
            elif word == _EITHER:
                inside, quote = not inside, 2
        out.append(_case(word) * len(QUOTES) + quote)
    return out


def _case(word: str) -> int:
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word.istitle():
        return 1
    if any(map(str.isdigit, word)):
        return 4
    return 3 if any(map(str.isupper, word)) else 5
