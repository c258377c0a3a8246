"""Reads vague amounts with the floors that they commit a speaker to: "dozens", "tens of thousands", "a few"."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.numbers.amount import CONTEXT, FLOORS, SCALES, VALUES, Amount, norm_at
from counterclaim.model.reading import Token

# "scores" is a verb too ("he scores"): a number only before these
_AFTER_SCORES = CONTEXT["after-scores"]
# "killing four and wounding scores."
_BEFORE_SCORES = CONTEXT["before-scores"]
_SIZES = CONTEXT["size"]


def vague(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """The vague amount at token `index`."""
    norm, following = tokens[index].norm, norm_at(tokens, index + 1, end)
    floor, last = FLOORS[norm], index + 1
    if norm == "scores" and following not in _AFTER_SCORES and not (index and tokens[index - 1].norm in _BEFORE_SCORES):
        return None
    inner = _inner(following)
    if norm in ("several", "many", "few", "numerous", "countless") and inner is not None:
        # "several hundred" are three of them; "many hundreds" are as many as the bare word
        floor = inner * 3 if norm == "several" and following in VALUES else inner
        last += 1
        if norm_at(tokens, last, end) in ("thousand", "million"):
            floor, last = floor * VALUES[tokens[last].norm], last + 1
    nested = FLOORS.get(norm_at(tokens, last + 1, end))
    if floor is not None and norm_at(tokens, last, end) == "of" and nested is not None and nested >= 100:
        floor, last = floor * nested, last + 2
    return Amount(index, last, None, vague=True, floor=floor)


def _inner(word: str) -> int | None:
    return SCALES.get(word) or (FLOORS.get(word) if word.endswith("s") else None)


def with_article(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """Reads "a few", "a couple of hundred", "a number of", "a large number of", "a handful of"."""
    following, after = norm_at(tokens, index + 1, end), norm_at(tokens, index + 2, end)
    if following == "few":
        found = vague(tokens, index + 1, end)
        return found and Amount(index, found.last, None, vague=True, floor=found.floor)
    if following == "couple":
        last = index + 2 + (after == "of" and norm_at(tokens, index + 3, end) in SCALES)
        scale = SCALES.get(norm_at(tokens, last, end))
        if scale is not None:
            return Amount(index, last + 1, None, vague=True, floor=2 * scale)
        return Amount(index, index + 2, None, vague=True, floor=2)
    if following in ("number", "handful", "multitude") and after == "of":
        return Amount(index, index + 2, None, vague=True)
    if following in _SIZES and after == "number":
        return Amount(index, index + 3, None, vague=True)
    return None
