"""Finds the bare amount at a token, however it is written."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.numbers import vague, worded
from counterclaim.language.numbers.amount import FLOORS, SCALES, VALUES, Amount
from counterclaim.language.numbers.figures import figure
from counterclaim.model.reading import Token

STARTERS = frozenset(VALUES) | frozenset(FLOORS) | {"a", "an", "half", "quarter"}


def amount_at(text: str, tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """The amount that begins at token `index` and ends before token `end`; None where there is none."""
    norm = tokens[index].norm
    if norm[0].isdecimal():
        return figure(text, tokens, index, end)
    if norm in ("a", "an"):
        return (
            worded.half(tokens, index, end)
            or worded.with_article(tokens, index, end)
            or vague.with_article(tokens, index, end)
        )
    if norm in ("half", "quarter"):
        return worded.half(tokens, index, end)
    if norm in FLOORS:
        return vague.vague(tokens, index, end)
    return worded.worded(tokens, index, end)


def upper_end(text: str, tokens: Sequence[Token], lower: Amount, start: int, end: int) -> tuple[Amount, Amount] | None:
    """Both ends of "20 to 30", "20-30", "between 20 and 30", "two or three", "20 to 30 thousand"; None for no range."""
    if lower.last + 1 >= end or lower.value is None or lower.unit:
        return None
    joint = tokens[lower.last].norm
    before = tokens[lower.first - 1].norm if lower.first > start else ""
    if joint not in ("to", "or", "-") and not (joint == "and" and before == "between"):
        return None
    if joint == "to" and before == "from":
        return None  # "rose from 20 to 30": two figures
    upper = amount_at(text, tokens, lower.last + 1, end)
    if upper is None or upper.value is None or upper.unit:
        return None
    if upper.scaled and not lower.scaled:
        lower = _shared_scale(tokens, lower, upper)
    if lower.value is None or upper.value <= lower.value or (joint == "or" and upper.value > 3 * lower.value):
        return None
    return lower, upper


def _shared_scale(tokens: Sequence[Token], lower: Amount, upper: Amount) -> Amount:
    """The lower end of "20 to 30 thousand", which counts thousands too."""
    scale = SCALES.get(tokens[upper.last - 1].norm)
    if scale is None or lower.value is None or upper.value is None or not lower.value < upper.value / scale:
        return lower
    return Amount(lower.first, lower.last, lower.value * scale, scaled=True, figure=lower.figure)
