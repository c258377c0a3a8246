"""What a pronoun or a bare title stands for."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.reading import Entity, NameKind, NameMention

__all__ = ["resolve_bare"]


def resolve_bare(phrase: str, position: int, names: Sequence[NameMention], entities: Sequence[Entity]) -> Entity | None:
    """The entity that `phrase` (“he”, “the president”, “the ministry”) at code point `position` stands for, or None."""
    word = phrase.casefold().removeprefix("the ").strip()
    before = [m for m in names if m.span.end <= position]
    for mention in reversed(before):
        entity = entities[mention.entity]
        if word in ("he", "she") and entity.kind is NameKind.PERSON:
            return entity
        if word in ("it", "they") and entity.kind is NameKind.ORGANISATION:
            return entity
        if word in entity.name.casefold().split():
            return entity
    return None
