"""Reads amounts in figures: "5,000", "1.5 million", "1.5million", "30km", "230 000"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from counterclaim.language.numbers.amount import LARGEST, SCALES, Amount, and_a_half, norm_at
from counterclaim.model.reading import Token

_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:([.,])(\d+))?([a-z]*)")
_SHORT_SCALES = SCALES | {"k": 10**3}
# "5m" is metres or millions and "2b" a name: what stands around them decides
_OPEN_UNITS = frozenset({"m", "b"})
# no-break and thin spaces group thousands ("5 000"); a plain space does so only before three noughts
_GAPS = frozenset({"\u00a0", "\u202f", "\u2009"})
# longer figures are serial numbers; Python refuses to read those of thousands of digits
_LONGEST = 40
_MOST_SCALES = 3  # "hundred thousand million"


def figure(text: str, tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """The amount in figures at token `index`; None for clock times, dates, ordinals glued to words and the like."""
    norm = tokens[index].norm
    match = _FIGURE.fullmatch(norm) if len(norm) <= _LONGEST and norm.isascii() else None
    if match is None:
        return None
    digits, mark, decimals, unit = match[1].replace(",", ""), match[2], match[3], match[4]
    if mark == "," and len(decimals) > 2:
        return None
    value = Fraction(int(digits))
    if decimals:
        value += Fraction(int(decimals), 10 ** len(decimals))
    if unit in _OPEN_UNITS or (unit and unit not in _SHORT_SCALES):
        return Amount(index, index + 1, value, unit=unit, figure=True)
    if unit:
        return Amount(index, index + 1, value * _SHORT_SCALES[unit], scaled=True, figure=True)
    last = index + 1
    if not decimals and len(digits) <= 3:
        value, last = _grouped(text, tokens, value, last, end)
    if and_a_half(tokens, last, end):
        value, last = value + Fraction(1, 2), last + 3
    value, past = scaled(tokens, value, last, end)
    return Amount(index, past, value, scaled=past > last, figure=True)


def _grouped(text: str, tokens: Sequence[Token], value: Fraction, last: int, end: int) -> tuple[Fraction, int]:
    """The value with the groups of three figures that follow."""
    while last < end and len(tokens[last].norm) == 3 and tokens[last].norm.isdecimal() and value < LARGEST:
        gap = text[tokens[last - 1].end : tokens[last].start]
        if gap not in _GAPS and not (gap == " " and tokens[last].norm == "000" and value >= 1):
            break
        value, last = value * 1000 + int(tokens[last].norm), last + 1
    return value, last


def scaled(tokens: Sequence[Token], value: Fraction, last: int, end: int) -> tuple[Fraction, int]:
    """The value times the words that follow ("1.5 million", "3 dozen"), and the token past them."""
    for _ in range(_MOST_SCALES):
        scale = SCALES.get(norm_at(tokens, last, end))
        if scale is None or value > LARGEST:
            break
        value, last = value * scale, last + 1
    return value, last
