"""Compounds that take the voice from a name: “U.S.-led”, “Britain based”, “anti-Taliban”."""

from __future__ import annotations

import re
from functools import cache

from counterclaim.data import load_yaml

__all__ = ["is_muted"]

_AFTER = re.compile(
    r"(?:[’']s)?[-‐‑–]([^\W\d_]+)|[ \u00a0]([a-z]+)(?! (?:in|by|on|at|from|out|near|to|with)\b)(?![a-z])"
)
_BEFORE = re.compile(r"(?<![^\W_])([^\W\d_]+)[-‐‑–]$")
# “Fatah-II”, “Quds-110”: a weapon that bears the name.
_NUMBERED = re.compile(r"[-‐‑](?:[IVX]+|\d+)(?![^\W_])")
_REACH = 14


def is_muted(text: str, start: int, end: int) -> bool:
    """True where the name at [start, end) is only a modifier of somebody else."""
    after = _AFTER.match(text, end, end + 24)
    if after:
        glued, spaced = after.group(1), after.group(2)
        if glued and glued.casefold() in _words("after_hyphen"):
            return True
        if spaced and spaced in _words("after_space"):
            return True
    if _NUMBERED.match(text, end):
        return True
    before = _BEFORE.search(text[max(0, start - _REACH) : start])
    return before is not None and before.group(1).casefold() in _words("before_hyphen")


@cache
def _words(name: str) -> frozenset[str]:
    table = load_yaml("cast/compounds.yaml")
    assert isinstance(table, dict)
    return frozenset(table[name])
