"""Reads single tokens that have a number in them and are no bare amount: "44-day", "Su-25", "28th", "20-member"."""

from __future__ import annotations

import re
from fractions import Fraction

from counterclaim.language.numbers.amount import CONTEXT, LARGEST, VALUES
from counterclaim.language.numbers.kinds import UNITS
from counterclaim.model.reading import NumberKind, NumberPhrase, Token
from counterclaim.model.span import Span

_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_CLOCK = re.compile(r"\d{1,2}[:.]\d\d(?:[ap]m|h|z)?")
_AGES = frozenset({"year-old", "month-old", "week-old", "day-old", "year-olds", "years-old", "months-old"})
ORDINALS = CONTEXT["ordinal"]
_FRACTIONS = CONTEXT["fraction"]
# longer tokens are addresses and serial numbers
_LONGEST = 40


def compound(token: Token, index: int) -> NumberPhrase | None:
    """The number phrase that a single token makes; None where it has no number in it."""
    norm = token.norm
    if norm in ORDINALS or _ORDINAL.fullmatch(norm):
        return _phrase(token, index, NumberKind.ORDINAL)
    if norm in _FRACTIONS:
        return _phrase(token, index, NumberKind.FRACTION)
    head, hyphen, unit = norm.partition("-")
    value = _value(head) if hyphen and len(norm) <= _LONGEST else None
    units, _, rest = unit.partition("-")
    if value is not None and head in VALUES and value >= 20 > VALUES.get(units, 20):  # "twenty-two-year-old"
        head, unit, value = f"{head}-{units}", rest, value + VALUES[units]
    if value is not None and unit and unit[0].isalpha():
        return _phrase(token, index, _unit_kind(unit), value, len(head))
    if not any(character.isdecimal() for character in norm):
        return None
    if _CLOCK.fullmatch(norm) or (norm[0].isdecimal() and re.fullmatch(r"[\d./:-]+", norm) is not None):
        return _phrase(token, index, NumberKind.TIME)
    if re.fullmatch(r"\d{4}'?s|\d0'?s", norm) is not None:
        return _phrase(token, index, NumberKind.YEAR)
    return _phrase(token, index, NumberKind.NAME)


def _value(head: str) -> int | None:
    if head in VALUES:
        return VALUES[head]
    digits = head.replace(",", "")
    if digits.isdecimal() and digits.isascii() and len(digits) <= 18:
        return int(digits)
    return None


def _unit_kind(unit: str) -> NumberKind:
    if unit in _AGES:
        return NumberKind.AGE
    first = unit.partition("-")[0]
    if first in CONTEXT["member"]:
        return NumberKind.CARDINAL
    return UNITS.get(first, NumberKind.NAME)


def _phrase(
    token: Token, index: int, kind: NumberKind, value: int | None = None, width: int | None = None
) -> NumberPhrase:
    core = token.span if width is None else Span(token.start, min(token.start + width, token.end))
    kept = value if value is not None and Fraction(value) <= LARGEST else None
    return NumberPhrase(token.span, core, kind, kept, kept, kept, False, index, index + 1)
