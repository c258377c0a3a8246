"""Control told by a verb and its object: “captured the town”."""

from __future__ import annotations

from counterclaim.claims.control.hold import Hold, cover, fights, is_place, lists_of, origin
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    agent,
    done,
    is_actor,
    object_,
    phrase_left,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.where import bare_name
from counterclaim.model.claim import ControlAct


def by_object(scene: Scene, line: Line, group: Group, act: ControlAct) -> Hold | None:
    """“captured the town”, “took control of the town”, “the town was captured by rebels”, “villages held by”."""
    lists = lists_of()
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
        if place is not None and line.norms[place.core - 1] in lists.no_place:
            return None  # "seized control of the airline"
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
        if group.lemma == "occupy" and line.norms[group.first] in ("is", "are", "remains", "remain"):
            act = ControlAct.HELD  # "is occupied by": a state, where "was occupied" may be the deed
        if group.reduced and group.lemma in ("hold", "leave", "lose", "win", "gain", "reach") and who is None:
            return None
        whose = _cleared_of(scene, line, group)
        if who is None and whose is None and group.lemma in word_set("control", "agent_needed"):
            return None
        if group.lemma == "evacuate" and not is_actor(scene, line, who):
            return None
    else:
        place = object_(line, group)
        who = subject(line, group)
        if group.lemma == "occupy" and {"now", "still"} & set(line.norms[max(group.first - 1, 0) : group.last]):
            act = ControlAct.HELD
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
    if place is None or (control is None and group.lemma in word_set("control", "control_only")):
        return None
    known = strict and group.lemma not in ("take", "hold", "control")
    if control is None and not is_place(scene, line, place, strict, known=known):
        shut_in = group.passive and act is ControlAct.BESIEGED and fights(scene, line, place)
        armed = known and not group.passive and _armed(line, who) and bare_name(scene, line, place) is not None
        if shut_in:
            return encircled(scene, line, group, place, who)  # "troops are encircled in the town"
        if not armed:
            return None
    cleared = _cleared_of(scene, line, group) if group.passive and who is None else None
    if group.lemma in word_set("control", "armed_subjects_only") and cleared is None and not fights(scene, line, who):
        return None
    leavers = line.norms[who.first : who.core] if who is not None else []
    if group.lemma == "leave" and word_set("control", "troops").isdisjoint(leavers):
        return None
    if act is ControlAct.HELD and group.form == "g":
        return None
    if who is not None and {line.norms[who.core - 1], line.norms[who.last - 1]} & word_set("control", "takes_nothing"):
        return None
    if who is not None and not group.passive and not is_actor(scene, line, who) and strict:
        return None
    hold = Hold(
        line,
        group.first,
        group.last,
        group.head,
        act,
        actor(scene, line, who) if who is not None else None,
        place,
        f"verb:{group.lemma}",
    )
    cover(hold, who, place, group)
    origin(scene, line, hold, group)
    if cleared is not None:
        hold.taken_from, hold.last = actor(scene, line, cleared), max(hold.last, cleared.last)
    return hold


def _cleared_of(scene: Scene, line: Line, group: Group) -> Phrase | None:
    """Whom "was cleared of militants", "was cleared from the rebels" names; None for what is no fighter."""
    if group.lemma != "clear" or line.norms[group.last : group.last + 1] not in (["of"], ["from"]):
        return None
    whose = phrase_right(line, group.last + 1)
    return whose if whose is not None and fights(scene, line, whose) else None


def encircled(scene: Scene, line: Line, group: Group, whom: Phrase, who: Phrase | None) -> Hold | None:
    """“Troops are encircled in the town”: the town is besieged, by whom is said or not."""
    for k in range(group.last, min(group.last + 8, len(line.norms))):
        if line.norms[k] in ("in", "near", "at", "around", "inside"):
            found = phrase_right(line, k + 1)
            if found is None or not is_place(scene, line, found, strict=False):
                return None
            hold = Hold(line, whom.first, found.last, group.head, ControlAct.BESIEGED, None, found, "encircled")
            hold.holder = actor(scene, line, who) if who is not None else None
            return hold
    return None


def _armed(line: Line, who: Phrase | None) -> bool:
    lexicon = actor_words()
    norms = line.norms[who.first : who.core] if who is not None else []
    return any(norm in lexicon.fighters or norm in word_set("control", "troops") for norm in norms)


def _control_after(line: Line, group: Group) -> int | None:
    """Where "control of" or "control over" begins in the object of the group."""
    for i in range(group.last, min(group.last + 5, len(line.norms) - 1)):
        if line.norms[i] == "control" and line.norms[i + 1] in ("of", "over"):
            return i
        if line.tags[i] not in "DNJEI" or line.norms[i] in ("of", "over"):
            return None
    return None
