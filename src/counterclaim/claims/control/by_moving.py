"""Control told by who is driven out, or by where the fighters now are."""

from __future__ import annotations

from counterclaim.claims.control.hold import Hold, cover, fights, is_place
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    agent,
    clause_end,
    done,
    object_,
    phrase_right,
)
from counterclaim.claims.shallow import subject as subject_of
from counterclaim.model.claim import ControlAct


def driven_out(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“pushed the army out of the town”, “were expelled from the town by the Front”, “was forced into retreat”."""
    if not done(line, group):
        return None
    whom = subject_of(line, group) if group.passive else object_(line, group)
    if whom is None or not fights(scene, line, whom):
        return None
    start = group.last if group.passive else whom.last
    if line.norms[start : start + 1] == ["into"] and line.norms[start + 1 : start + 2] in (["retreat"], ["withdrawal"]):
        place = _place(scene, line, start + 2, ("in", "across", "from", "near", "around"))
        hold = Hold(line, whom.first, start + 2, group.head, ControlAct.WITHDREW, None, place, "forced-back")
        hold.holder = actor(scene, line, whom)
        cover(hold, whom, place, group)
        return hold
    if line.tags[start : start + 1] == ["T"]:
        return None  # "was forced to withdraw": the infinitive tells it
    place = _place(scene, line, start, ("from", "of"))
    if place is None or line.norms[place.first - 2 : place.first] == ["because", "of"]:
        return None
    if line.norms[place.first - 1] == "of" and line.norms[place.first - 2] != "out":
        return None
    who = agent(line, group) if group.passive else subject_of(line, group)
    hold = Hold(line, group.first, group.last, group.head, ControlAct.CAPTURED, None, place, f"verb:{group.lemma}")
    if who is None or not fights(scene, line, who):
        if not group.passive:
            return None
        hold.act, hold.holder = ControlAct.LOST, actor(scene, line, whom)
    else:
        hold.holder, hold.taken_from = actor(scene, line, who), actor(scene, line, whom)
    cover(hold, who, place, group)
    cover(hold, whom, place, group)
    return hold


def arrived(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“are now in the village of X”, “were within two kilometres of the city”."""
    if group.lemma != "be" or not done(line, group):
        return None
    who = subject_of(line, group)
    k = group.last
    now = "now" in line.norms[max(group.first - 1, 0) : k + 1]
    while k < len(line.norms) and line.tags[k] in "EY":
        k += 1
    if who is None or not fights(scene, line, who):
        return None
    place = None
    if now and line.norms[k : k + 1] in (["in"], ["inside"]):
        place = phrase_right(line, k + 1)
    elif line.norms[k : k + 1] == ["within"] and line.tags[k + 1 : k + 2] == ["#"]:
        place = _place(scene, line, k + 1, ("of", "from"))
    if place is None or not is_place(scene, line, place, strict=True):
        return None
    return Hold(line, who.first, place.last, k, ControlAct.ADVANCED, actor(scene, line, who), place, "now-in")


def _place(scene: Scene, line: Line, start: int, prepositions: tuple[str, ...]) -> Phrase | None:
    for k in range(start, min(clause_end(line, start) if start < len(line.tags) else start, start + 10)):
        if line.norms[k] in prepositions:
            found = phrase_right(line, k + 1)
            if found is not None and is_place(scene, line, found, strict=True):
                return found
    return None
