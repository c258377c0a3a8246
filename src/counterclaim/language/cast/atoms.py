"""The pieces in which names are compared: words without hyphens, dots, apostrophes and accents.

“al-Qaeda” and “al Qaeda” are both (al, qaeda); “U.S.” is one piece, `us`, written `US`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Atom", "atoms_of", "fold", "norms_of"]

# Initials with dots are one piece; the last dot may be missing ("U.S forces").
_ATOM = re.compile(r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_])+(?![^\W_])\.?|[^\W_]+")


class Atom(NamedTuple):
    """“Qaeda” at [3, 8): `raw` as written but without dots, `norm` folded."""

    start: int
    end: int
    raw: str
    norm: str


_atom = Atom._make


@lru_cache(maxsize=1 << 15)
def fold(word: str) -> str:
    """`word` without dots, case and accents."""
    word = word.replace(".", "").casefold()
    if word.isascii():
        return word
    # The Turkish and Azerbaijani dotless i has no decomposition.
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i"))
    return "".join(c for c in plain if not unicodedata.combining(c))


def atoms_of(text: str) -> list[Atom]:
    """The pieces of `text`, in order."""
    return [
        _atom((m.start(), m.end(), word if "." not in word else word.replace(".", ""), fold(word)))
        for m in _ATOM.finditer(text)
        for word in (m[0],)
    ]


# All of ASCII that is no part of a piece, as spaces; only stops can be part of one.
_APART = {code: " " for code in range(128) if not chr(code).isalnum()}


def norms_of(text: str) -> list[str]:
    """The folded pieces alone: for plain names a tenth of the time."""
    if text.isascii() and "." not in text:
        if text.isalpha():
            return [text.lower()]
        return text.translate(_APART).lower().split()
    return [fold(word) for word in _ATOM.findall(text)]
