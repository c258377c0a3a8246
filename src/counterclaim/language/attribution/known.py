"""The names of a report, looked up by place and by word."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property

from counterclaim.language.cast import party_of
from counterclaim.language.cast.index import index_of
from counterclaim.language.cast.phrase import verdict_of
from counterclaim.language.cast.verdict import Verdict
from counterclaim.model.party import PartyKind
from counterclaim.model.reading import Entity, NameKind, NameMention, PartyMention, Reading
from counterclaim.model.span import Span

__all__ = ["Known", "lower_words"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_AND = re.compile(r"\s+and\s+(?:the\s+)?")
_LAND = re.compile(
    r"\W*(?:the|that|this)\s+(?:country|nation|republic|kingdom|region|territory|enclave)['’]s\s", re.IGNORECASE
)
# A name this far into its sentence is no longer taken for its subject
_SUBJECT_WITHIN = 60
# So many mentions of one word are looked at before a name is given up
_LOOK = 200


def lower_words(phrase: str) -> list[str]:
    """The words of a phrase, case-folded; "Nagorno-Karabakh" and "U.N" are one each."""
    return [w.casefold() for w in _WORD.findall(phrase)]


class Known:
    """Names, entities, parties and words of one reading; every look-up takes about constant time."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._mentions = sorted(reading.names, key=lambda m: m.span.start)
        self._starts = [m.span.start for m in self._mentions]
        self._by_name = {e.name: e for e in reversed(reading.entities)}
        self._parties: dict[str, str | None] = {}
        self._subjects: list[NameMention] = []
        self._by_word: dict[str, list[tuple[int, Entity]]] = {}
        sentences = self._sentences = [s.span.start for s in reading.sentences]
        for mention in self._mentions:
            i = bisect_right(sentences, mention.span.start) - 1
            if i >= 0 and mention.span.start - sentences[i] <= _SUBJECT_WITHIN:
                self._subjects.append(mention)
            entity = reading.entities[mention.entity]
            if entity.kind is not NameKind.PLACE:
                for word in set(lower_words(entity.name)):
                    self._by_word.setdefault(word, []).append((mention.span.start, entity))
        self._subject_starts = [m.span.start for m in self._subjects]

    def inside(self, span: Span) -> list[NameMention]:
        """The name mentions that lie wholly inside `span`."""
        out = []
        for i in range(bisect_left(self._starts, span.start), len(self._mentions)):
            if self._starts[i] >= span.end:
                break
            if span.contains(self._mentions[i].span):
                out.append(self._mentions[i])
        return out

    def entity(self, name: str) -> Entity | None:
        """The entity of that very name."""
        return self._by_name.get(name)

    def party(self, phrase: str) -> str | None:
        """`party_of` by the reading's cast, asked once a phrase."""
        if phrase not in self._parties:
            self._parties[phrase] = party_of(phrase, self.reading.cast)
        return self._parties[phrase]

    def verdict(self, phrase: str) -> Verdict:
        """For whom `phrase` speaks by the reading's cast, and whether its words settle that."""
        return verdict_of(phrase, index_of(self.reading.cast))

    def land_before(self, source: str, at: int) -> str | None:
        """The country of “the country's interior ministry” at code point `at`.

        The one that its sentence last names before it, else the one last named at all. None for another source, and
        where the sentence has only adjectives of two countries.
        """
        if _LAND.match(source) is None:
            return None
        index = index_of(self.reading.cast)
        mentions = self.reading.party_mentions
        i = bisect_left(mentions, at, key=lambda m: m.span.start)
        lands = [m for m in mentions[max(0, i - _LOOK) : i] if index.is_land(m.party) and m.how != "leader"]
        j = bisect_right(self._sentences, at) - 1
        begin = self._sentences[j] if j >= 0 else 0
        here = [m for m in lands if m.span.start >= begin]
        named = [m for m in here if m.how in ("name", "capital")]
        if named or not here:
            chosen = named or [m for m in lands if m.how in ("name", "capital")] or lands
            return chosen[-1].party if chosen else None
        return here[0].party if len({m.party for m in here}) == 1 else None

    def is_monitor(self, party: str) -> bool:
        """True where the cast lists the party as one that watches and counts."""
        return party in self._monitors

    @cached_property
    def _monitors(self) -> frozenset[str]:
        return frozenset(p.name for p in self.reading.cast.parties if p.kind is PartyKind.MONITOR)

    def person_subject(self, at: int) -> NameMention | None:
        """The last person before code point `at` whose name opens a sentence."""
        for i in range(bisect_left(self._subject_starts, at) - 1, -1, -1):
            if self._subjects[i].kind is NameKind.PERSON:
                return self._subjects[i]
        return None

    def body_subject(self, at: int) -> NameMention | None:
        """The body or state whose name opens the sentence of code point `at`, before it, or the one before that."""
        here = bisect_right(self._sentences, at) - 1
        least = self._sentences[max(here - 1, 0)] if here >= 0 else 0
        for i in range(bisect_left(self._subject_starts, at) - 1, -1, -1):
            mention = self._subjects[i]
            if mention.span.start < least:
                return None
            entity = self.reading.entities[mention.entity]
            owns = self.reading.text[mention.span.end : mention.span.end + 1] in ("'", "’")
            if not owns and (
                mention.kind is NameKind.ORGANISATION or (mention.kind is NameKind.PLACE and entity.party is not None)
            ):
                return mention
        return None

    def called(self, wanted: set[str], at: int, *, bodily: bool) -> str | None:
        """The name that holds all the words and more: the last one before code point `at`, else the first behind it.

        `bodily` leaves persons out; without it nothing behind `at` is taken.
        """
        rarest = min((self._by_word.get(w, []) for w in wanted), key=len, default=[])
        split = bisect_left(rarest, at, key=lambda row: row[0])
        for _, entity in reversed(rarest[max(0, split - _LOOK) : split]):
            if _fits(entity, wanted, bodily=bodily):
                return entity.name
        for _, entity in rarest[split : split + _LOOK] if bodily else ():
            if _fits(entity, wanted, bodily=bodily):
                return entity.name
        return None

    def pair_before(self, at: int) -> str | None:
        """The two parties that the report last named side by side before `at` ("Lom and Zeta")."""
        i = bisect_right(self._pairs, (at, "")) - 1
        return self._pairs[i][1] if i >= 0 else None

    @cached_property
    def _pairs(self) -> list[tuple[int, str]]:
        text = self.reading.text
        found: list[tuple[int, str]] = []
        before: PartyMention | None = None
        for mention in self.reading.party_mentions:
            if before is not None and before.party != mention.party:
                between = text[before.span.end : min(mention.span.start, before.span.end + 20)]
                if _AND.fullmatch(between):
                    found.append((mention.span.end, text[before.span.start : mention.span.end]))
            before = mention
        return sorted(found)

    @cached_property
    def folded(self) -> str:
        """The report's text, case-folded."""
        return self.reading.text.casefold()


def _fits(entity: Entity, wanted: set[str], *, bodily: bool) -> bool:
    return not (bodily and entity.kind is NameKind.PERSON) and wanted < set(lower_words(entity.name))
