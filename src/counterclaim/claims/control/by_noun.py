"""Control told by a noun: “the capture of the town”."""

from __future__ import annotations

from counterclaim.claims.control.hold import Hold, fights, is_place, lists_of
from counterclaim.claims.shallow import (
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    antecedent,
    clause_end,
    denied,
    phrase_left,
    phrase_right,
    subject,
    unreal_noun,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import ControlAct


def by_noun(scene: Scene, line: Line, i: int) -> Hold | None:
    """“the capture of the town by rebels”, “the army's recapture of”, “the withdrawal of fighters from”."""
    act, prepositions = lists_of().nouns[line.norms[i]]
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
            if norm == "to" and line.norms[i] in ("fall", "loss") and place is not None:
                taker = phrase_right(line, k + 1)
                if taker is not None and fights(scene, line, taker):  # "the fall of the port to the rebels"
                    act, holder, last = ControlAct.CAPTURED, actor(scene, line, taker), taker.last
                break
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
            if not is_place(scene, line, found, strict=True):
                return None
            place, last = found, found.last
        elif norm == "by" and holder is None:
            holder, last = actor(scene, line, found), found.last
        elif norm in ("in", "near", "on"):
            where.append(found)
        k = max(found.last, k + 1)
    if place is None:
        place = _owning_place(scene, line, first, i)
        if place is None:
            return None
        first = place.first
        return Hold(line, first, last, i, act, holder, place, f"noun:{line.norms[i]}", where=where)
    if act is ControlAct.BESIEGED and _lifted(line, i):
        return None
    if holder is None and line.norms[first] in ("its", "their"):
        holder = antecedent(scene, line, first)
    if holder is None and first < i:
        genitive = next((j for j in range(i - 1, first, -1) if line.tags[j] == "G"), None)
        if genitive is not None and line.tags[genitive - 1] != "Y":
            holder = actor(scene, line, Phrase(first, genitive, genitive))
        else:
            mentions = scene.mentions(line.span(first, i))
            holder = mentions[0].party if mentions else _fighter_before(scene, line, first, i)
    if _governed_unreal(line, first) and not (act is ControlAct.CAPTURED and _announced(line, first)):
        return None
    if holder is None and act is ControlAct.CAPTURED:
        holder = _claimant(scene, line, first)
    return Hold(line, first, last, i, act, holder, place, f"noun:{line.norms[i]}", where=where)


def _owning_place(scene: Scene, line: Line, first: int, i: int) -> Phrase | None:
    """Velmora, of "Velmora's fall": only of nouns that a party can't own."""
    if line.norms[i] != "fall" or line.tags[i - 1] != "G":
        return None
    place = Phrase(first, i - 1, i - 1)
    return place if first < i - 1 and is_place(scene, line, place, strict=True, known=True) else None


def _lifted(line: Line, i: int) -> bool:
    """True for "the siege of the town was lifted"."""
    after = next((group for group in line.groups if group.first > i), None)
    lifts = after is not None and after.passive and after.lemma in word_set("control", "lifting")
    return lifts and after is not None and "," not in line.norms[i : after.first]


def _fighter_before(scene: Scene, line: Line, first: int, i: int) -> str | None:
    for k in range(i - 1, first - 1, -1):
        norm = line.norms[k]
        if norm in actor_words().fighters or norm.rstrip("s") in actor_words().fighters:
            return actor(scene, line, Phrase(k, k + 1, k + 1))
    return None


def _announced(line: Line, first: int) -> bool:
    """True for "announced the capture of the town", where "announced the withdrawal" may be of what is to come."""
    return any(group.last == first and group.lemma == "announce" and not group.modal for group in line.groups)


def _claimant(scene: Scene, line: Line, first: int) -> str | None:
    """Who "claims the capture of the town": the one that has it."""
    for group in line.groups:
        if group.last == first and group.lemma in ("claim", "announce", "declare", "celebrate", "proclaim"):
            who = subject(line, group)
            return actor(scene, line, who) if who is not None and fights(scene, line, who) else None
    return None


def _governed_unreal(line: Line, first: int) -> bool:
    """True where a noun of control is only wanted: "demanded the withdrawal of troops from"."""
    for group in reversed(line.groups):
        if group.last <= first:
            if first - group.last > 4:
                return False
            return group.lemma in word_set("control", "wanted") or group.modal is not None or group.negated or group.to
    return False


def control_noun(scene: Scene, line: Line, i: int) -> Hold | None:
    """“government control in the west”, “three months of control by rebels”."""
    norms = line.norms
    if norms[i + 1 : i + 2] != ["by"] and norms[i - 1 : i] in (["for"], ["over"], ["of"]):
        return None  # "a battle for control of the town"
    if norms[i - 1 : i] in (["fire"], ["arms"], ["remote"], ["quality"], ["birth"], ["gun"]):
        return None
    if norms[i + 1 : i + 2] == ["by"]:
        who = phrase_right(line, i + 2)
        if who is None or not fights(scene, line, who):
            return None
        return Hold(line, i, who.last, i, ControlAct.HELD, actor(scene, line, who), None, "noun:control")
    j = i
    while j > 0 and line.tags[j - 1] in "NJG":
        j -= 1
    if j == i or norms[i + 1 : i + 2] not in (["in"], ["of"], ["over"]):
        return None
    holder = Phrase(j, i, i)
    place = phrase_right(line, i + 2)
    if place is None or not fights(scene, line, holder):
        return None
    if norms[place.core - 1] not in ("west", "east", "north", "south") and not is_place(
        scene, line, place, strict=False
    ):
        return None
    if _governed_unreal(line, j):
        return None
    return Hold(
        line, j, place.last if place else i + 1, i, ControlAct.HELD, actor(scene, line, holder), place, "noun:control"
    )
