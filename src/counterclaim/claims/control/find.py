"""Control: who takes, holds, loses, leaves, besieges or nears a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import cast

from counterclaim.claims.common.dating import date_at
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    agent,
    beside,
    clause_end,
    denied,
    done,
    is_actor,
    object_,
    phrase_left,
    phrase_right,
    scene_of,
    subject,
    unreal_noun,
)
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.where import named_places, place_nouns
from counterclaim.data import load_yaml
from counterclaim.model.claim import Claim, ControlAct, ControlDetails
from counterclaim.model.reading import Reading


@dataclass(frozen=True, slots=True)
class _Lists:
    objects: dict[str, ControlAct]
    strict: frozenset[str]
    prepositional: dict[str, tuple[ControlAct, frozenset[str]]]
    nouns: dict[str, tuple[ControlAct, frozenset[str]]]
    no_place: frozenset[str]


@cache
def _lists() -> _Lists:
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
class _Hold:
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


def find_control(reading: Reading) -> Iterator[Claim]:
    """The claims of control in a report, one a place that is named."""
    scene = scene_of(reading)
    told: set[tuple[str, str, str, str]] = set()
    for line in scene.lines:
        if line.question:
            continue
        for hold in _holds(scene, line):
            yield from _claims(scene, hold, told)


def _claims(scene: Scene, hold: _Hold, told: set[tuple[str, str, str, str]]) -> Iterator[Claim]:
    line = hold.line
    span = line.span(hold.first, hold.last)
    text = scene.reading.text
    places: list[str | None] = []
    if hold.place is not None:
        places += [found.of(text) for found in named_places(scene, line, hold.place.first, hold.place.last)]
        if not _lists_places(line, hold.place):
            places = places[:1]
        if not places and line.tokens[hold.place.core - 1].text[:1].isupper():
            k = hold.place.core - 1  # a place that no list knows: its own capitals name it
            while k > hold.place.first and line.tokens[k - 1].text[:1].isupper():
                k -= 1
            places = [line.words(k, hold.place.core)]
    if not places:
        for phrase in hold.where:
            places += [found.of(text) for found in named_places(scene, line, phrase.first, phrase.last)][:1]
        places = places[:1]
    for voice in voices_of(scene, line, span):
        for place in places or [None]:
            key = (
                voice.source,
                hold.act.value,
                (hold.holder or "")[:5].casefold(),
                (place or line.words(hold.first, hold.last)).casefold(),
            )
            if key in told:
                continue
            told.add(key)
            yield make_claim(
                scene.reading,
                span,
                ControlDetails(hold.act, hold.holder, hold.taken_from),
                voice,
                date=date_at(scene.reading, span),
                place=place,
                rule=f"control/{hold.rule}",
                evidence=(line.tokens[hold.trigger].span,),
            )


def _lists_places(line: Line, phrase: Phrase) -> bool:
    return any(norm in ("and", "including") for norm in line.norms[phrase.first : phrase.last])


def _is_place(scene: Scene, line: Line, phrase: Phrase | None, strict: bool) -> bool:
    """True where a phrase names ground: a place by name, or by a noun of places."""
    if phrase is None or phrase.core <= phrase.first:
        return False
    norms = line.norms[phrase.first : phrase.core]
    lists = _lists()
    if any(norm in lists.no_place for norm in norms[-1:]) or any(
        tag in "Y" for tag in line.tags[phrase.first : phrase.first + 1]
    ):
        return False
    if line.tags[phrase.first] == "R":
        return norms[0] in ("it", "them") and not strict
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
        return bool(places) or not strict or (not mentions and not any(norm in actor_words().organs for norm in norms))
    return False


def _holds(scene: Scene, line: Line) -> Iterator[_Hold]:
    lists = _lists()
    taken: set[int] = set()
    for group in line.groups:
        hold = None
        if group.lemma in lists.objects:
            hold = _by_object(scene, line, group, lists.objects[group.lemma])
        if hold is None and group.lemma in lists.prepositional:
            hold = _by_preposition(scene, line, group)
        if hold is None and group.lemma in (
            "fall",
            "be",
            "have",
            "remain",
            "come",
            "stay",
            "keep",
            "leave",
            "lie",
            "divide",
        ):
            hold = _under_control(scene, line, group)
        if hold is None and group.lemma in ("make", "gain", "lay", "impose", "cede", "hand", "maintain", "help"):
            hold = _gains(scene, line, group)
        if hold is not None:
            taken.update(range(group.first, hold.last))
            yield hold
    if line.vocabulary.isdisjoint(lists.nouns) and "control" not in line.vocabulary:
        return
    for i, norm in enumerate(line.norms):
        if i in taken:
            continue
        if norm in lists.nouns and line.tags[i] in "NJ":
            hold = _by_noun(scene, line, i)
        elif norm == "control" and line.tags[i] == "N":
            hold = _control_noun(scene, line, i)
        else:
            continue
        if hold is not None:
            yield hold


def _by_object(scene: Scene, line: Line, group: Group, act: ControlAct) -> _Hold | None:
    """“captured the town”, “took control of the town”, “the town was captured by rebels”, “villages held by”."""
    lists = _lists()
    if not done(line, group):
        return None
    strict = group.lemma in lists.strict
    control = _control_after(line, group)
    place: Phrase | None
    who: Phrase | None
    i = group.last
    if (
        group.lemma == "enter"
        and line.norms[i : i + 1] in (["into"], ["the"])
        and line.norms[i + 1 : i + 2] in (["force"], ["effect"], ["second"])
    ):
        return None
    if control is not None:
        place = phrase_right(line, control + 2)
        who = subject(line, group)
        act = (
            ControlAct.LOST
            if group.lemma == "lose"
            else ControlAct.HELD
            if group.lemma in ("hold", "retain", "have")
            else ControlAct.CAPTURED
        )
        if group.passive:
            who = agent(line, group)
    elif group.passive:
        place = subject(line, group)
        who = agent(line, group)
        if group.reduced and group.lemma in ("hold", "leave", "lose", "win", "gain", "reach") and who is None:
            return None
        if who is None and group.lemma in (
            "reach",
            "enter",
            "leave",
            "gain",
            "win",
            "secure",
            "hold",
            "evacuate",
            "clear",
            "take",
            "lose",
            "control",
            "recover",
            "govern",
            "abandon",
            "cede",
        ):
            return None
        if group.lemma == "evacuate" and not is_actor(scene, line, who):
            return None
    else:
        place = object_(line, group)
        who = subject(line, group)
        if group.lemma in ("take", "hand") and line.norms[i : i + 1] in (["over"], ["back"]):
            place = phrase_right(line, i + 1)
        if group.lemma == "wrest" and line.norms[i : i + 1] == ["back"]:
            place = phrase_right(line, i + 1)
    if (
        place is None
        and not group.passive
        and who is not None
        and who.first > 1
        and line.norms[who.first - 1] in ("which", "that")
    ):
        at = who.first - 1  # "the village which troops entered", "the port, which"
        place = phrase_left(line, at - 1 if line.norms[at - 1] == "," else at)
    if place is None:
        return None
    if control is None and not _is_place(scene, line, place, strict):
        return None
    if group.lemma in (
        "leave",
        "flee",
        "evacuate",
        "abandon",
        "vacate",
        "reach",
        "enter",
        "hold",
        "control",
        "clear",
        "secure",
        "occupy",
        "win",
        "take",
    ) and not _fights(scene, line, who):
        return None
    leavers = line.norms[who.first : who.core] if who is not None else []
    if group.lemma == "leave" and _TROOPS.isdisjoint(leavers):
        return None
    if act is ControlAct.HELD and group.form == "g":
        return None
    if who is not None and not group.passive and not is_actor(scene, line, who) and strict:
        return None
    hold = _Hold(
        line,
        group.first,
        group.last,
        group.head,
        act,
        actor(scene, line, who) if who is not None else None,
        place,
        f"verb:{group.lemma}",
    )
    _cover(hold, who, place, group)
    _origin(scene, line, hold, group)
    return hold


_TROOPS = frozenset(("troops", "forces", "soldiers", "fighters", "rebels", "army", "militants", "units"))


def _fights(scene: Scene, line: Line, who: Phrase | None) -> bool:
    """True where who does it may hold ground: a party, or somebody armed."""
    if who is None:
        return False
    lexicon = actor_words()
    norms = line.norms[who.first : who.core]
    if any(
        norm
        in (
            "civilians",
            "residents",
            "people",
            "families",
            "refugees",
            "staff",
            "workers",
            "journalists",
            "aid",
            "president",
            "minister",
            "ambassador",
            "diplomats",
            "delegation",
            "convoy",
            "observers",
        )
        for norm in norms
    ):
        return False
    return is_actor(scene, line, who) or any(norm in lexicon.fighters for norm in norms)


def _control_after(line: Line, group: Group) -> int | None:
    """Where "control of" or "control over" begins in the object of the group."""
    for i in range(group.last, min(group.last + 5, len(line.norms) - 1)):
        if line.norms[i] == "control" and line.norms[i + 1] in ("of", "over"):
            return i
        if line.tags[i] not in "DNJEI" or line.norms[i] in ("of", "over"):
            return None
    return None


def _cover(hold: _Hold, who: Phrase | None, place: Phrase | None, group: Group) -> None:
    for phrase in (who, place):
        if phrase is not None and phrase is who and not beside(hold.line, phrase, group):
            continue  # "…, capturing positions": the subject stands too far off to belong to the words
        if phrase is not None and abs(phrase.first - group.head) < 30:
            hold.first = min(hold.first, phrase.first)
            hold.last = max(hold.last, phrase.last)


def _origin(scene: Scene, line: Line, hold: _Hold, group: Group) -> None:
    """“from the army”, and where the place lies."""
    start = max(group.last, hold.place.last if hold.place is not None and not group.passive else 0)
    stop = clause_end(line, start) if start < len(line.tags) else start
    for k in range(start, min(stop, start + 14)):
        if line.norms[k] == "from":
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


def _by_preposition(scene: Scene, line: Line, group: Group) -> _Hold | None:
    """“withdrew from the city”, “advanced on the capital”, “pulled back”, “closed in on the town”."""
    act, prepositions = _lists().prepositional[group.lemma]
    if not done(line, group) or group.passive:
        return None
    who = subject(line, group)
    if not _fights(scene, line, who) or who is None:
        return None
    place = None
    at = None
    stop = min(clause_end(line, group.last), group.last + 10)
    for k in range(group.last, stop):
        if line.norms[k] in prepositions:
            at = k
            found = phrase_right(line, k + 1)
            if found is not None and _is_place(scene, line, found, strict=False):
                place = found
                break
    if group.lemma in ("pull", "withdraw", "retreat"):
        moved = object_(line, group)
        troops = moved is not None and any(
            norm in ("troops", "forces", "soldiers", "units", "army", "fighters", "military")
            for norm in line.norms[moved.first : moved.core]
        )
        if group.lemma == "pull" and line.norms[group.last : group.last + 1] not in (["back"], ["out"]) and not troops:
            return None
        if group.lemma == "withdraw" and moved is not None and not troops:
            return None
        if (
            place is None
            and group.lemma == "withdraw"
            and not troops
            and not any(
                norm in actor_words().organs | actor_words().fighters for norm in line.norms[who.first : who.core]
            )
        ):
            return None
    elif place is None or at is None:
        return None
    if group.lemma in ("push", "move", "close", "roll", "cross", "arrive") and place is None:
        return None
    if (
        group.lemma in ("arrive", "move", "cross", "close", "march", "push")
        and not any(norm in actor_words().organs | actor_words().fighters for norm in line.norms[who.first : who.core])
        and line.tags[who.first] != "R"
    ):
        return None
    hold = _Hold(line, group.first, group.last, group.head, act, actor(scene, line, who), place, f"verb:{group.lemma}")
    _cover(hold, who, place, group)
    _origin(scene, line, hold, group)
    return hold


def _under_control(scene: Scene, line: Line, group: Group) -> _Hold | None:
    """“has been under the control of rebels”, “fell to the army”, “is in rebel hands”, “outside government control”."""
    if not done(line, group):
        return None
    norms = line.norms
    place = subject(line, group)
    if group.lemma == "leave":  # "leaving the district in rebel hands"
        place = object_(line, group)
    stop = min(clause_end(line, group.last), group.last + 16)
    for k in range(group.last, stop):
        if norms[k] == "to" and group.lemma == "fall" and k <= group.last + 3:
            who = phrase_right(line, k + 1)
            if who is None or not _fights(scene, line, who) or not _is_place(scene, line, place, strict=True):
                return None
            hold = _Hold(
                line, group.first, who.last, group.head, ControlAct.CAPTURED, actor(scene, line, who), place, "fell-to"
            )
            _cover(hold, place, who, group)
            return hold
        if norms[k] in ("control", "hands", "rule", "occupation", "siege") and line.tags[k] == "N":
            return _in_hands(scene, line, group, place, k)
    return None


def _holder_start(scene: Scene, line: Line, first: int, last: int) -> int:
    """Where the holder's name begins in "a devastating government siege": at a party's name or a word for fighters."""
    for k in range(first, last):
        at = line.tokens[k]
        if line.norms[k] in actor_words().fighters or any(m.span.start == at.start for m in scene.mentions(at.span)):
            return k
    return first


def _in_hands(scene: Scene, line: Line, group: Group, place: Phrase | None, k: int) -> _Hold | None:
    norms = line.norms
    lead = norms[max(group.last - 1, k - 8) : k]
    out = any(word in ("out", "outside", "beyond") for word in lead)
    if not any(word in ("under", "in", "into", "out", "outside", "beyond", "within") for word in lead):
        return None
    who: Phrase | None = None
    last = k + 1
    if norms[k + 1 : k + 2] in (["of"], ["by"]):
        who = phrase_right(line, k + 2)
        last = who.last if who is not None else last
        if "in" in lead[-3:] and "the" not in lead[-2:] and not _fights(scene, line, who):
            place, who = who, place  # "Kyiv remains in control of the city"
        holder = actor(scene, line, who)
    else:
        j = k
        while j > 0 and line.tags[j - 1] in "NJG" and norms[j - 1] not in ("full", "complete", "total", "firm"):
            j -= 1
        j = _holder_start(scene, line, j, k)
        holder = actor(scene, line, Phrase(j, k, k)) if j < k else None
    if holder is None and norms[k] != "siege":
        return None
    act = ControlAct.LOST if out else ControlAct.BESIEGED if norms[k] == "siege" else ControlAct.HELD
    if group.lemma in ("come", "fall") and act is ControlAct.HELD:
        act = ControlAct.CAPTURED
    hold = _Hold(line, group.first, last, k, act, holder, place, "under-control")
    _cover(hold, place, who, group)
    return hold


_GAINS = frozenset(("gains", "advances", "progress", "territory", "ground", "inroads", "advance", "headway"))


def _gains(scene: Scene, line: Line, group: Group) -> _Hold | None:
    """“made advances near the town”, “gained ground”, “laid siege to”, “cedes districts to”, “maintain a presence in”."""
    if not done(line, group):
        return None
    norms = line.norms
    who = subject(line, group)
    stop = min(clause_end(line, group.last), group.last + 12)
    tail = norms[group.last : stop]
    if group.lemma in ("cede", "hand"):
        place = subject(line, group) if group.passive else object_(line, group)
        if group.lemma == "hand" and "over" not in tail:
            return None
        k = next((k for k in range(group.last, stop) if norms[k] == "to"), None)
        taker = phrase_right(line, k + 1) if k is not None else None
        if taker is None or not _is_place(scene, line, place, strict=True) or not is_actor(scene, line, taker):
            return None
        hold = _Hold(
            line,
            group.first,
            taker.last,
            group.head,
            ControlAct.CAPTURED,
            actor(scene, line, taker),
            place,
            f"verb:{group.lemma}",
        )
        if place is not None and line.norms[taker.last : taker.last + 2] == [",", "including"]:
            hold.place = phrase_right(line, taker.last + 2)
        _cover(hold, who if not group.passive else None, place, group)
        return hold
    if not _fights(scene, line, who) or who is None:
        return None
    act: ControlAct | None = None
    if group.lemma in ("make", "gain") and any(word in _GAINS for word in tail[:6]):
        act = ControlAct.ADVANCED
    elif group.lemma in ("lay", "impose") and any(word in ("siege", "blockade") for word in tail[:4]):
        act = ControlAct.BESIEGED
    elif group.lemma == "maintain" and any(word in ("presence", "control") for word in tail[:4]):
        act = ControlAct.HELD
    if act is None:
        return None
    found = None
    for k in range(group.last, stop):
        if norms[k] in ("in", "near", "to", "on", "into", "of", "over", "around"):
            found = phrase_right(line, k + 1)
            if found is not None and _is_place(scene, line, found, strict=False):
                break
            found = None
    if found is None and act is not ControlAct.ADVANCED:
        return None
    if found is None:
        return None
    hold = _Hold(line, group.first, group.last, group.head, act, actor(scene, line, who), found, f"verb:{group.lemma}")
    _cover(hold, who, found, group)
    return hold


def _by_noun(scene: Scene, line: Line, i: int) -> _Hold | None:
    """“the capture of the town by rebels”, “the army's recapture of”, “the withdrawal of fighters from”."""
    act, prepositions = _lists().nouns[line.norms[i]]
    left = phrase_left(line, i + 1)
    first = i
    while first > 0 and line.tags[first - 1] in "NJGD#" and i - first < 8:
        first -= 1
        if line.tags[first] == "D":
            break
    if unreal_noun(line, first, i) or denied(line, i) or left is None:
        return None
    place: Phrase | None = None
    holder: str | None = None
    last = i + 1
    k = i + 1
    stop = min(clause_end(line, i + 1), i + 22)
    where: list[Phrase] = []
    while k < stop:
        norm = line.norms[k]
        found = (
            phrase_right(line, k + 1, of=norm != "of" or act is not ControlAct.WITHDREW)
            if line.tags[k] == "I"
            else None
        )
        if found is None:
            if line.tags[k] in "PCV" and line.norms[k] != "and":
                break
            k += 1
            continue
        if norm == "by" and act is ControlAct.BESIEGED and place is None:
            holder, last = actor(scene, line, found), found.last
        elif norm == "of" and act is ControlAct.WITHDREW and holder is None:
            holder = actor(scene, line, found)
            last = found.last
        elif norm in prepositions and place is None:
            if not _is_place(scene, line, found, strict=True):
                return None
            place, last = found, found.last
        elif norm == "by" and holder is None:
            holder, last = actor(scene, line, found), found.last
        elif norm in ("in", "near", "on"):
            where.append(found)
        k = max(found.last, k + 1)
    if place is None:
        return None
    if holder is None and first < i:
        genitive = next((j for j in range(i - 1, first, -1) if line.tags[j] == "G"), None)
        if genitive is not None and line.tags[genitive - 1] != "Y":
            holder = actor(scene, line, Phrase(first, genitive, genitive))
        else:
            mentions = scene.mentions(line.span(first, i))
            holder = mentions[0].party if mentions else _fighter_before(scene, line, first, i)
    if _governed_unreal(line, first):
        return None
    return _Hold(line, first, last, i, act, holder, place, f"noun:{line.norms[i]}", where=where)


