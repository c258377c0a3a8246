"""What the rules of the date grammar see, and what they answer with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.reading import DateInterval, Grain, Token


@dataclass(slots=True)
class Line:
    """A sentence under the reading finger: tokens [start, end), the report's day, and the last date that was read.

    `today` is None where the report's day is not known. `said` is the last dated day or longer, over all sentences.
    """

    text: str
    tokens: Sequence[Token]
    start: int
    end: int
    today: date | None
    said: Match | None = None

    def norm(self, index: int) -> str:
        """The normal form of a token of this sentence, empty beyond its ends."""
        return self.tokens[index].norm if self.start <= index < self.end else ""

    def capital(self, index: int) -> bool:
        """True for a token of this sentence that begins with a capital."""
        return self.start <= index < self.end and self.tokens[index].text[0].isupper()

    def norms(self, index: int, width: int) -> tuple[str, ...]:
        """The normal forms of `width` tokens, fewer at the end of the sentence."""
        return tuple(token.norm for token in self.tokens[index : min(index + width, self.end)])


@dataclass(frozen=True, slots=True)
class Match:
    """A date phrase at tokens [first, last)."""

    first: int
    last: int
    interval: DateInterval
    grain: Grain
    duration: bool = False
    weekday: bool = False  # a bare weekday, whose direction the tense has decided
