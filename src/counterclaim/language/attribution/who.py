"""Who says the words of a span: what claims ask of the attributions."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.language.attribution.speakers import split_sources
from counterclaim.model.reading import Attribution, Reading
from counterclaim.model.span import Span

__all__ = ["OUTLET", "Voice", "who_says"]


@dataclass(frozen=True, slots=True)
class Voice:
    """“Nagorno-Karabakh officials, for Nagorno-Karabakh.” One who says the words of a span.

    `source` is verbatim from the report, empty for the outlet itself; `via` the inner source that it quotes;
    `attribution` the index into `Reading.attributions`, None for the outlet.
    """

    source: str
    party: str | None
    via: str | None
    attribution: int | None


OUTLET = Voice("", None, None, None)


def who_says(reading: Reading, span: Span) -> tuple[Voice, ...]:
    """The voices behind the words at `span`, one a source; the outlet's own (`OUTLET`) where nobody else says them."""
    covering = [
        i
        for i, a in enumerate(reading.attributions)
        if a.speaker and any(piece.contains(span) or piece.overlaps(span) for piece in a.content)
    ]
    if not covering:
        return (OUTLET,)
    outer = max(covering, key=lambda i: _length(reading.attributions[i]))
    attribution = reading.attributions[outer]
    inner = [i for i in covering if i != outer and reading.attributions[i].inside == outer]
    via = attribution.via or (reading.attributions[inner[0]].speaker if inner else None)
    return tuple(Voice(s, p, via, outer) for s, p in split_sources(attribution, reading))


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
