"""Demands: a condition or a position that someone must do something."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.common.dating import date_at
from counterclaim.claims.common.voice import Voice
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    clause_end,
    denied,
    phrase_right,
    scene_of,
    subject,
)
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.shallow.where import place_of
from counterclaim.data import load_yaml
from counterclaim.model.claim import Claim, DemandDetails
from counterclaim.model.reading import Reading


@cache
def _lists() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/demand.yaml"))
    return {name: frozenset(value.split()) for name, value in data.items()}


@dataclass(slots=True)
class _Demand:
    """“Kyiv | urged | the council | to act”, in a line."""

    line: Line
    first: int
    last: int
    trigger: int
    voices: tuple[Voice, ...]
    to: str | None
    rule: str


def find_demands(reading: Reading) -> Iterator[Claim]:
    """The demands in a report; those for a truce or a meeting are claims of those kinds."""
    scene = scene_of(reading)
    for line in scene.lines:
        if line.question:
            continue
        end = -1
        for demand in _demands(scene, line):
            if demand.trigger < end or _other_kind(line, demand):
                continue
            end = demand.last
            span = line.span(demand.first, demand.last)
            words = Phrase(demand.first, demand.last, demand.last)
            for voice in demand.voices:
                by = voice.source
                if not by:
                    continue
                yield make_claim(
                    reading,
                    span,
                    DemandDetails(by, demand.to),
                    voice,
                    date=date_at(reading, span),
                    place=place_of(scene, line, [words]),
                    rule=f"demand/{demand.rule}",
                    evidence=(line.tokens[demand.trigger].span,),
                )


_MEETINGS = frozenset(
    ["talks", "negotiations", "negotiation", "dialogue", "meeting", "summit", "negotiate", "negotiating", "meet"]
)


def _other_kind(line: Line, demand: _Demand) -> bool:
    words = set(line.norms[demand.first : demand.last])
    if words & _MEETINGS:
        return True
    truce = truce_words()
    if words & truce.nouns:
        return not words & {
            "observed",
            "observe",
            "respect",
            "respected",
            "comply",
            "adhere",
            "abide",
            "maintained",
            "upheld",
            "must",
            "should",
            "release",
            "withdraw",
        }
    norms = line.norms[demand.first : demand.last]
    stops = ("end", "stop", "halt", "cease", "cessation")
    return any(
        norm in stops
        and any(word in ("fighting", "hostilities", "violence", "war", "combat") for word in norms[k + 1 : k + 5])
        for k, norm in enumerate(norms)
    )


def _demands(scene: Scene, line: Line) -> Iterator[_Demand]:
    lists = _lists()
    for group in line.groups:
        found = None
        if group.modal in lists["modals"] and not line.question:
            found = _must(scene, line, group)
        elif (
            (group.lemma == "need" or (group.lemma == "have" and line.norms[group.last : group.last + 1] == ["to"]))
            and not group.negated
            and group.modal is None
        ):
            found = _needs(scene, line, group)
        elif group.lemma in lists["thing_verbs"] or group.lemma in lists["object_verbs"]:
            found = _asked(scene, line, group)
        elif group.lemma in ("end", "stop", "cease") and group.negated:
            found = _until(scene, line, group)
        if found is not None:
            yield found


def _content_voices(scene: Scene, line: Line, first: int, last: int) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices_of(scene, line, line.span(first, last)) if voice.source)


def _end_of(line: Line, start: int) -> int:
    """Where the words of a demand end: before the next clause that goes on otherwise."""
    n = len(line.tags)
    i = start
    while i < n and i - start < 40:
        if line.norms[i] in (".", ";", "!", "?") or (
            line.norms[i]
            in (",", "while", "but", "after", "as", "amid", "-", "–", "—", "saying", "following", "despite")
            and i > start + 1
        ):
            break
        if line.tags[i] == "S" and line.norms[i] in ("because", "although", "though", "while"):
            break
        i += 1
    while i > start and line.tags[i - 1] in "QPC":
        i -= 1
    return i


def _must(scene: Scene, line: Line, group: Group) -> _Demand | None:
    """“Armenian forces must withdraw”: a demand of whoever says so."""
    if group.perfect and group.lemma != "be" and group.modal == "must" and not group.passive:
        return None  # "must have known"
    who = subject(line, group)
    if who is None:
        return None
    first = who.first if group.first - who.first < 20 else group.first
    last = _end_of(line, group.last)
    voices = _content_voices(scene, line, first, max(group.last, first + 1))
    if not voices:
        return None
    to = None if group.passive else _asked_one(scene, line, who)
    if to in ("it", "this", "that", "there"):
        to = None
    return _Demand(line, first, last, group.head, voices, to, f"modal:{group.modal}")


def _asked_one(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    return actor(scene, line, phrase)


def _needs(scene: Scene, line: Line, group: Group) -> _Demand | None:
    """“It needs to speed up the resolution”, “Russia has to withdraw”."""
    nxt = line.norms[group.last : group.last + 1]
    if nxt != ["to"] and not (
        nxt and line.norms[group.last] in ("“", '"') and line.norms[group.last + 1 : group.last + 2] == ["to"]
    ):
        return None
    who = subject(line, group)
    if who is None:
        return None
    voices = _content_voices(scene, line, group.first, _end_of(line, group.last + 1))
    if not voices:
        return None
    if line.norms[who.first] in ("we", "i", "you"):
        return None
    return _Demand(
        line,
        who.first if group.first - who.first < 20 else group.first,
        _end_of(line, group.last + 1),
        group.head,
        voices,
        _asked_one(scene, line, who),
        "needs",
    )


def _asked(scene: Scene, line: Line, group: Group) -> _Demand | None:
    """“urged residents to leave”, “called on the council to act”, “demanded that”, “demanding Russia rein in”."""
    lists = _lists()
    norms = line.norms
    if group.negated or group.modal is not None or denied(line, group.head) or (group.to and group.form == "b"):
        return None
    i = group.last
    if i >= len(norms) or (norms[i] in lists["idle"] and group.lemma != "call"):
        return None
    to: Phrase | None = None
    start = i
    lemma = group.lemma
    if lemma == "insist":
        if norms[i] != "on" or i + 1 >= len(norms):
            return None
    elif lemma in lists["object_verbs"] and not group.passive:
        j = i
        if lemma in ("call", "appeal"):
            if norms[i] == "for":
                return _called_for(scene, line, group)
            if norms[i] not in ("on", "upon", "to"):
                return None
            j = i + 1
        to = phrase_right(line, j)
        if to is None:
            return None
        infinitive = next(
            (
                k
                for k in range(to.last, min(to.last + 16, len(norms)))
                if (norms[k] == "to" and line.tags[k] == "T" and _verb_like(line, k + 1))
                or norms[k : k + 2] == ["not", "to"]
            ),
            None,
        )
        if infinitive is None or any(g.finite and to.last <= g.first < infinitive for g in line.groups):
            return None
        if norms[infinitive - 1] in ("due", "according", "prior", "up", "close", "thanks"):
            return None
        if lemma == "tell" and (not _people_like(scene, line, to) or infinitive > to.last + 1):
            return None
        if lemma == "order" and not any(
            norm
            in ("residents", "civilians", "people", "families", "citizens", "villagers", "inhabitants", "evacuation")
            for norm in norms[to.first : to.last]
        ):
            return None
        if lemma == "push" and norms[i] in ("for", "into", "back"):
            return None
        start = to.first
    elif lemma in lists["thing_verbs"]:
        if group.passive:
            return None
        thing = phrase_right(line, i)
        if norms[i] == "that":
            nxt = phrase_right(line, i + 1)
            to = nxt
            start = i + 1
        elif thing is None:
            return None
        else:
            after = line.group_at(thing.last) if thing.last < len(line.tags) else None
            if after is not None or (thing.last < len(line.norms) and line.tags[thing.last] in "V"):
                to = thing
            for k in range(thing.first, min(thing.last + 1, len(norms))):
                if norms[k] in ("from", "by"):
                    to = phrase_right(line, k + 1)
    else:
        return None
    who = subject(line, group)
    if lemma == "require":
        voices = voices_of(scene, line, line.span(group.first, group.last))
        if not any(v.source for v in voices):
            return None
    else:
        voices = speakers(scene, line, who)
    outer = _content_voices(scene, line, group.first, group.last)
    if outer and not any(voice.source == outer[0].source for voice in voices):
        voices = outer
    if not voices:
        return None
    return _Demand(
        line,
        group.first,
        _end_of(line, max(start, i)),
        group.head,
        voices,
        _asked_one(scene, line, to) if to is not None else None,
        f"verb:{lemma}",
    )


def _verb_like(line: Line, k: int) -> bool:
    """True where a verb may stand after "to": one that is known, or a small word that no noun phrase opens with."""
    while k < len(line.tags) and line.tags[k] in "EQ":
        k += 1
    return k < len(line.tags) and (line.tags[k] in "VAX" or (line.tags[k] == "N" and line.tokens[k].text.islower()))


def _people_like(scene: Scene, line: Line, phrase: Phrase) -> bool:
    return bool(scene.mentions(line.span(phrase.first, phrase.last))) or any(
        norm in ("residents", "civilians", "people", "troops", "forces", "rebels", "citizens")
        for norm in line.norms[phrase.first : phrase.last]
    )


def _called_for(scene: Scene, line: Line, group: Group) -> _Demand | None:
    """“called for an end to the siege”, “calls for the group to halt attacks”."""
    thing = phrase_right(line, group.last + 1)
    if thing is None:
        return None
    to = None
    if line.norms[thing.last : thing.last + 1] == ["to"] and _people_like(scene, line, thing):
        to = _asked_one(scene, line, thing)
    who = subject(line, group)
    outer = _content_voices(scene, line, group.first, group.last)
    voices = outer or speakers(scene, line, who)
    if not voices or group.passive:
        return None
    return _Demand(
        line,
        group.first,
        max(thing.last, min(clause_end(line, thing.last), _end_of(line, thing.first))),
        group.head,
        voices,
        to,
        "verb:call-for",
    )


def _until(scene: Scene, line: Line, group: Group) -> _Demand | None:
    """“The war won't end until forces withdraw”: a condition."""
    k = next(
        (k for k in range(group.last, min(group.last + 6, len(line.norms))) if line.norms[k] in ("until", "unless")),
        None,
    )
    if k is None:
        return None
    to = phrase_right(line, k + 1)
    who = subject(line, group)
    first = who.first if who is not None and group.first - who.first < 15 else group.first
    voices = _content_voices(scene, line, first, group.last)
    if to is None or not voices:
        return None
    return _Demand(line, first, _end_of(line, k + 1), group.head, voices, _asked_one(scene, line, to), "until")
