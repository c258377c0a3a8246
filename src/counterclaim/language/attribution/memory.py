"""Who has spoken so far in a report: what a pronoun, a bare title or a short name is resolved to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.data import load_yaml
from counterclaim.language.attribution.known import Known, lower_words
from counterclaim.language.attribution.lexicon import words
from counterclaim.language.attribution.source import is_pronoun, split_joined
from counterclaim.model.reading import NameKind

__all__ = ["Memory", "Speaker", "bodies", "is_proper", "is_unnamed_watcher", "kind_of"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_GENERIC = frozenset(("the", "a", "an", "of", "for", "and", "in", "its", "his", "her", "their", "this", "that", "said"))
_DEFINITE = re.compile(r"\W*(?:the|this|that|its|his|her|their|said)\b", re.IGNORECASE)
_ONE = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
_BODY = frozenset({"it", "its", "itself"})
_ALL = frozenset({"they", "them", "their", "themselves", "we", "us"})
# So many different speakers are remembered; a report seldom has twenty
_REMEMBERED = 100
# A longer name is a headline run into a sentence
_LONGEST = 90


@cache
def bodies() -> dict[str, frozenset[str]]:
    """The lists of `data/attribution/bodies.yaml`."""
    rows = cast("dict[str, str]", load_yaml("attribution/bodies.yaml"))
    return {name: frozenset(row.split()) for name, row in rows.items()}


def is_proper(phrase: str) -> bool:
    """True where the phrase holds a name: a capital that is not only that of "US-backed" or "Britain-based"."""
    return any((w[0].isupper() and "-" not in w) or sum(c.isupper() for c in w) > 1 for w in _WORD.findall(phrase))


@dataclass(frozen=True, slots=True)
class Speaker:
    """“Russian President Vladimir Putin”, a person, first named at 640; `full` is the source with its appositives."""

    name: str
    full: str
    kind: NameKind | None
    at: int


class Memory:
    """The speakers of a report in the order in which they spoke, and the names in it."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._said: list[Speaker] = []

    def add(self, speaker: Speaker) -> None:
        """Remember that this one has spoken."""
        self._said = [s for s in self._said if s.name != speaker.name][-_REMEMBERED:]
        self._said.append(speaker)

    def resolve(self, phrase: str, full: str, at: int) -> str:
        """The fullest name for a trimmed source at code point `at`; the phrase itself where the report gives none."""
        if is_pronoun(phrase):
            return self._pronoun(phrase.casefold(), at) or phrase
        found = lower_words(phrase)
        if not found:
            return phrase
        if found[-1] in bodies()["joint"] and (found[0] in ("both", "two", "each") or len(found) == 1):
            joint = next((s.name for s in reversed(self._said) if len(split_joined(s.name)) == 2), None)
            return joint or self._known.pair_before(at) or phrase
        definite = _DEFINITE.match(full) is not None
        if definite and found[-1] in bodies()["papers"] and len(found) == 1 and self._said:
            return self._said[-1].name  # "the statement added": whose statement it was
        if definite or phrase[:1].islower() or len(found) == 1:
            return self._described(phrase, found, definite, at) or phrase
        return phrase

    def _pronoun(self, pronoun: str, at: int) -> str | None:
        if pronoun in _ONE:
            spoke = next((s for s in reversed(self._said) if s.kind is NameKind.PERSON), None)
            named = self._known.person_subject(at)
            if named is not None and (spoke is None or named.span.start > spoke.at + len(spoke.full)):
                return self._known.reading.entities[named.entity].name
            return spoke.name if spoke is not None else None
        if pronoun in _BODY:
            spoke = next(
                (s for s in reversed(self._said) if s.kind is not NameKind.PERSON and not _plural(s.name)), None
            )
            subject = self._known.body_subject(at)
            if subject is not None and (spoke is None or subject.span.start > spoke.at + len(spoke.full)):
                return self._known.reading.entities[subject.entity].name
            return spoke.name if spoke is not None else None
        if pronoun in _ALL:
            spoke = next((s for s in reversed(self._said) if s.kind is not NameKind.PERSON), None)
            return spoke.name if spoke is not None else (self._said[-1].name if self._said else None)
        return None

    def _described(self, phrase: str, found: list[str], definite: bool, at: int) -> str | None:
        """“the president”, “the ministry”, “the monitoring group”, “the Observatory”: who was called so."""
        wanted = {w for w in found if w not in _GENERIC}
        if not wanted:
            return None
        proper = is_proper(phrase)
        if proper and found[-1] not in bodies()["bodies"] | bodies()["generic"]:
            return None  # a country or a person: its name is whole
        if definite or proper:
            for speaker in reversed(self._said):
                called = speaker.full if speaker.kind is NameKind.PERSON and not proper else speaker.name
                if (
                    len(speaker.name) > _LONGEST
                    or len(split_joined(speaker.name)) > 1
                    or (proper and speaker.kind is NameKind.PERSON)
                ):
                    continue
                theirs = set(lower_words(called)) - _GENERIC
                if wanted < theirs:
                    return speaker.name
        if (definite or proper) and (name := self._known.called(wanted, at, bodily=proper)):
            return name
        if inner := self._inside_of(phrase, at):
            return inner
        if definite and not proper and found[-1] in bodies()["generic"] and "of" not in found:
            for speaker in reversed(self._said):
                if speaker.kind is not NameKind.PERSON and is_proper(speaker.name) and not _plural(speaker.name):
                    return speaker.name
        return None

    def _inside_of(self, phrase: str, at: int) -> str | None:
        """“co-chairs of the group” to “co-chairs of the Minsk Group”, where the report has those words."""
        head, joint, tail = phrase.rpartition(" of the ")
        if not joint or is_proper(tail):
            return None
        named = self._known.called(set(lower_words(tail)), at, bodily=False)
        whole = f"{head} of the {named}"
        return whole if named and whole.casefold() in self._known.folded else None


def is_unnamed_watcher(speaker: str) -> bool:
    """“a war monitor”, “a rights group”: a single source whose name the report gives elsewhere."""
    found = lower_words(speaker)
    lists = bodies()
    if not found or "and" in found:
        return False
    kinds = lists["named_later_kinds"]
    return found[-1] in lists["named_later"] or (found[-1] in lists["generic"] and not kinds.isdisjoint(found))


def _plural(name: str) -> bool:
    tail = (name.split() or [""])[-1].casefold()
    return tail in words().speaking_nouns and tail.endswith("s") and not tail.endswith("ss")


def kind_of(name: str, mention: NameKind | None) -> NameKind | None:
    """Person or body, by the name's own last word where it says so, then by the name mention, then by its words."""
    found = lower_words(name)
    if not found:
        return mention
    lists = bodies()
    if found[-1] in lists["bodies"]:
        return NameKind.ORGANISATION
    if mention is not None and mention is not NameKind.PLACE:
        return mention
    if any(w in lists["persons"] for w in found):
        return NameKind.PERSON
    if any(w in lists["bodies"] for w in found):
        return NameKind.ORGANISATION
    return None
