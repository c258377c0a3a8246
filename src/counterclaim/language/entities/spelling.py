"""Whether two spellings are one name: Pashinian and Pashinyan, Zelensky and Zelenskyy, Gaddafi and Qaddafi."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.language.cast.atoms import fold

__all__ = ["skeleton"]

_TWO = (
    ("kh", "k"),
    ("gh", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ch", "c"),
    ("sch", "s"),
    ("sh", "s"),
    ("zh", "j"),
    ("ts", "c"),
    ("tz", "c"),
    ("ck", "k"),
)
_ONE = str.maketrans({"q": "k", "g": "k", "c": "k", "w": "v", "j": "y", "z": "s"})
_VOWELS = re.compile(r"(?<=.)[aeiouyh'’]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def skeleton(word: str) -> str:
    """The consonants of a name in one spelling: the letters in which transliterations do not differ."""
    w = fold(word)
    for two, one in _TWO:
        w = w.replace(two, one)
    w = w.translate(_ONE)
    first = w[:1]
    if first in "aeiou":
        w = "a" + w[1:]
    w = _VOWELS.sub("", w)
    return _DOUBLE.sub(r"\1", w)
