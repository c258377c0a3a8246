"""Attributions by where they stand, so that a look-up touches only those beside a span."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from counterclaim.model.reading import Reading
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


_last: list[tuple[Reading, Shelves]] = []


def over(reading: Reading, span: Span) -> list[int]:
    """The attributions whose content shares a code point with `span`, in order.

    The shelves of the last reading are kept, as all claims of a report ask for the same.
    """
    if not (_last and _last[0][0] is reading):
        shelves = Shelves((i, piece) for i, a in enumerate(reading.attributions) for piece in a.content)
        _last[:] = [(reading, shelves)]
    return sorted({number for number, _ in _last[0][1].over(span)})
