"""Reads a bare amount, in words or figures: "seventy-one", "1.5 million", "two dozen", "tens of thousands"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterclaim.language._lists import rows
from counterclaim.model.reading import Token

_WORDS = {row[0]: int(row[1]) for row in rows("number-words.txt")}
_VAGUE = {row[0]: None if row[1] == "-" else int(row[1]) for row in rows("number-vague.txt")}
_SCALES = {word: value for word, value in _WORDS.items() if value >= 1000} | {"mn": 10**6, "bn": 10**9, "tn": 10**12}
_SHORT_SCALES = {"k": 10**3, "m": 10**6, "mln": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12} | _SCALES
_FIGURE = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:([.,])(\d+))?([a-z]*)(\+?)")
_GAPS = frozenset({"\u00a0", "\u202f", "\u2009"})  # spaces that group thousands: "5 000"
# A ledger keeps whole numbers of 64 bits; nothing that people count comes near.
_LARGEST = 10**18

STARTERS = frozenset(_WORDS) | frozenset(_VAGUE) | {"a", "an", "half", "quarter"}


@dataclass(frozen=True, slots=True)
class Amount:
    """“two dozen”: tokens [first, last), value 24. A vague word has a `floor`, or None, in place of a value.

    `unit` is what stands glued to the figure ("km" of "30km"), `scaled` true where a word like "million" took part.
    """

    first: int
    last: int
    value: Fraction | None
    vague: bool = False
    floor: int | None = None
    unit: str = ""
    scaled: bool = False
    figure: bool = False

    @property
    def whole(self) -> int | None:
        """The value where it is a whole number that can be kept."""
        if self.value is None or self.value.denominator != 1 or self.value > _LARGEST:
            return None
        return int(self.value)


def amount_at(text: str, tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """The amount that begins at token `index`, before token `end`; None where there is none."""
    norm = tokens[index].norm
    if norm[0].isdigit():
        return _figure(text, tokens, index, end)
    if norm in ("a", "an"):
        return _article(tokens, index, end)
    if norm in ("half", "quarter"):
        return _half(tokens, index, end)
    if norm in _VAGUE:
        return _vague(tokens, index, end)
    return _worded(tokens, index, end)


def _norm(tokens: Sequence[Token], index: int, end: int) -> str:
    return tokens[index].norm if index < end else ""


def _figure(text: str, tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    token = tokens[index]
    if len(token.norm) > 40:
        return None
    match = _FIGURE.fullmatch(token.norm)
    if match is None:
        return None
    whole, mark, decimals, unit, _plus = match.groups()
    digits = whole.replace(",", "")
    if mark == "," and decimals is not None and len(decimals) > 2:
        return None
    value = Fraction(int(digits))
    if decimals:
        value += Fraction(int(decimals), 10 ** len(decimals))
    last, scaled = index + 1, False
    if unit and unit not in _SHORT_SCALES:
        return Amount(index, last, value, unit=unit, figure=True)
    if unit:
        # "5m" is metres or millions: what stands around it decides, see kinds
        if unit not in ("m", "b"):
            return Amount(index, last, value * _SHORT_SCALES[unit], scaled=True, figure=True)
        return Amount(index, last, value, unit=unit, figure=True)
    while last < end and not decimals and len(tokens[last].norm) == 3 and tokens[last].norm.isdigit():
        gap = text[tokens[last - 1].end : tokens[last].start]
        if gap in _GAPS or (gap == " " and tokens[last].norm == "000" and len(digits) <= 3):
            value = value * 1000 + int(tokens[last].norm)
            last += 1
        else:
            break
    if (
        _norm(tokens, last, end) == "and"
        and _norm(tokens, last + 1, end) == "a"
        and _norm(tokens, last + 2, end) == "half"
    ):
        value, last = value + Fraction(1, 2), last + 3
    value, last, scaled = _scales(tokens, value, last, end)
    return Amount(index, last, value, scaled=scaled, figure=True)


def _scales(tokens: Sequence[Token], value: Fraction, last: int, end: int) -> tuple[Fraction, int, bool]:
    scaled = False
    while last < end and last < index_limit(last):
        scale = _SCALES.get(tokens[last].norm) or {"hundred": 100, "dozen": 12}.get(tokens[last].norm)
        if scale is None:
            break
        value, last, scaled = value * scale, last + 1, True
        if value > _LARGEST:
            break
    return value, last, scaled


def index_limit(last: int) -> int:
    """No number is scaled more than a few times."""
    return last + 4


def _article(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    following = _norm(tokens, index + 1, end)
    if following in ("hundred", "thousand", "million", "billion", "dozen", "lakh", "crore"):
        read = _worded(tokens, index + 1, end)
        return read and Amount(index, read.last, read.value, scaled=True)
    if following in ("half", "quarter"):
        read = _half(tokens, index + 1, end)
        return read and Amount(index, read.last, read.value, scaled=True)
    if following == "couple":
        read = _couple(tokens, index, end)
        return read
    if following == "few":
        read = _vague(tokens, index + 1, end)
        return read and Amount(index, read.last, None, vague=True, floor=read.floor)
    if following in ("number", "handful") and _norm(tokens, index + 2, end) == "of":
        return Amount(index, index + 2, None, vague=True)
    if following in ("large", "small", "great", "growing", "significant") and _norm(tokens, index + 2, end) == "number":
        return Amount(index, index + 3, None, vague=True)
    return None


def _couple(tokens: Sequence[Token], index: int, end: int) -> Amount:
    last = index + 2
    scale = _WORDS.get(_norm(tokens, last, end), 1)
    if scale >= 12:
        return Amount(index, last + 1, None, vague=True, floor=2 * scale)
    return Amount(index, last, None, vague=True, floor=2)


def _half(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """ "half a million", "half a dozen", "a quarter of a million"; a bare half is a fraction."""
    part = Fraction(1, 2) if tokens[index].norm == "half" else Fraction(1, 4)
    last = index + 1
    if part == Fraction(1, 4) and _norm(tokens, last, end) == "of":
        last += 1
    if _norm(tokens, last, end) == "a":
        last += 1
    scale = _SCALES.get(_norm(tokens, last, end)) or {"hundred": 100, "dozen": 12}.get(_norm(tokens, last, end))
    if scale is None:
        return None
    return Amount(index, last + 1, part * scale, scaled=True)


def _vague(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    norm = tokens[index].norm
    floor, last = _VAGUE[norm], index + 1
    following = _norm(tokens, last, end)
    if norm in ("several", "many", "few", "numerous", "countless"):
        if following in (
            "hundred",
            "thousand",
            "million",
            "dozen",
            "hundreds",
            "thousands",
            "millions",
            "dozens",
            "tens",
        ):
            inner = _VAGUE.get(following) or _WORDS[following]
            several = norm == "several" and following in _WORDS
            last += 1
            floor = inner * 3 if several else inner
            if _norm(tokens, last, end) in ("thousand", "million"):
                floor, last = floor * _WORDS[tokens[last].norm], last + 1
    elif norm == "scores" and following not in (
        "of",
        "more",
        "were",
        "have",
        "had",
        "are",
        "others",
        "dead",
        "killed",
        "wounded",
        "injured",
        "died",
    ):
        return None
    nested = _norm(tokens, last + 1, end)
    if (
        floor is not None
        and _norm(tokens, last, end) == "of"
        and nested in ("thousands", "millions", "hundreds", "billions")
    ):
        floor, last = floor * (_VAGUE[nested] or 1), last + 2
    return Amount(index, last, None, vague=True, floor=floor)


def _atoms(norm: str) -> list[int | None] | None:
    """The values of the words of a token ("seventy-one": 70, 1), None standing for "and"; None where one is no number."""
    value = _WORDS.get(norm)
    if value is not None:
        return [value]
    if "-" not in norm:
        return None
    atoms: list[int | None] = []
    for piece in norm.split("-"):
        if piece == "and":
            atoms.append(None)
        elif piece in _WORDS:
            atoms.append(_WORDS[piece])
        else:
            return None
    return atoms


def _worded(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """A number in words. Each word must fit the one before, so that "five 20" or "two three" are two numbers."""
    total, current, ceiling = 0, 0, 10**15
    last, scaled = index, False
    place = index
    while place < min(end, index + 12):
        norm = tokens[place].norm
        if norm == "and" and last == place and (current >= 100 or (total and not current)):
            following = _atoms(_norm(tokens, place + 1, end))
            if following and following[0] is not None and following[0] < 100:
                place += 1
                continue
            if _norm(tokens, place + 1, end) == "a" and _norm(tokens, place + 2, end) == "half":
                break
            break
        atoms = _atoms(norm)
        if atoms is None:
            break
        fits = True
        for atom in atoms:
            if atom is None:
                continue
            if atom >= 1000 or (atom == 12 and norm == "dozen"):
                if atom >= ceiling or (not current and (total or last > index)):
                    fits = False
                    break
                total, current, ceiling, scaled = total + (current or 1) * atom, 0, atom, True
                if norm == "dozen":
                    return Amount(index, place + 1, Fraction(total), scaled=True)
            elif atom == 100:
                if current >= 100 or (total and not current):
                    fits = False
                    break
                current, scaled = (current or 1) * 100, True
            elif current % 100 == 0 and (current >= 100 or not current) and (current or total or last == index):
                if last > index and not current and not total:
                    fits = False
                    break
                current += atom
            elif current % 100 >= 20 and current % 10 == 0 and 0 < atom < 10:
                current += atom
            else:
                fits = False
                break
        if not fits:
            break
        place += 1
        last = place
    if last == index:
        return None
    value = Fraction(total + current)
    if (
        _norm(tokens, last, end) == "and"
        and _norm(tokens, last + 1, end) == "a"
        and _norm(tokens, last + 2, end) == "half"
    ):
        scale = _SCALES.get(_norm(tokens, last + 3, end))
        if scale:
            return Amount(index, last + 4, (value + Fraction(1, 2)) * scale, scaled=True)
        if scaled and total and not current and value == ceiling:
            return Amount(index, last + 3, value + Fraction(ceiling, 2), scaled=True)
        return Amount(index, last + 3, value + Fraction(1, 2))
    return Amount(index, last, value, scaled=scaled)
