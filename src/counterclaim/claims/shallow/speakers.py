"""Whom a subject phrase makes speak: the attribution it is the source of, else the names in it."""

from __future__ import annotations

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow.acting import antecedent
from counterclaim.claims.shallow.line import Group, Line
from counterclaim.claims.shallow.phrases import Phrase
from counterclaim.claims.shallow.roles import subject
from counterclaim.claims.shallow.scene import Scene
from counterclaim.language.attribution.speakers import split_sources
from counterclaim.language.attribution.wording import wording_of
from counterclaim.language.cast import party_of

_BOTH = frozenset(("both", "sides", "each", "parties"))
_PRONOUNS = frozenset(["he", "she", "it", "they", "we", "i", "who", "which", "him", "her", "them"])


def joined(line: Line, group: Group) -> bool:
    """True for the second verb of “denied that the town had fallen and called the report untrue”."""
    return line.tags[max(group.first - 1, 0) : group.first] == ["C"]


def sayers(scene: Scene, line: Line, group: Group) -> tuple[Voice, ...]:
    """The voices of a verb that says: its subject's, or where it is joined to another verb, those of the attribution
    whose cue it is. What is named within the words of whoever spoke before, and is no party, doesn't speak itself."""
    who = subject(line, group)
    if joined(line, group):
        found = [number for number, _ in scene.nearby.cues.over(line.tokens[group.head].span)]
        if who is not None and not found:
            span = line.span(who.first, who.last)
            if not any(mention.party for mention in scene.mentions(span)):
                found = [number for number, _ in scene.nearby.contents.over(span)]
        if found:
            return _voices(scene, min(found))
    return speakers(scene, line, who)


def _voices(scene: Scene, index: int) -> tuple[Voice, ...]:
    attribution = scene.reading.attributions[index]
    return tuple(
        Voice(source, party, attribution.via, index) for source, party in split_sources(attribution, scene.reading)
    )


def speakers(scene: Scene, line: Line, phrase: Phrase | None) -> tuple[Voice, ...]:
    """The voices of a phrase that speaks, one a name; none where it names nobody."""
    if phrase is None:
        return ()
    span = line.span(phrase.first, phrase.last)
    index = min((number for number, _ in scene.nearby.sources.over(span)), default=None)
    if index is not None:
        return _voices(scene, index)
    norms = line.norms[phrase.first : phrase.core]
    if _BOTH & set(norms) and not scene.mentions(span):
        reading = scene.reading
        beside = scene.mentions(line.span(0, phrase.first))[-2:] if phrase.first else []
        if len({m.party for m in beside}) == 2 and line.words(phrase.first - 1, phrase.first) == beside[1].span.of(
            reading.text
        ):  # "Ghana and Togo both said"
            return tuple(Voice(m.span.of(reading.text), m.party, None, None) for m in beside)
        at = line.sentence.span.end
        return tuple(Voice(wording_of(party, reading, at), party, None, None) for party in scene.belligerents())
    if len(norms) == 1 and norms[0] in _PRONOUNS:
        name = antecedent(scene, line, phrase.first)
        words = wording_of(name, scene.reading, line.sentence.span.end) if name else ""
        return (Voice(words, party_of(name, scene.reading.cast), None, None),) if name and words else ()
    pieces: list[tuple[int, int]] = []
    start = phrase.first
    for k in [*range(phrase.first, phrase.core), phrase.core]:
        if k == phrase.core or line.norms[k] in ("and", ","):
            if start < k:
                pieces.append((start, k))
            start = k + 1
    if len(pieces) > 1 and not all(scene.mentions(line.span(a, b)) for a, b in pieces):
        pieces = [(phrase.first, phrase.core)]
    mentions = scene.mentions(line.span(phrase.first, phrase.core))
    if len(mentions) > 2 and len(pieces) < len(mentions) and all(m.how == "name" for m in mentions):
        # a list that has lost its commas: "Britain France and the United States"
        return tuple(Voice(m.span.of(scene.reading.text), m.party, None, None) for m in mentions)
    out = []
    for a, b in pieces:
        while a < b and line.norms[a] in ("the", "a", "an", "both", "and"):
            a += 1
        if a < b:
            words = line.words(a, b)
            out.append(Voice(words, party_of(words, scene.reading.cast), None, None))
    return tuple(out)
