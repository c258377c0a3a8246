"""Who says the words at a span."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.reading import Reading
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Voice:
    """“Nagorno-Karabakh officials, for Nagorno-Karabakh.” The outlet's own voice has an empty source."""

    source: str
    party: str | None = None
    via: str | None = None
    attribution_index: int | None = None


OUTLET = Voice("")


def voices_at(reading: Reading, span: Span) -> tuple[Voice, ...]:
    """The voices in which the words at `span` are said: at least one, several where sources are conjoined."""
    best: tuple[int, int] | None = None
    for place, attribution in enumerate(reading.attributions):
        if any(content.contains(span) for content in attribution.content):
            size = sum(content.end - content.start for content in attribution.content)
            if best is None or size > best[0]:
                best = (size, place)
    if best is None:
        return (OUTLET,)
    outer = reading.attributions[best[1]]
    return (Voice(outer.speaker, outer.party, outer.via, best[1]),)
