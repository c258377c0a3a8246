"""Whether two spellings are one name: Pashinian and Pashinyan, Zelensky and Zelenskyy, Gaddafi and Qaddafi."""

from __future__ import annotations

import re
from functools import lru_cache

from counterclaim.language.cast.atoms import fold

__all__ = ["is_spelling", "skeleton"]

# Letters that stand for one sound; the capitals are sounds of their own, out of reach of the table of single letters.
_TWO = (
    ("sch", "S"),
    ("kh", "k"),
    ("gh", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("tch", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("zh", "J"),
    ("dj", "J"),
    ("ts", "T"),
    ("tz", "T"),
    ("ck", "k"),
)
_ONE = str.maketrans({"q": "k", "g": "k", "c": "k", "w": "v", "j": "y", "z": "s"})
_FEWEST = 3
_LETTERS_PER_SLIP = 3
_FAR = 3
_VOWELS = re.compile(r"(?<=.)[aeiouyh'’]")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=4096)
def skeleton(word: str, *, strict: bool = True) -> str:
    """The consonants of a name in one spelling: the letters in which transliterations do not differ.

    A `strict` one of fewer than three consonants is the whole word, in its own spelling.
    """
    folded = w = fold(word)
    for two, one in _TWO:
        w = w.replace(two, one)
    w = w.translate(_ONE)
    first = w[:1]
    if first in "aeiou":
        w = "a" + w[1:]
    w = _VOWELS.sub("", w)
    w = _DOUBLE.sub(r"\1", w)
    # Too few consonants agree by chance: short names must agree in their vowels too.
    return w if len(w) >= _FEWEST or not strict else _DOUBLE.sub(r"\1", folded)


def is_spelling(one: str, other: str) -> bool:
    """True where two folded first names of like consonants are one: Moammar and Muammar, not Omar and Amir."""
    if abs(len(one) - len(other)) > _FAR:
        return False
    return _distance(one, other) <= max(1, min(len(one), len(other)) // _LETTERS_PER_SLIP)


def _distance(one: str, other: str) -> int:
    """Letters to put in, take out or change to come from one word to the other."""
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        above, row[0] = row[0], i
        for j, b in enumerate(other, 1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (a != b))
    return row[-1]
