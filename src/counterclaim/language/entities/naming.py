"""The entity that a group of mentions makes: its fullest name and its party."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.cast.heads import words
from counterclaim.language.cast.index import CastIndex
from counterclaim.language.cast.phrase import verdict_of
from counterclaim.language.names.raw import RawName
from counterclaim.model.reading import Entity, NameKind

__all__ = ["entity_of", "party_by_title"]


def entity_of(text: str, names: Sequence[RawName], kind: NameKind, index: CastIndex) -> Entity:
    """Its name is the fullest mention, verbatim, with its title; the earliest of equals. Mentions that lost the
    apostrophe of a genitive (“the Assads troops”) name it only where nothing else does."""
    written = {n.span.of(text) for n in names}
    whole = [n for n in names if not (n.span.of(text).endswith("s") and n.span.of(text)[:-1] in written)] or names
    best = max(whole, key=lambda n: (_fullness(text, n, index), -n.span.start))
    return Entity(" ".join(_full(text, best).split()), kind, _party(text, names, index))


def _party(text: str, names: Sequence[RawName], index: CastIndex) -> str | None:
    former = words("former")
    ordered = sorted(names, key=lambda n: n.span.start)
    if any(n.title and not former.isdisjoint(n.title.of(text).casefold().split()) for n in ordered):
        return None  # who has left an office speaks for nobody
    # What the report says of a person goes before what the cast remembers.
    for name in ordered:
        party = party_by_title(text, name, index)
        if party:
            return party
    known = next((n.party for n in ordered if n.party), None)
    if known is not None or ordered[0].kind is not NameKind.ORGANISATION:
        return known
    return verdict_of(ordered[0].span.of(text), index).party


def party_by_title(text: str, name: RawName, index: CastIndex) -> str | None:
    """For whom the title or the apposition says that a person speaks."""
    if name.title is not None:
        return verdict_of(name.title.of(text), index).party
    if name.behind is not None:
        return verdict_of(name.behind.of(text), index).party
    return None


def _full(text: str, name: RawName) -> str:
    if name.title is not None:
        return text[name.title.start : name.span.end]
    if name.behind is not None:
        return text[name.span.start : name.behind.end]
    return name.span.of(text)


def _fullness(text: str, name: RawName, index: CastIndex) -> tuple[int, int, int]:
    words = name.last - name.first
    titled = 0
    if name.title is not None:
        titled = 2 + (party_by_title(text, name, index) is not None)
    elif name.behind is not None:
        titled = 1
    return (min(words, 2), titled, words)
