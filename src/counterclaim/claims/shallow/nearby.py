"""Attributions by where they stand, so that a look-up touches only those beside it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from counterclaim.language.attribution.shelves import Shelves
from counterclaim.model.reading import Attribution


class Nearby:
    """The attributions of a reading by their sources, their cues, their contents, and the ends of their contents."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self.sources = Shelves((i, piece) for i, a in enumerate(attributions) if a.speaker for piece in a.source)
        self.cues = Shelves((i, piece) for i, a in enumerate(attributions) if a.speaker and a.source for piece in a.cue)
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
