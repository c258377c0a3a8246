"""Who has spoken so far in a report: what a pronoun, a bare title or a short name is resolved to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.language.attribution.lexicon import words
from counterclaim.language.attribution.source import is_pronoun
from counterclaim.model.reading import NameKind, Reading

__all__ = ["Memory", "Speaker"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
# Descriptions that any body may bear: they mean the body that spoke last
_BODIES = frozenset(
    ["group", "organisation", "organization", "monitor", "monitors", "agency", "body", "movement", "outlet", "network", "newspaper", "broadcaster", "channel", "watchdog", "ngo", "charity", "service", "coalition", "alliance", "institution", "company"]
)
_BODY_WORDS = frozenset(
    ["observatory", "ministry", "army", "group", "agency", "government", "council", "committee", "organisation", "organization", "military", "police", "media", "tv", "television", "radio", "network", "centre", "center", "association", "union", "authority", "authorities", "office", "department", "command", "forces", "front", "coalition", "movement", "party", "monitor", "defence", "defense", "rights", "watch", "news", "service", "front", "state", "army", "parliament", "court", "staff", "mission", "fund", "commission", "federation", "brigade", "battalion"]
)
_PERSONS = frozenset(
    ["president", "minister", "premier", "spokesman", "spokeswoman", "spokesperson", "leader", "general", "commander", "chief", "director", "official", "officer", "secretary", "ambassador", "governor", "mayor", "chairman", "head", "analyst", "envoy", "activist", "doctor", "resident", "colonel", "lawmaker", "senator", "journalist", "adviser", "advisor", "diplomat", "king", "prince", "pope", "foreign", "prime", "deputy"]
)
_GENERIC = frozenset(["the", "a", "an", "of", "for", "and", "in", "its", "his", "her", "their", "this", "that", "said", "other"])


@dataclass(frozen=True, slots=True)
class Speaker:
    """“Russian President Vladimir Putin”, a person, first named at 640."""

    name: str
    full: str  # with appositives, for titles and party
    kind: NameKind | None
    at: int


class Memory:
    """The speakers of a report in the order in which they spoke, and the names in it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._said: list[Speaker] = []
        self._at: dict[int, int] = {}
        self._mentions = sorted(reading.names, key=lambda m: m.span.start)

    def add(self, speaker: Speaker) -> None:
        """Remember that this one has spoken."""
        self._said.append(speaker)

    def resolve(self, phrase: str, full: str, at: int) -> str:
        """The fullest name for a trimmed source; the phrase itself where the report gives none."""
        low = phrase.casefold()
        if is_pronoun(phrase):
            return self._pronoun(low, at) or phrase
        found = [w.casefold() for w in _WORD.findall(phrase)]
        if not found:
            return phrase
        definite = re.match(r"\W*(?:the|this|that|its|his|their)\b", full, re.IGNORECASE) is not None
        if phrase[:1].islower() or definite:
            described = self._described(found, definite, at)
            if described:
                return described
        return phrase

    def _pronoun(self, pronoun: str, at: int) -> str | None:
        if pronoun in ("he", "she", "him", "her", "i", "himself", "herself"):
            for speaker in reversed(self._said):
                if speaker.kind is NameKind.PERSON:
                    return speaker.name
            return self._last_mention(NameKind.PERSON, at)
        if pronoun in ("it", "itself"):
            for speaker in reversed(self._said):
                if speaker.kind is not NameKind.PERSON and not _plural(speaker.name):
                    return speaker.name
            return self._last_mention(NameKind.ORGANISATION, at)
        if pronoun in ("they", "them", "we", "us", "themselves"):
            for speaker in reversed(self._said):
                if speaker.kind is not NameKind.PERSON:
                    return speaker.name
            for speaker in reversed(self._said):
                return speaker.name
        return None

    def _last_mention(self, kind: NameKind, at: int) -> str | None:
        before = [m for m in self._mentions if m.span.end <= at and m.kind is kind]
        return self._reading.entities[before[-1].entity].name if before else None

    def _described(self, found: list[str], definite: bool, at: int) -> str | None:
        """“the president”, “the ministry”, “the monitoring group”: who was called so before."""
        wanted = {w for w in found if w not in _GENERIC}
        if not wanted:
            return None
        head = found[-1]
        for speaker in reversed(self._said):
            called = speaker.full if speaker.kind is NameKind.PERSON else speaker.name
            theirs = {w.casefold() for w in _WORD.findall(called)}
            if wanted <= theirs and len(theirs - _GENERIC) > len(wanted):
                return speaker.name
        if definite and head in _BODIES:
            for speaker in reversed(self._said):
                if speaker.kind is not NameKind.PERSON and not is_pronoun(speaker.name) and speaker.name[:1].isupper():
                    return speaker.name
        entity = self._entity_called(wanted, at)
        if entity:
            return entity
        return None

    def _entity_called(self, wanted: set[str], at: int) -> str | None:
        best = None
        for mention in self._mentions:
            if mention.span.start >= at and best is not None:
                break
            name = self._reading.entities[mention.entity].name
            theirs = {w.casefold() for w in _WORD.findall(name)}
            if wanted <= theirs and len(theirs) > len(wanted):
                best = name
            elif best is None and mention.span.start >= at:
                continue
        return best


def _plural(name: str) -> bool:
    tail = (name.split() or [""])[-1].casefold()
    return tail in words().speaking_nouns and tail.endswith("s") and not tail.endswith("ss")


def kind_of(name: str, mention: NameKind | None) -> NameKind | None:
    """Person or body, by the name's own words where no name mention says."""
    found = [w.casefold() for w in _WORD.findall(name)]
    if not found:
        return mention
    if any(w in _BODY_WORDS for w in found[-1:]):
        return NameKind.ORGANISATION
    if mention is not None:
        return mention
    if any(w in _PERSONS for w in found):
        return NameKind.PERSON
    if any(w in _BODY_WORDS for w in found):
        return NameKind.ORGANISATION
    return None
