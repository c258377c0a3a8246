"""Reads amounts in words: "seventy-one", "a hundred and five", "two dozen", "half a million"."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from counterclaim.language.numbers.amount import SCALES, VALUES, Amount, and_a_half, norm_at
from counterclaim.model.reading import Token

_MOST_WORDS = 12  # no number in words is longer
_ARTICLE_NOUNS = frozenset(SCALES)


class _Sum:
    """Adds number words up, and refuses one that does not fit, so that "five two" stays two numbers."""

    __slots__ = ("ceiling", "current", "empty", "scaled", "total")

    def __init__(self) -> None:
        self.total, self.current, self.ceiling = 0, 0, 10**15
        self.empty, self.scaled = True, False

    def add(self, value: int) -> bool:
        """True where `value` fits after what was added before."""
        if value >= 1000:
            fits = value < self.ceiling and (self.empty or self.current > 0)
            if fits:
                self.total, self.current = self.total + (self.current or 1) * value, 0
                self.ceiling, self.scaled = value, True
        elif value == 100:
            fits = self.empty or 0 < self.current < 100
            if fits:
                self.current, self.scaled = (self.current or 1) * 100, True
        elif self.current % 100 >= 20 and self.current % 10 == 0:
            fits = 0 < value < 10
            self.current += value if fits else 0
        else:
            fits = self.current % 100 == 0 and (self.empty or self.current > 0 or self.total > 0)
            self.current += value if fits else 0
        self.empty = self.empty and not fits
        return fits

    def joins(self) -> bool:
        """True where "and" may follow: after hundreds, thousands, millions."""
        return (self.current >= 100 and self.current % 100 == 0) or (self.total > 0 and self.current == 0)


def worded(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """The amount in words at token `index`."""
    if tokens[index].norm == "dozen":
        return Amount(index, index + 1, Fraction(12), scaled=True)
    running, last, place = _Sum(), index, index
    while place < min(end, index + _MOST_WORDS):
        values = _values(tokens[place].norm)
        if not values:
            following = _values(norm_at(tokens, place + 1, end))
            if tokens[place].norm == "and" and running.joins() and following and following[0] < 100 and last == place:
                place += 1
                continue
            break
        if tokens[place].norm == "dozen":
            break
        if not all(running.add(value) for value in values):
            break
        place += 1
        last = place
    if last == index:
        return None
    return _finished(tokens, index, last, end, running)


def _values(norm: str) -> list[int]:
    """The values of the words of a token ("seventy-one": 70, 1); none where one of them is no number."""
    if norm in VALUES:
        return [VALUES[norm]]
    pieces = [piece for piece in norm.split("-") if piece != "and"] if "-" in norm else []
    return [VALUES[piece] for piece in pieces] if pieces and all(piece in VALUES for piece in pieces) else []


def _finished(tokens: Sequence[Token], index: int, last: int, end: int, running: _Sum) -> Amount:
    value = Fraction(running.total + running.current)
    if norm_at(tokens, last, end) == "dozen" and not running.scaled:
        return Amount(index, last + 1, value * 12, scaled=True)
    if and_a_half(tokens, last, end):
        scale = SCALES.get(norm_at(tokens, last + 3, end))
        if scale is not None:  # "two and a half million"
            return Amount(index, last + 4, (value + Fraction(1, 2)) * scale, scaled=True)
        if running.scaled and running.total and not running.current:  # "a million and a half"
            return Amount(index, last + 3, value + Fraction(running.ceiling, 2), scaled=True)
        return Amount(index, last + 3, value + Fraction(1, 2))
    return Amount(index, last, value, scaled=running.scaled)


def with_article(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """Reads "a hundred", "a dozen", "a million and a half"; a bare article is no number."""
    if norm_at(tokens, index + 1, end) not in _ARTICLE_NOUNS:
        return None
    found = worded(tokens, index + 1, end)
    return Amount(index, found.last, found.value, scaled=True) if found else None


def half(tokens: Sequence[Token], index: int, end: int) -> Amount | None:
    """Reads "half a million", "half a dozen", "a quarter of a million"; a bare half is a fraction."""
    place = index + (tokens[index].norm == "a")
    part = {"half": Fraction(1, 2), "quarter": Fraction(1, 4)}.get(norm_at(tokens, place, end))
    if part is None:
        return None
    place += 1
    place += part < Fraction(1, 2) and norm_at(tokens, place, end) == "of"
    place += norm_at(tokens, place, end) == "a"
    scale = SCALES.get(norm_at(tokens, place, end))
    return Amount(index, place + 1, part * scale, scaled=True) if scale else None
