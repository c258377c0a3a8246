"""Reads what bounds a number: "at least 12", "nearing 5,000", "30 or more"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from counterclaim.language._lists import rows, table
from counterclaim.model.reading import Token


class Bound(StrEnum):
    """What a qualifier commits a speaker to, for a number n."""

    EXACT = "exact"  # n to n
    FLOOR = "floor"  # n and up
    ABOVE = "above"  # n + 1 and up
    CEILING = "ceiling"  # up to n
    BELOW = "below"  # up to n - 1
    NEARLY = "nearly"  # up to n, and about n
    ABOUT = "about"  # about n


_BEFORE = {tuple(row[1].split()): Bound(row[0]) for row in rows("number-qualifiers.txt")}
_LONGEST = max(len(words) for words in _BEFORE)
_LAST_WORDS = frozenset(words[-1] for words in _BEFORE)

# "another 12" adds to a figure: the words are no part of its bounds, but may stand inside them ("at least another 12")
_ADDING = (("another",), ("a", "further"), ("an", "additional"), ("further",), ("additional",))
# "talks about 30 prisoners", "concerns over 12 hostages": the word belongs to the noun before it
_TOPIC = table("number-context.txt")["topic"]
_MOST = 3  # "at least some 30", "an estimated more than 30"

_AFTER = {
    ("or", "more"): Bound.FLOOR,
    ("or", "above"): Bound.FLOOR,
    ("or", "over"): Bound.FLOOR,
    ("and", "above"): Bound.FLOOR,
    ("at", "least"): Bound.FLOOR,
    ("at", "the", "least"): Bound.FLOOR,
    ("at", "most"): Bound.CEILING,
    ("at", "the", "most"): Bound.CEILING,
    ("or", "fewer"): Bound.CEILING,
    ("or", "less"): Bound.CEILING,
    ("or", "so"): Bound.ABOUT,
    ("+",): Bound.FLOOR,
    ("plus",): Bound.FLOOR,
}


@dataclass(frozen=True, slots=True)
class Qualified:
    """“at least”: where the phrase begins with its qualifiers, and what they say (innermost last)."""

    first: int
    bounds: tuple[Bound, ...]


def before(tokens: Sequence[Token], index: int, start: int) -> Qualified:
    """The qualifiers that end just before token `index`, not before token `start`."""
    bounds: list[Bound] = []
    first = index
    place = index
    while place > start and len(bounds) < _MOST:
        width, bound = _match(tokens, place, start)
        if bound is None:
            adding = _adding(tokens, place, start)
            if adding and place - adding > start and tokens[place - adding - 1].norm in _LAST_WORDS:
                place -= adding
                continue
            break
        on_topic = place - width > start and tokens[place - width - 1].norm in _TOPIC
        if on_topic and tokens[place - width].norm in ("about", "over", "around"):
            break
        place -= width
        first = place
        bounds.append(bound)
    return Qualified(first, tuple(reversed(bounds)))


def after(tokens: Sequence[Token], index: int, end: int) -> tuple[int, Bound | None]:
    """The token past the qualifier that begins at `index`, and what it says."""
    for width in (3, 2, 1):
        if index + width <= end:
            bound = _AFTER.get(tuple(token.norm for token in tokens[index : index + width]))
            if bound is not None:
                if tokens[index].norm == "at" and index + width < end and tokens[index + width].norm[0].isdigit():
                    return index, None  # "killed 12 at least 30 wounded": it belongs to the next number
                if tokens[index].norm == "plus" and index + 1 < end and tokens[index + 1].norm[0].isalnum():
                    return index, None
                return index + width, bound
    return index, None


def _match(tokens: Sequence[Token], place: int, start: int) -> tuple[int, Bound | None]:
    if tokens[place - 1].norm not in _LAST_WORDS:
        return 0, None
    for width in range(min(_LONGEST, place - start), 0, -1):
        bound = _BEFORE.get(tuple(token.norm for token in tokens[place - width : place]))
        if bound is not None:
            return width, bound
    return 0, None


def _adding(tokens: Sequence[Token], place: int, start: int) -> int:
    for words in _ADDING:
        if place - len(words) >= start and tuple(token.norm for token in tokens[place - len(words) : place]) == words:
            return len(words)
    return 0
