"""A bare amount, and the words that make one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from counterclaim.language._lists import rows, table
from counterclaim.model.reading import Token

VALUES = {row[0]: int(row[1]) for row in rows("number-words.txt")}
FLOORS = {row[0]: None if row[1] == "-" else int(row[1]) for row in rows("number-vague.txt")}
# what stands around a number
CONTEXT = table("number-context.txt")
# words that multiply what stands before them
SCALES = {word: value for word, value in VALUES.items() if value >= 1000 or word in ("hundred", "dozen")} | {
    "mn": 10**6,
    "mln": 10**6,
    "bn": 10**9,
    "tn": 10**12,
}
# A ledger keeps whole numbers of 64 bits; nothing that people count comes near.
LARGEST = 10**18


@dataclass(frozen=True, slots=True)
class Amount:
    """“two dozen”: tokens [first, last), value 24. A vague word has a `floor`, or None, in place of a value.

    `unit` is what stands glued to a figure ("km" of "30km"), `scaled` true where a word like "million" took part,
    `figure` true where it is written in figures.
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
        if self.value is None or self.value.denominator != 1 or self.value > LARGEST:
            return None
        return int(self.value)


def norm_at(tokens: Sequence[Token], index: int, end: int) -> str:
    """The normal form of a token before `end`, empty at and beyond it."""
    return tokens[index].norm if index < end else ""


def and_a_half(tokens: Sequence[Token], index: int, end: int) -> bool:
    """True where "and a half" stands at `index`."""
    return (
        norm_at(tokens, index, end) == "and"
        and norm_at(tokens, index + 1, end) == "a"
        and norm_at(tokens, index + 2, end) == "half"
    )
