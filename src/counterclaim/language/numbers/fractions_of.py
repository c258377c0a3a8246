"""Reads fractions in several words: "half of", "a third of", "two thirds", "one in five"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.numbers.amount import VALUES, norm_at
from counterclaim.model.reading import Token

_PARTS = frozenset({"third", "thirds", "quarter", "quarters", "fifth", "fifths", "tenth", "tenths", "half", "halves"})
_WHOLES = frozenset({"of", "the", "its", "their", "his", "her", "all", "a", "an", "those", "that"})


def fraction_at(tokens: Sequence[Token], index: int, end: int) -> int | None:
    """The token past the fraction that begins at `index`; None where there is none."""
    norm, following = tokens[index].norm, norm_at(tokens, index + 1, end)
    if norm in ("half", "two-thirds", "three-quarters", "one-third"):
        return index + 1 if following in _WHOLES and following not in ("a", "an") else None
    if following in _PARTS and (norm in ("a", "an", "one") or norm in VALUES):
        plural = following.endswith("s")
        if (norm in ("a", "an", "one")) != plural and (plural or norm_at(tokens, index + 2, end) in ("of", "the")):
            return index + 2
    if norm in VALUES and following in ("in", "out") and VALUES[norm] < 10:
        place = index + 2 + (following == "out" and norm_at(tokens, index + 2, end) == "of")
        whole = norm_at(tokens, place, end)
        if whole in VALUES and VALUES[norm] < VALUES[whole] <= 20 and norm_at(tokens, place + 1, end) != "years":
            return place + 1
    return None
