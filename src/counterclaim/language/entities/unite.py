"""Unites the mentions of one person or body under its fullest name in the report."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.cast import bundled_cast
from counterclaim.language.cast.atoms import fold
from counterclaim.language.cast.index import CastIndex, index_of
from counterclaim.language.cast.phrase import verdict_of
from counterclaim.language.entities.spelling import skeleton
from counterclaim.language.names.raw import RawName
from counterclaim.model.party import Cast
from counterclaim.model.reading import Entity, NameKind, NameMention, PartyMention, Sentence, Token

__all__ = ["unite"]

_SMALL = frozenset({"al", "el", "bin", "ibn", "of", "the", "for", "and", "in", "de", "s", "abu", "abd"})


class _Group:
    """Mentions that are one person, body or place."""

    __slots__ = ("keys", "kind", "names", "party")

    def __init__(self, kind: NameKind) -> None:
        self.kind = kind
        self.names: list[RawName] = []
        self.party: str | None = None
        self.keys: set[tuple[str, ...]] = set()


def unite(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    names: Sequence[RawName],
    party_mentions: Sequence[PartyMention],
    cast: Cast | None = None,
) -> tuple[tuple[NameMention, ...], tuple[Entity, ...]]:
    """Mentions with the entity each belongs to, and the entities in the order of their first mention.

    An entity's name is its fullest mention, verbatim, with the title before it. Its party is what the title, the
    apposition or the cast says; None where nothing does.
    """
    index = index_of(cast or bundled_cast())
    groups: list[_Group] = []
    by_last: dict[str, list[_Group]] = {}
    by_key: dict[tuple[str, ...], _Group] = {}
    owner: dict[int, _Group] = {}

    # Fuller names first, so that surnames and short forms find them whatever the order in the text.
    order = sorted(range(len(names)), key=lambda i: (-(names[i].last - names[i].first), i))
    for i in order:
        name = names[i]
        words = _key(name.span.of(text))
        group = _find(name, words, by_key, by_last)
        if group is None:
            group = _Group(name.kind)
            groups.append(group)
        group.names.append(name)
        owner[i] = group
        group.keys.add(words)
        by_key.setdefault((name.kind, *words), group)
        if name.kind is NameKind.PERSON and words and len(words) > 1:
            for word in {words[-1], words[0]}:
                by_last.setdefault(word, []).append(group)
    groups.sort(key=lambda g: min(n.span.start for n in g.names))
    number = {id(g): k for k, g in enumerate(groups)}
    mentions = tuple(NameMention(n.span, owner[i].kind, number[id(owner[i])]) for i, n in enumerate(names))
    return mentions, tuple(_entity(text, g, index) for g in groups)


def _key(name: str) -> tuple[str, ...]:
    return tuple(skeleton(w) for w in fold(name.replace("-", " ")).split() if w not in _SMALL)


def _find(
    name: RawName, words: tuple[str, ...], by_key: dict[tuple[str, ...], _Group], by_last: dict[str, list[_Group]]
) -> _Group | None:
    exact = by_key.get((name.kind, *words))
    if exact is not None:
        return exact
    if name.kind is not NameKind.PERSON or not words:
        return None
    candidates = by_last.get(words[-1], [])
    if len(words) == 1:
        return candidates[0] if candidates else None
    for group in candidates:
        if any(
            k[-1] == words[-1] and (k[0] == words[0] or (k[0][:1] == words[0][:1] and len(words) < 3))
            for k in group.keys
            if k
        ):
            return group
    return None


def _entity(text: str, group: _Group, index: CastIndex) -> Entity:
    best = max(group.names, key=lambda n: (_fullness(text, n, index), -n.span.start))
    name = _full(text, best)
    party = next((n.party for n in group.names if n.party), None)
    if party is None:
        for n in sorted(group.names, key=lambda n: n.span.start):
            said = n.title or n.behind
            verdict = verdict_of(_full(text, n) if n.title else said.of(text) if said else n.span.of(text), index)
            if verdict.party:
                party = verdict.party
                break
    return Entity(" ".join(name.split()) if "\n" in name else name, group.kind, party)


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
        titled = 2 + (verdict_of(_full(text, name), index).party is not None)
    elif name.behind is not None:
        titled = 1
    return (min(words, 2), titled, words)
