"""Every attribution as a claim: what is said, by whom, in which words."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.make import make_claim
from counterclaim.model.claim import Claim, StatementDetails
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span


def find_statements(reading: Reading) -> Iterator[Claim]:
    """One claim an attribution that has content; its span is the cover of the content."""
    for index, attribution in enumerate(reading.attributions):
        if not attribution.content:
            continue
        span = Span(min(piece.start for piece in attribution.content), max(piece.end for piece in attribution.content))
        yield make_claim(
            reading,
            span,
            StatementDetails(attribution.source, attribution.cue, attribution.content, attribution.quotation),
            Voice(attribution.speaker, attribution.party, attribution.via, index),
            rule=f"statement/{attribution.found_by}",
            evidence=attribution.cue,
        )
