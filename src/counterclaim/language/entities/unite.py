"""Unites the mentions of one person, body or place under its fullest name in the report."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.cast import bundled_cast
from counterclaim.language.cast.heads import singular
from counterclaim.language.cast.index import CastIndex, index_of
from counterclaim.language.entities.keys import initials, key_of, words_of
from counterclaim.language.entities.naming import entity_of, party_by_title
from counterclaim.language.entities.spelling import is_spelling, skeleton
from counterclaim.language.names.raw import RawName
from counterclaim.model.party import Cast
from counterclaim.model.reading import Entity, NameKind, NameMention, PartyMention, Sentence, Token

__all__ = ["unite"]

_MANY = 40  # bearers of one surname in a report; beyond, it is no report
_SHORT_SURNAME = 3  # consonants; below, two surnames agree by chance too often


class _Group:
    """Mentions that are one person, body or place. `first` is where it is first named in full."""

    __slots__ = ("first", "keys", "kind", "names")

    def __init__(self, name: RawName) -> None:
        self.kind = name.kind
        self.first = name.span.start
        self.names: list[RawName] = []
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
    return _Uniter(text, names, index_of(cast or bundled_cast())).unite()


class _Uniter:
    def __init__(self, text: str, names: Sequence[RawName], index: CastIndex) -> None:
        self.text, self.names, self.index = text, names, index
        self.groups: list[_Group] = []
        self.by_key: dict[tuple[str, ...], _Group] = {}
        self.by_pair: dict[tuple[str, str], list[tuple[str, _Group]]] = {}  # persons by first name and surname
        self.by_word: dict[str, list[_Group]] = {}  # persons by surname and first name, bodies by their last words

    def unite(self) -> tuple[tuple[NameMention, ...], tuple[Entity, ...]]:
        owner: dict[int, _Group] = {}
        # Fuller names first, so that surnames and short forms find them wherever they stand in the text.
        for i in sorted(range(len(self.names)), key=lambda i: (-(self.names[i].last - self.names[i].first), i)):
            name = self.names[i]
            written = name.span.of(self.text)
            words = key_of(name, written)
            group = self._defined(i, written, owner) or self._find(name, written, words)
            if group is None:
                group = _Group(name)
                self.groups.append(group)
            group.names.append(name)
            owner[i] = group
            self._file(group, name, words)
        self._settle_kinds(owner)
        self.groups.sort(key=lambda g: min(n.span.start for n in g.names))
        number = {id(g): k for k, g in enumerate(self.groups)}
        mentions = tuple(NameMention(n.span, owner[i].kind, number[id(owner[i])]) for i, n in enumerate(self.names))
        return mentions, tuple(entity_of(self.text, g.names, g.kind, self.index) for g in self.groups)

    def _settle_kinds(self, owner: dict[int, _Group]) -> None:
        """What the report calls a place elsewhere is no person, where nothing says that it is one."""
        places = {k: g for g in self.groups if g.kind is NameKind.PLACE for k in g.keys}
        # Asked once a group, not once a mention: a name may stand in a report ten thousand times.
        open_groups = {
            id(g)
            for g in self.groups
            if g.kind is NameKind.PERSON and not any(n.title or n.behind or n.party for n in g.names)
        }
        moved = set[int]()
        for i, group in owner.items():
            if id(group) not in open_groups:
                continue
            place = places.get(words_of(self.names[i].span.of(self.text)))
            if place is not None:
                place.names.append(self.names[i])
                moved.add(id(self.names[i]))
                owner[i] = place
        for group in self.groups if moved else ():
            if id(group) in open_groups:
                group.names = [name for name in group.names if id(name) not in moved]
        self.groups = [g for g in self.groups if g.names]

    def _file(self, group: _Group, name: RawName, words: tuple[str, ...]) -> None:
        plain = words_of(name.span.of(self.text))
        if plain in group.keys:
            return
        group.keys.add(plain)
        self.by_key.setdefault((group.kind, *plain), group)
        if self._is_own(name):
            self.by_key.setdefault(("party", str(name.party)), group)
        if len(words) < 2:
            return
        if group.kind is NameKind.PERSON:
            self.by_pair.setdefault((words[0], words[-1]), []).append((plain[0], group))
            self.by_pair.setdefault((words[0][0], words[-1]), []).append((plain[0][0], group))
            ends = {words[-1], skeleton(plain[0])}
        else:
            ends = {singular(words[-1]), *words[:2]}
        for word in ends:
            known = self.by_word.setdefault(word, [])
            if len(known) < _MANY and group not in known:
                known.append(group)

    def _is_own(self, name: RawName) -> bool:
        """True for a name of a body or group of the cast, not for an organ of a state (“Kremlin”)."""
        return name.kind is NameKind.ORGANISATION and name.party is not None and not self.index.is_land(name.party)

    def _defined(self, i: int, written: str, owner: dict[int, _Group]) -> _Group | None:
        """“Kordofan Lawyers Association (KLA)”: from here on, the initials are that body, whoever else bears them."""
        if not (written.isupper() and 2 <= len(written) <= 8 and i):
            return None
        before = self.names[i - 1]
        gap = self.text[before.span.end : self.names[i].span.start]
        group = owner.get(i - 1)
        if group is None or gap.strip() != "(" or before.kind is not NameKind.ORGANISATION:
            return None
        letters = "".join(c for c in written if c.isalpha())
        return group if initials(before.span.of(self.text)).startswith(letters[:2]) else None

    def _find(self, name: RawName, written: str, words: tuple[str, ...]) -> _Group | None:
        plain = words_of(written)
        if not words or not plain:
            return None
        if self._is_own(name) and (group := self.by_key.get(("party", str(name.party)))) is not None:
            return group
        for key in (plain, (*plain[:-1], plain[-1].removesuffix("s"))):
            exact = self.by_key.get((name.kind, *key))
            if exact is not None:
                return exact
        if name.kind is NameKind.PERSON:
            return self._person(name, plain, words)
        if name.kind is NameKind.ORGANISATION and name.last - name.first == 1 and name.party is None:
            # “the Observatory” after “the Tawila Observatory for Civilians”: the body last named whose name holds it.
            bodies = [g for g in self.by_word.get(singular(words[0]), ()) if g.kind is NameKind.ORGANISATION]
            return _nearest(bodies, name)
        return None

    def _person(self, name: RawName, plain: tuple[str, ...], words: tuple[str, ...]) -> _Group | None:
        first, last = words[0], words[-1]
        candidates = [
            g
            for g in self.by_word.get(last) or self.by_word.get(last.removesuffix("s"), [])
            if g.kind is NameKind.PERSON
        ]
        if len(words) == 1:
            return _nearest(candidates, name)
        # One first name in two spellings, or the initial of it: “V. Putin”.
        for other, group in self.by_pair.get((first, last), ()):
            if len(plain[0]) == 1 or is_spelling(plain[0], other):
                return group
        said = party_by_title(self.text, name, self.index)
        if said and len(last) > _SHORT_SURNAME:
            # “President Volodymyr” and “President Vladimir Zelensky”: one office, one rare surname.
            for group in candidates:
                if _office(self.text, name) in _offices(self.text, group):
                    return group
        return None


def _nearest(groups: Sequence[_Group], name: RawName) -> _Group | None:
    """The group last named in full before `name`, else the first named after it."""
    before = [g for g in groups if g.first <= name.span.start]
    if before:
        return max(before, key=lambda g: g.first)
    return min(groups, key=lambda g: g.first, default=None)


def _office(text: str, name: RawName) -> tuple[str, ...]:
    return words_of(name.title.of(text)) if name.title is not None else ("",)


def _offices(text: str, group: _Group) -> set[tuple[str, ...]]:
    return {_office(text, n) for n in group.names if n.title is not None}
