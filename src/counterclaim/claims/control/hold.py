"""Who holds which place, before it is a claim; and what counts as a place or as one who may hold it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import cast

from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    beside,
    clause_end,
    is_actor,
    phrase_right,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.where import named_places, place_nouns
from counterclaim.data import load_yaml
from counterclaim.model.claim import ControlAct
from counterclaim.model.reading import NameKind
from counterclaim.model.span import Span

# Code points of a name of a place, with room.
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class _Lists:
    objects: dict[str, ControlAct]
    strict: frozenset[str]
    prepositional: dict[str, tuple[ControlAct, frozenset[str]]]
    nouns: dict[str, tuple[ControlAct, frozenset[str]]]
    no_place: frozenset[str]


@cache
def lists_of() -> _Lists:
    data = cast("dict[str, dict[str, str]]", load_yaml("claims/control.yaml"))

    def table(name: str) -> dict[str, tuple[ControlAct, frozenset[str]]]:
        out = {}
        for word, value in data[name].items():
            act, *prepositions = value.split()
            out[word] = (ControlAct(act), frozenset(prepositions))
        return out

    return _Lists(
        objects={verb: ControlAct(act) for act, verbs in data["object_verbs"].items() for verb in verbs.split()},
        strict=frozenset(cast("dict[str, str]", data)["strict"].split()),
        prepositional=table("prepositional"),
        nouns=table("nouns"),
        no_place=frozenset(cast("dict[str, str]", data)["no_place"].split()),
    )


@dataclass(slots=True)
class Hold:
    """“rebels | took | the town | from the army” in a line."""

    line: Line
    first: int
    last: int
    trigger: int
    act: ControlAct
    holder: str | None
    place: Phrase | None
    rule: str
    taken_from: str | None = None
    where: list[Phrase] = field(default_factory=list)


def is_place(scene: Scene, line: Line, phrase: Phrase | None, strict: bool, known: bool = False) -> bool:
    """True where a phrase names ground: a place by name, or by a noun of places.

    `strict` asks that capitals which no list knows name no party or body; `known` that a list knows them.
    """
    if phrase is None or phrase.core <= phrase.first:
        return False
    phrase = measured(line, phrase)
    norms = line.norms[phrase.first : phrase.core]
    lists = lists_of()
    if any(norm in lists.no_place for norm in norms[-1:]) or any(
        tag in "Y" for tag in line.tags[phrase.first : phrase.first + 1]
    ):
        return False
    if line.tags[phrase.first] == "R":
        return norms[0] in ("it", "them") and not strict
    if (
        norms
        and norms[-1] in word_set("control", "buildings")
        and any(token.text[:1].isupper() for token in line.tokens[phrase.first : phrase.core])
    ):
        return True  # "the Orlan mosque"
    if any(norm in place_nouns() or norm.removesuffix("s") in place_nouns() for norm in norms):
        return not any(norm in actor_words().fighters for norm in norms[-1:])
    head = line.tokens[phrase.core - 1].text
    if head[:1].isupper() or head[:3].casefold() in ("al-", "el-"):
        mentions = scene.mentions(line.span(phrase.first, phrase.core))
        if any(
            m.how in ("leader", "body", "demonym") and m.span.end == line.tokens[phrase.core - 1].end for m in mentions
        ):
            return False
        places = named_places(scene, line, phrase.first, phrase.last)
        if known:
            return any(
                n.span.overlaps(place) and n.kind is NameKind.PLACE
                for place in places
                for n in scene.names_in(Span(place.start - _LONGEST_NAME, place.end))
            )
        return bool(places) or not strict or (not mentions and not any(norm in actor_words().organs for norm in norms))
    return False


def measured(line: Line, phrase: Phrase) -> Phrase:
    """Of "almost all of the district" the district."""
    k = phrase.core
    if k + 1 < phrase.last and line.norms[k] == "of" and line.norms[k - 1] in word_set("control", "measures"):
        found = phrase_right(line, k + 1)
        return found or phrase
    return phrase


def fights(scene: Scene, line: Line, who: Phrase | None) -> bool:
    """True where who does it may hold ground: a party, or somebody armed."""
    if who is None:
        return False
    lexicon = actor_words()
    norms = line.norms[who.first : who.core]
    if any(norm in word_set("control", "holds_nothing") for norm in norms):
        return False
    if norms and norms[-1] in word_set("control", "bodies") and line.tokens[who.core - 1].text[:1].isupper():
        return True  # "the Lorca Front", which no list knows
    return is_actor(scene, line, who) or any(norm in lexicon.fighters for norm in norms)


def cover(hold: Hold, who: Phrase | None, place: Phrase | None, group: Group) -> None:
    for phrase in (who, place):
        if phrase is who and who is not None and who.first > group.head and not group.passive:
            continue  # "after capturing the port, rebels": who did it stands in the next clause
        if phrase is not None and phrase is who and not beside(hold.line, phrase, group):
            continue  # "…, capturing positions": the subject stands too far off to belong to the words
        if phrase is not None and abs(phrase.first - group.head) < 30:
            hold.first = min(hold.first, phrase.first)
            hold.last = max(hold.last, phrase.last)


def origin(scene: Scene, line: Line, hold: Hold, group: Group) -> None:
    """“from the army”, “army positions”, and where the place lies."""
    place = hold.place
    if (
        hold.act is ControlAct.CAPTURED
        and place is not None
        and line.norms[place.core - 1] in word_set("control", "owned")
    ):
        for k in range(place.first, place.core - 1):
            fighter = line.norms[k] in actor_words().fighters and line.norms[k] not in ("military", "security")
            if fighter or any(m.how == "demonym" for m in scene.mentions(line.span(k, k + 1))):
                hold.taken_from = actor(scene, line, Phrase(k, k + 1, k + 1))
    start = max(group.last, hold.place.last if hold.place is not None and not group.passive else 0)
    stop = clause_end(line, start) if start < len(line.tags) else start
    for k in range(start, min(stop, start + 14)):
        if line.norms[k] == "from":
            if word_set("control", "distances") & set(line.norms[max(k - 5, start) : k]):
                continue  # "took Lorn, 40 km (25 miles) from the capital"
            found = phrase_right(line, k + 1)
            if (
                found is not None
                and is_actor(scene, line, found)
                and hold.act is ControlAct.CAPTURED
                and hold.taken_from is None
            ):
                hold.taken_from = actor(scene, line, found)
                hold.last = max(hold.last, found.last)
        elif line.norms[k] in ("in", "near", "on", "of", "at", "outside"):
            found = phrase_right(line, k + 1)
            if found is not None and line.tags[found.first] != "Y":
                hold.where.append(found)
