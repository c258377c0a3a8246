"""What the rules of the date grammar see, and what they answer with."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

from counterclaim.model.reading import DateInterval, Grain, Token


@dataclass(slots=True)
class Line:
    """A sentence under the reading finger: tokens [start, end), the report's day, and the dates read before.

    `today` is None where the report's day is not known. `said` is the last date that later ones may count from, over
    all sentences; `here` are the last few of this sentence.
    """

    text: str
    tokens: Sequence[Token]
    start: int
    end: int
    today: date | None
    said: Match | None = None
    here: list[Match] = field(default_factory=list)
    depth: int = 0  # how many frames are open

    def norm(self, index: int) -> str:
        """The normal form of a token of this sentence, empty beyond its ends."""
        return self.tokens[index].norm if self.start <= index < self.end else ""

    def capital(self, index: int) -> bool:
        """True for a token of this sentence that begins with a capital."""
        return self.start <= index < self.end and self.tokens[index].text[0].isupper()

    def norms(self, index: int, width: int) -> tuple[str, ...]:
        """The normal forms of `width` tokens, fewer at the end of the sentence."""
        return tuple(self.tokens[place].norm for place in range(index, min(index + width, self.end)))

    def phrase(self, index: int, words: str) -> int:
        """The token past `words` where they stand at `index`, 0 where they don't."""
        pieces = _split(words)
        last = index + len(pieces)
        if index < self.start or last > self.end:
            return 0
        tokens = self.tokens
        for place, piece in enumerate(pieces, index):
            if tokens[place].norm != piece:
                return 0
        return last


@cache
def _split(words: str) -> tuple[str, ...]:
    return tuple(words.split())


@dataclass(frozen=True, slots=True)
class Match:
    """A date phrase at tokens [first, last). `bare` marks a weekday whose side of today the tense has decided."""

    first: int
    last: int
    interval: DateInterval
    grain: Grain
    duration: bool = False
    bare: bool = False


# A rule looks for a phrase that begins at a token; a frame does too, and is given the rule for what stands inside it.
Rule = Callable[[Line, int], Match | None]
Frame = Callable[[Line, int, Rule], Match | None]


def matched(
    first: int, last: int, interval: DateInterval | None, grain: Grain, *, duration: bool = False
) -> Match | None:
    """A match, or None where the calendar holds no such interval."""
    return None if interval is None else Match(first, last, interval, grain, duration)
