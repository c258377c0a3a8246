"""What a pronoun or a bare title stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from counterclaim.data import load_yaml
from counterclaim.language.cast.heads import singular
from counterclaim.model.reading import Entity, NameKind, NameMention

__all__ = ["resolve_bare"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_ARTICLES = frozenset({"the", "this", "that", "its", "his", "her", "their", "said", "a", "an", "same"})


def resolve_bare(phrase: str, position: int, names: Sequence[NameMention], entities: Sequence[Entity]) -> Entity | None:
    """The entity for which `phrase` (“he”, “the president”, “the group”) stands at code point `position`.

    The one last mentioned before that agrees with it: persons for “he” and “she”, bodies and countries for “it”, what
    bears the title for a title. None where nothing before agrees.
    """
    words = [w for w in _norms(phrase) if w not in _ARTICLES or w in ("his", "her", "its", "their")]
    while len(words) > 1 and words[0] in _ARTICLES:
        words.pop(0)
    if not words:
        return None
    before = sorted((m for m in names if m.span.end <= position), key=lambda m: m.span.start)
    for mention in reversed(before):
        entity = entities[mention.entity]
        if _agrees(words, entity):
            return entity
    return None


def _agrees(words: Sequence[str], entity: Entity) -> bool:
    head = words[-1]
    person, body = entity.kind is NameKind.PERSON, entity.kind is NameKind.ORGANISATION
    country = entity.kind is NameKind.PLACE and entity.party is not None
    if len(words) == 1:
        if head in _list("he") or head in _list("she"):
            other = _list("women") if head in _list("he") else _list("men")
            return person and not any(w in other for w in _norms(entity.name))
        if head in _list("it"):
            return body or country
        if head in _list("they"):
            return body or country
        if head in _list("any_state") and country:
            return True
        if (head in _list("any_person") and person) or (head in _list("any_body") and body):
            return True
    theirs = {_one(w) for w in _norms(entity.name)}
    return (person or body) and len(theirs) > len(words) and all(_one(w) in theirs for w in words)


def _norms(phrase: str) -> list[str]:
    return [w.casefold().replace("’", "'").removesuffix("'s") for w in _WORD.findall(phrase)]


def _one(word: str) -> str:
    """A word in the singular, under the one of its equals that stands for all."""
    return _same().get(singular(word), singular(word))


@cache
def _list(name: str) -> frozenset[str]:
    table = load_yaml("names/bare.yaml")
    assert isinstance(table, dict)
    return frozenset(map(str, table[name]))


@cache
def _same() -> dict[str, str]:
    table = load_yaml("names/bare.yaml")
    assert isinstance(table, dict)
    return dict(table["same"])
