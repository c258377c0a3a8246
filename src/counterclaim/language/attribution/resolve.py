"""From raw spans to attributions: who the speaker is, for whom it speaks, what stands inside what."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language import _standins
from counterclaim.language.attribution.interface import RawAttribution
from counterclaim.model.reading import Attribution, Quotation, Reading

__all__ = ["resolve"]


def resolve(raw: Sequence[RawAttribution], reading: Reading) -> tuple[Attribution, ...]:
    """Attributions of a reading whose other fields are filled in."""
    try:
        from counterclaim.language.cast import party_of
    except ImportError:
        party_of = _standins.party_of
    out = []
    for r in raw:
        speaker = reading.text[r.source[0].start : r.source[-1].end] if r.source else ""
        out.append(
            Attribution(
                source=r.source,
                cue=r.cue,
                content=r.content,
                quotation=Quotation.INDIRECT,
                speaker=speaker,
                party=party_of(speaker, reading.cast) if speaker else None,
                found_by=r.found_by,
            )
        )
    return tuple(out)