def _fighter_before(scene: Scene, line: Line, first: int, i: int) -> str | None:
    for k in range(i - 1, first - 1, -1):
        norm = line.norms[k]
        if norm in actor_words().fighters or norm.rstrip("s") in actor_words().fighters:
            return actor(scene, line, Phrase(k, k + 1, k + 1))
    return None


_WANTED = frozenset(
    [
        "demand",
        "urge",
        "call",
        "seek",
        "propose",
        "plan",
        "announce",
        "order",
        "consider",
        "discuss",
        "want",
        "require",
        "condemn",
        "oppose",
        "reject",
        "negotiate",
        "delay",
        "promise",
        "agree",
    ]
)


def _governed_unreal(line: Line, first: int) -> bool:
    """True where a noun of control is only wanted: "demanded the withdrawal of troops from"."""
    for group in reversed(line.groups):
        if group.last <= first:
            if first - group.last > 4:
                return False
            return group.lemma in _WANTED or group.modal is not None or group.negated or group.to
    return False


def _control_noun(scene: Scene, line: Line, i: int) -> _Hold | None:
    """“government control in the west”, “three months of control by rebels”."""
    norms = line.norms
    if norms[i + 1 : i + 2] == ["by"]:
        who = phrase_right(line, i + 2)
        if who is None or not _fights(scene, line, who):
            return None
        return _Hold(line, i, who.last, i, ControlAct.HELD, actor(scene, line, who), None, "noun:control")
    j = i
    while j > 0 and line.tags[j - 1] in "NJG":
        j -= 1
    if j == i or norms[i + 1 : i + 2] not in (["in"], ["of"], ["over"]):
        return None
    holder = Phrase(j, i, i)
    place = phrase_right(line, i + 2)
    if not _fights(scene, line, holder) or not _is_place(scene, line, place, strict=False) or place is None:
        if not (
            place is not None
            and norms[place.core - 1] in ("west", "east", "north", "south")
            and _fights(scene, line, holder)
        ):
            return None
    if _governed_unreal(line, j):
        return None
    return _Hold(
        line, j, place.last if place else i + 1, i, ControlAct.HELD, actor(scene, line, holder), place, "noun:control"
    )
