"""Where what is claimed at a span happened."""

from __future__ import annotations

from counterclaim.model.reading import NameKind, Reading
from counterclaim.model.span import Span


def place_at(reading: Reading, span: Span) -> str | None:
    """The place named nearest to `span` in its sentence, verbatim; None where none is."""
    sentence = next((s for s in reading.sentences if s.span.overlaps(span)), None)
    if sentence is None:
        return None
    names = [n for n in reading.names if n.kind is NameKind.PLACE and sentence.span.contains(n.span)]
    if not names:
        return None
    nearest = min(names, key=lambda n: max(n.span.start - span.end, span.start - n.span.end, 0))
    return nearest.span.of(reading.text)
