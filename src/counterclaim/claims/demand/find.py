"""Demands: a condition or a position that someone must do something."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.demand.asking import asked, pleaded, set_out, ultimatum
from counterclaim.claims.demand.words import Demand, asked_one, content_voices, end_of, lists_of
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    phrase_right,
    scene_of,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.claims.shallow.when import when
from counterclaim.claims.shallow.where import place_beside
from counterclaim.model.claim import Claim, DemandDetails
from counterclaim.model.reading import Reading


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
            for voice in demand.voices:
                by = demand.by or voice.source
                if not by:
                    continue
                yield make_claim(
                    reading,
                    span,
                    DemandDetails(by, demand.to),
                    voice,
                    date=when(scene, line, span),
                    place=place_beside(scene, line, demand.first, demand.trigger + 1),
                    rule=f"demand/{demand.rule}",
                    evidence=(line.tokens[demand.trigger].span,),
                )


def _other_kind(line: Line, demand: Demand) -> bool:
    cut = next((k for k in range(demand.trigger, demand.last) if line.norms[k] in _CONDITIONS), demand.last)
    words = set(line.norms[demand.first : cut])
    if demand.rule == "until":
        return False
    if words & word_set("demand", "meetings"):
        return True
    truce = truce_words()
    if words & truce.nouns:
        if _also(line, demand, truce.nouns):
            return False
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
        and any(
            word in ("fighting", "hostilities", "violence", "war", "combat", "conflict", "bloodshed")
            for word in norms[k + 1 : k + 5]
        )
        for k, norm in enumerate(norms)
    )


def _also(line: Line, demand: Demand, truces: frozenset[str]) -> bool:
    """True for "demands a ceasefire and the withdrawal of troops": something else is demanded beside the truce."""
    norms = line.norms
    for k in range(demand.trigger, demand.last - 1):
        if norms[k] in truces and norms[k + 1] in ("and", ","):
            return any(norm in word_set("demand", "besides") for norm in norms[k + 2 : min(k + 7, demand.last)])
    return False


# What follows these is when or whether, not what is demanded: "must withdraw before any talks".
_CONDITIONS = frozenset(("before", "until", "unless", "if", "ahead"))


def _demands(scene: Scene, line: Line) -> Iterator[Demand]:
    lists = lists_of()
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
            found = asked(scene, line, group)
        elif group.lemma in lists["setting"] or group.lemma in lists["issuing"]:
            found = set_out(scene, line, group) or ultimatum(scene, line, group)
        elif (group.lemma in ("end", "stop", "cease") and group.negated) or (
            group.lemma in ("go", "continue", "last", "fight") and group.modal in ("will", "would")
        ):
            found = _until(scene, line, group)
        if found is None and group.modal in ("will", "would", "won't", "cannot", "can", "could", "wouldn't"):
            found = _unless(scene, line, group)
        if found is not None:
            yield found
    for i, norm in enumerate(line.norms):
        if norm in lists["nouns"] and line.tags[i] in "NJ":
            found = pleaded(scene, line, i)
            if found is not None:
                yield found


def _must(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“Armenian forces must withdraw”: a demand of whoever says so."""
    if group.perfect and group.lemma != "be" and group.modal == "must" and not group.passive:
        return None  # "must have known"
    who = subject(line, group)
    if who is None:
        return None
    first = who.first if group.first - who.first < 20 else group.first
    last = end_of(line, group.last)
    voices = content_voices(scene, line, first, max(group.last, first + 1))
    if not voices:
        return None
    to = None if group.passive else asked_one(scene, line, who)
    pronoun = line.tags[who.first] == "R" and any(to in (voice.source, voice.party) for voice in voices)
    if to in ("it", "this", "that", "there") or pronoun:
        to = None  # "said they must leave": not who says it
    return Demand(line, first, last, group.head, voices, to, f"modal:{group.modal}")


def _needs(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“It needs to speed up the resolution”, “Russia has to withdraw”."""
    nxt = line.norms[group.last : group.last + 1]
    if nxt != ["to"] and not (
        nxt and line.norms[group.last] in ("“", '"') and line.norms[group.last + 1 : group.last + 2] == ["to"]
    ):
        return None
    who = subject(line, group)
    if who is None:
        return None
    voices = content_voices(scene, line, group.first, end_of(line, group.last + 1))
    if not voices:
        return None
    if line.norms[who.first] in ("we", "i", "you"):
        return None
    return Demand(
        line,
        who.first if group.first - who.first < 20 else group.first,
        end_of(line, group.last + 1),
        group.head,
        voices,
        asked_one(scene, line, who),
        "needs",
    )


def _unless(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“would not return to the table until Kenya left”, “would reopen the border only if Kenya freed the men”."""
    stop = min(group.last + _CONDITION, len(line.norms) - 1)
    k = next((k for k in range(group.last, stop) if line.norms[k] in ("until", "unless", "if", ";", ".")), stop)
    word, before = line.norms[k], line.norms[k - 1]
    negated = group.negated or line.norms[group.last : group.last + 1] == ["no"]
    if not ((word in ("until", "unless") and negated) or (word == "if" and before == "only")):
        return None
    to = phrase_right(line, k + 1)
    who = subject(line, group)
    then = line.group_at(to.last) if to is not None and to.last < len(line.tags) else None
    if to is None or who is None or then is None or not scene.mentions(line.span(to.first, to.last)):
        return None
    first = who.first if group.first - who.first < 15 else group.first
    if "there" in line.norms[max(group.first - 1, 0) : group.first + 1]:
        first = group.first - (line.norms[group.first] != "there")  # "there would be no talks until"
    voices = content_voices(scene, line, first, group.last) or speakers(scene, line, who)
    asked = asked_one(scene, line, to)
    if not voices or asked in {voice.party for voice in voices}:
        return None
    return Demand(line, first, end_of(line, k + 1), group.head, voices, asked, "until")


# From the verb to its condition may stand "the main crossing on the northern border with its neighbour"
_CONDITION = 14


def _until(scene: Scene, line: Line, group: Group) -> Demand | None:
    """“The war won't end until forces withdraw”, “would go on until they left”: a condition."""
    k = next(
        (k for k in range(group.last, min(group.last + 6, len(line.norms))) if line.norms[k] in ("until", "unless")),
        None,
    )
    if k is None:
        return None
    to = phrase_right(line, k + 1)
    who = subject(line, group)
    first = who.first if who is not None and group.first - who.first < 15 else group.first
    voices = content_voices(scene, line, first, group.last)
    if to is None or not voices:
        return None
    return Demand(line, first, end_of(line, k + 1), group.head, voices, asked_one(scene, line, to), "until")
