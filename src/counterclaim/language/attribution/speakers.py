"""Single speakers of an attribution whose source joins several."""

from __future__ import annotations

from counterclaim.language.attribution.known import lower_words
from counterclaim.language.attribution.memory import bodies, is_proper, is_unnamed_watcher
from counterclaim.language.attribution.source import split_joined
from counterclaim.language.cast import party_of
from counterclaim.model.reading import Attribution, NameKind, Reading

__all__ = ["split_sources"]


def split_sources(attribution: Attribution, reading: Reading) -> tuple[tuple[str, str | None], ...]:
    """(speaker, party) of each source that the attribution joins: one for “Baku”, two for “Baku and Yerevan”.

    Each is verbatim, under the fullest name that the report has for it.
    """
    pieces = split_joined(attribution.speaker)
    if len(pieces) < 2:
        return ((attribution.speaker, attribution.party),)
    return tuple(_fullest(piece, reading) for piece in pieces)


def _fullest(piece: str, reading: Reading) -> tuple[str, str | None]:
    if is_proper(piece):
        for mention in reading.names:
            entity = reading.entities[mention.entity]
            if mention.span.of(reading.text) == piece and entity.kind is not NameKind.PLACE:
                return entity.name, entity.party or party_of(entity.name, reading.cast)
    elif is_unnamed_watcher(piece):
        for other in reading.attributions:
            if is_proper(other.speaker) and bodies()["watchers"] & set(lower_words(other.speaker)):
                return other.speaker, other.party
    return piece, party_of(piece, reading.cast)
