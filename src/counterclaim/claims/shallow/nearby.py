"""Attributions by where they stand, so that a look-up touches only those beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span

# Code points of a shelf: about two sentences, so that a source lies on one or two and a content on a few.
_SHELF = 256


class Shelves:
    """Which of many spans lie at a place: each span stands on every shelf that it touches."""

    def __init__(self, spans: Iterable[tuple[int, Span]]) -> None:
        self._shelves: dict[int, list[tuple[int, Span]]] = {}
        for number, span in spans:
            for shelf in range(span.start // _SHELF, max(span.end - 1, span.start) // _SHELF + 1):
                self._shelves.setdefault(shelf, []).append((number, span))

    def over(self, span: Span) -> Iterator[tuple[int, Span]]:
        """The numbered spans that share a code point with `span`; one that is long may come more than once."""
        for shelf in range(span.start // _SHELF, max(span.end - 1, span.start) // _SHELF + 1):
            for number, other in self._shelves.get(shelf, ()):
                if other.overlaps(span):
                    yield number, other


class Nearby:
    """The attributions of a reading by their sources, their contents, and the ends of their contents."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.sources = Shelves((i, piece) for i, a in enumerate(attributions) if a.speaker for piece in a.source)
        self.contents = Shelves(
            (i, piece) for i, a in enumerate(attributions) if a.speaker and a.source for piece in a.content
        )
        self._ends = sorted((a.content[-1].end, -i) for i, a in enumerate(attributions) if a.content)

    def ending_before(self, at: int, reach: int) -> Iterator[int]:
        """The attributions whose content ends at or before `at`, and not `reach` before it; the nearest first."""
        for k in range(bisect_right(self._ends, at, key=lambda pair: pair[0]) - 1, -1, -1):
            end, number = self._ends[k]
            if at - end >= reach:
                return
            yield -number
