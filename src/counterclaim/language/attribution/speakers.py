"""Single speakers of an attribution whose source joins several."""

from __future__ import annotations

from counterclaim.language.attribution.source import split_joined
from counterclaim.language.cast import party_of
from counterclaim.model.reading import Attribution, Reading

__all__ = ["split_sources"]


def split_sources(attribution: Attribution, reading: Reading) -> tuple[tuple[str, str | None], ...]:
    """(speaker, party) of each source that the attribution joins: one for “Baku”, two for “Baku and Yerevan”."""
    pieces = split_joined(attribution.speaker)
    if len(pieces) < 2:
        return ((attribution.speaker, attribution.party),)
    return tuple((piece, party_of(piece, reading.cast)) for piece in pieces)
