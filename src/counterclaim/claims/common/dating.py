"""When what is claimed at a span happened."""

from __future__ import annotations

from counterclaim.model.reading import Reading
from counterclaim.model.span import Span


def date_at(reading: Reading, span: Span) -> str | None:
    """The ISO date or interval of the claim at `span`, from its clause or sentence; None where nothing dates it."""
    sentence = next((s for s in reading.sentences if s.span.overlaps(span)), None)
    if sentence is None:
        return None
    mentions = [m for m in reading.dates if sentence.span.contains(m.span)]
    if not mentions:
        return None
    nearest = min(mentions, key=lambda m: max(m.span.start - span.end, span.start - m.span.end, 0))
    return nearest.interval.iso()
