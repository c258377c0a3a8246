"""Demands told by a verb of asking, calling or demanding."""

from __future__ import annotations

from counterclaim.claims.common.voice import OUTLET
from counterclaim.claims.demand.words import Demand, asked_one, content_voices, end_of, lists_of
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    clause_end,
    denied,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers


def asked(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“urged residents to leave”, “called on the council to act”, “demanded that”, “demanding Russia rein in”."""
    lists = lists_of()
    norms = line.norms
    if group.negated or group.modal is not None or denied(line, group.head) or (group.to and group.form == "b"):
        return None
    i = group.last
    if i >= len(norms) or (norms[i] in lists["idle"] and group.lemma != "call"):
        return None
    to: Phrase | None = None
    whose: str | None = None
    start = i
    lemma = group.lemma
    if lemma == "insist":
        if norms[i] != "on" or i + 1 >= len(norms):
            return None
    elif lemma in lists["object_verbs"] and not group.passive:
        j = i
        if lemma == "plead" and norms[i] == "with":
            j = i + 1
        elif lemma in ("call", "appeal"):
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
        if lemma in lists["of_people"] and (not _people_like(scene, line, to) or infinitive > to.last + 1):
            return None
        if (
            lemma == "order"
            and not _another(scene, line, subject(line, group), to)
            and not any(
                norm
                in (
                    "residents",
                    "civilians",
                    "people",
                    "families",
                    "citizens",
                    "villagers",
                    "inhabitants",
                    "evacuation",
                )
                for norm in norms[to.first : to.last]
            )
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
            if after is not None and after.form == "b" and not after.to:
                to = thing
            leaving = norms[thing.core - 1] in lists["leaving"]
            for k in range(thing.first, min(thing.last + 1, len(norms))):
                if norms[k] in ("from", "by") and not (leaving and norms[k] == "from"):
                    to = phrase_right(line, k + 1)
            owners = [m for m in scene.mentions(line.span(thing.first, thing.core)) if m.how == "demonym"]
            if leaving and owners and to is None:
                whose = owners[0].party  # "a full Israeli withdrawal"
    else:
        return None
    who = subject(line, group)
    if lemma == "require":
        voices = voices_of(scene, line, line.span(group.first, group.last))
        if not any(v.source for v in voices):
            return None
    else:
        voices = speakers(scene, line, who)
    outer = content_voices(scene, line, group.first, group.last)
    by = None
    if outer and not any(voice.source == outer[0].source for voice in voices):
        by = voices[0].source if voices else None
        voices = outer
    if not voices:
        return None
    asked_ = asked_one(scene, line, to) if to is not None else whose
    pronoun = to is not None and to.last - to.first == 1 and line.tags[to.first] == "R"
    if pronoun and any(asked_ in (voice.source, voice.party) for voice in voices):
        asked_ = None  # "the army urged them": not itself
    return Demand(
        line,
        group.first,
        end_of(line, max(start, i)),
        group.head,
        voices,
        asked_,
        f"verb:{lemma}",
        by,
    )


def pleaded(scene: Scene, line: Line, i: int) -> Demand | None:
    """“despite pleas by the Red Crescent”, “a demand from Kyiv that”: a noun of asking, with who asks."""
    if line.norms[i + 1 : i + 2] not in (["by"], ["from"]):
        return None
    who = phrase_right(line, i + 2)
    if who is None or not scene.mentions(line.span(who.first, who.last)):
        return None
    outer = content_voices(scene, line, i, i + 1)
    voices = speakers(scene, line, who)
    if not voices:
        return None
    first = i
    while first > 0 and line.tags[first - 1] in "NJGD#":
        first -= 1
    last = max(who.last, end_of(line, who.last))
    to: str | None = None
    if line.norms[who.last : who.last + 1] == ["to"] and not _verb_like(line, who.last + 1):
        whom = phrase_right(line, who.last + 1)
        to = asked_one(scene, line, whom) if whom is not None else None
    return Demand(line, first, last, i, outer or (OUTLET,), to, f"noun:{line.norms[i]}", voices[0].source)


def set_out(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“lists preconditions for”, “issued evacuation orders for the town”."""
    lists = lists_of()
    if group.negated or group.modal is not None or group.passive or denied(line, group.head) or group.to:
        return None
    start = group.last + (line.norms[group.last : group.last + 1] == ["out"])
    thing = phrase_right(line, start)
    if thing is None:
        return None
    norms = line.norms[thing.first : thing.core]
    conditions = group.lemma in lists["setting"] and norms[-1:] and norms[-1] in lists["conditions"]
    orders = group.lemma in lists["issuing"] and norms[-1:] and norms[-1] in lists["orders"] and "evacuation" in norms
    who = subject(line, group)
    if not (conditions or orders) or who is None or not _people_like(scene, line, who):
        return None
    voices = content_voices(scene, line, group.first, thing.last) or speakers(scene, line, who)
    if not voices:
        return None
    by = speakers(scene, line, who)
    last = max(thing.last, end_of(line, thing.last))
    to = None
    if line.norms[thing.last : thing.last + 1] == [":"]:  # "set one condition: Chad must leave"
        must = next((g for g in line.groups if g.first > thing.last and g.modal in lists["modals"]), None)
        asked_ = subject(line, must) if must is not None and not must.passive else None
        to = asked_one(scene, line, asked_) if asked_ is not None else None
    return Demand(line, group.first, last, group.head, voices, to, f"verb:{group.lemma}", by[0].source if by else None)


def ultimatum(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“gave the rebels 48 hours to leave the city”, “issued an ultimatum to Kenya to hand over the men”."""
    if group.negated or group.modal is not None or group.passive or group.to or group.lemma not in _GIVING:
        return None
    who, thing = subject(line, group), phrase_right(line, group.last)
    if who is None or thing is None or not _people_like(scene, line, who):
        return None
    norms = line.norms
    stop = min(thing.first + _ULTIMATUM, len(norms) - 1)
    limit = next((k for k in range(thing.first, stop) if norms[k] == "ultimatum"), None)
    hours = next((k for k in range(thing.first, stop) if norms[k] in _LIMITS and line.tags[k - 1] in "#YDJ"), None)
    if hours is None and norms[thing.last : thing.last + 1] in (["until"], ["till"]):
        hours = thing.last + 1  # "gave the garrison until noon to"
    at = limit if limit is not None else hours
    if at is None:
        return None
    to: Phrase | None = thing
    if limit is not None and norms[at + 1 : at + 2] in (["to"], ["for"]) and not _verb_like(line, at + 2):
        to = phrase_right(line, at + 2)
    elif hours is not None and hours - 1 < thing.last:
        to = Phrase(thing.first, min(thing.core, hours - 1), hours - 1) if hours - 1 > thing.first else None
    if to is None or norms[to.first] in _OWN or not _people_like(scene, line, to):
        return None
    infinitive = next((k for k in range(at + 1, stop) if norms[k] == "to" and _verb_like(line, k + 1)), None)
    voices = content_voices(scene, line, group.first, at) or speakers(scene, line, who)
    if infinitive is None or not voices:
        return None
    by = speakers(scene, line, who)
    return Demand(
        line, group.first, end_of(line, infinitive + 1), group.head, voices, asked_one(scene, line, to), "ultimatum",
        by[0].source if by else None,
    )  # fmt: skip


def _another(scene: Scene, line: Line, who: Phrase | None, to: Phrase) -> bool:
    """True for "ordered the Red Hand to hand over": another party by name, not the orderer's own troops."""
    named = [m for m in scene.mentions(line.span(to.first, to.core)) if m.how in ("name", "body", "capital")]
    own = {m.party for m in scene.mentions(line.span(who.first, who.last))} if who is not None else set()
    return bool(named) and all(m.party not in own for m in named)


_OWN = frozenset(("its", "their", "his", "her", "our"))
_GIVING = frozenset(("give", "issue", "deliver", "send", "hand", "set"))
_LIMITS = frozenset(("hours", "days", "week", "hour", "weeks"))
# "gave the armed groups still in the old town 48 hours to leave": so far stands the infinitive
_ULTIMATUM = 16


def _verb_like(line: Line, k: int) -> bool:
    """True where a verb may stand after "to": one that is known, or a small word that no noun phrase opens with."""
    while k < len(line.tags) and line.tags[k] in "EQ":
        k += 1
    return k < len(line.tags) and (line.tags[k] in "VAX" or (line.tags[k] == "N" and line.tokens[k].text.islower()))


def _people_like(scene: Scene, line: Line, phrase: Phrase) -> bool:
    return bool(scene.mentions(line.span(phrase.first, phrase.last))) or any(
        norm
        in (
            "army",
            "military",
            "president",
            "group",
            "residents",
            "civilians",
            "people",
            "troops",
            "forces",
            "rebels",
            "citizens",
        )
        for norm in line.norms[phrase.first : phrase.last]
    )


def _called_for(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“called for an end to the siege”, “calls for the group to halt attacks”."""
    thing = phrase_right(line, group.last + 1)
    if thing is None:
        return None
    to = None
    if line.norms[thing.last : thing.last + 1] == ["to"] and _people_like(scene, line, thing):
        to = asked_one(scene, line, thing)
    who = subject(line, group)
    outer = content_voices(scene, line, group.first, group.last)
    voices = outer or speakers(scene, line, who)
    if not voices or group.passive:
        return None
    return Demand(
        line,
        group.first,
        max(thing.last, min(clause_end(line, thing.last), end_of(line, thing.first))),
        group.head,
        voices,
        to,
        "verb:call-for",
    )
