"""Places in a report's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """\"974" stands at [509, 512): half-open, in Unicode code points of the report's `text`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves, verbatim."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True where the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def cover(self, other: Span) -> Span:
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))
