"""Control told by a verb and a preposition: “withdrew from”, “under the control of”."""

from __future__ import annotations

from counterclaim.claims.control.hold import Hold, cover, fights, is_place, lists_of, origin
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    antecedent,
    clause_end,
    done,
    is_actor,
    object_,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import ControlAct


def _from_talks(line: Line, at: int) -> bool:
    """True for "pulled out of the peace talks", "withdrew from the accord"."""
    for norm in line.norms[at + 1 : at + 6]:
        if norm in _NO_GROUND:
            return True
        if norm in (",", "after", "before", "ahead", "during", "in", "as"):
            return False
    return False


_NO_GROUND = word_set("control", "no_ground")


def _of_talks(line: Line, group: Group) -> bool:
    """True for "talks broke down after the army pulled out": what is left is what the sentence is about."""
    about = next((subject(line, other) for other in line.groups if other.last <= group.first), None)
    return about is not None and any(norm in _NO_GROUND for norm in line.norms[about.first : about.last])


def by_preposition(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“withdrew from the city”, “advanced on the capital”, “pulled back”, “closed in on the town”."""
    act, prepositions = lists_of().prepositional[group.lemma]
    if not done(line, group) or group.passive:
        return None
    who = subject(line, group)
    if not fights(scene, line, who) or who is None:
        return None
    place = None
    at = None
    stop = min(clause_end(line, group.last), group.last + 10)
    for k in range(group.last, stop):
        if line.norms[k] in prepositions:
            at = k
            found = phrase_right(line, k + 1)
            if found is not None and is_place(scene, line, found, strict=False):
                place = found
                break
    if place is None and ((at is not None and _from_talks(line, at)) or _of_talks(line, group)):
        return None
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
    if group.lemma in ("push", "move", "close", "roll", "cross", "arrive", *_BURSTS) and place is None:
        return None
    if (
        group.lemma in ("arrive", "move", "cross", "close", "march", "push")
        and not any(norm in actor_words().organs | actor_words().fighters for norm in line.norms[who.first : who.core])
        and line.tags[who.first] != "R"
    ):
        return None
    hold = Hold(line, group.first, group.last, group.head, act, actor(scene, line, who), place, f"verb:{group.lemma}")
    if line.norms[group.last : group.last + 1] in (["out"], ["back"], ["away"]):
        hold.last = group.last + 1
    cover(hold, who, place, group)
    origin(scene, line, hold, group)
    return hold


_BURSTS = ("sweep", "storm", "pour", "surge", "break")


def under_control(scene: Scene, line: Line, group: Group) -> Hold | None:
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
            if who is None or not fights(scene, line, who) or not is_place(scene, line, place, strict=True):
                return None
            hold = Hold(
                line, group.first, who.last, group.head, ControlAct.CAPTURED, actor(scene, line, who), place, "fell-to"
            )
            cover(hold, place, who, group)
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


def _in_hands(scene: Scene, line: Line, group: Group, place: Phrase | None, k: int) -> Hold | None:
    norms = line.norms
    lead = norms[max(group.last - 1, k - 8) : k]
    out = any(word in ("out", "outside", "beyond") for word in lead)
    if not any(word in ("under", "in", "into", "out", "outside", "beyond", "within") for word in lead):
        return None
    if norms[k - 1] in ("for", "over"):
        return None  # "fighting is under way for control of the town"
    who: Phrase | None = None
    if line.tags[k + 1 : k + 2] == ["Q"]:
        k += 1  # 'in "full control" of the town'
    last = k + 1
    if norms[k + 1 : k + 2] in (["of"], ["by"]):
        who = phrase_right(line, k + 2)
        last = who.last if who is not None else last
        capital = who is not None and any(m.how == "capital" for m in scene.mentions(line.span(who.first, who.core)))
        held = not fights(scene, line, who) or (capital and fights(scene, line, place))
        if "in" in lead[-3:] and "the" not in lead[-2:] and held:
            place, who = who, place  # "Kyiv remains in control of the city"
        holder = actor(scene, line, who)
    else:
        j = k
        while j > 0 and line.tags[j - 1] in "NJG" and norms[j - 1] not in ("full", "complete", "total", "firm"):
            j -= 1
        j = _holder_start(scene, line, j, k)
        holder = actor(scene, line, Phrase(j, k, k)) if j < k else None
        if holder is None and norms[k] == "hands" and norms[k - 1] in ("its", "their"):
            holder = antecedent(scene, line, k - 1)
    if holder is None and norms[k] != "siege":
        return None
    act = ControlAct.LOST if out else ControlAct.BESIEGED if norms[k] == "siege" else ControlAct.HELD
    if group.lemma in ("come", "fall") and act is ControlAct.HELD:
        act = ControlAct.CAPTURED
    hold = Hold(line, group.first, last, k, act, holder, place, "under-control")
    cover(hold, place, who, group)
    return hold


_GAINS = frozenset(
    ("gains", "advances", "progress", "territory", "ground", "inroads", "advance", "headway", "foothold")
)


def gaining(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“made advances near the town”, “gained ground”, “laid siege to”, “cedes land to”, “maintain a presence in”."""
    if not done(line, group):
        return None
    norms = line.norms
    who = subject(line, group)
    stop = min(clause_end(line, group.last), group.last + 12)
    tail = norms[group.last : stop]
    if group.lemma in ("cede", "hand"):
        place = subject(line, group) if group.passive else object_(line, group)
        if place is None and tail[:1] == ["over"]:
            place = phrase_right(line, group.last + 1)
        k = next((k for k in range(group.last, stop) if norms[k] == "to"), None)
        taker = phrase_right(line, k + 1) if k is not None else None
        if taker is None or not is_place(scene, line, place, strict=True) or not is_actor(scene, line, taker):
            return None
        hold = Hold(
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
        cover(hold, who if not group.passive else None, place, group)
        return hold
    if not fights(scene, line, who) or who is None:
        return None
    act: ControlAct | None = None
    if group.lemma in ("consolidate", "cement", "tighten", "expand", "extend"):
        if not any(word in ("control", "grip", "hold", "territory") for word in tail[:4]):
            return None
        act = ControlAct.ADVANCED if group.lemma in ("expand", "extend") else ControlAct.HELD
    elif group.lemma in ("make", "gain", "regain") and any(word in _GAINS for word in tail[:6]):
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
            if found is not None and is_place(scene, line, found, strict=False):
                break
            found = None
    if found is None and act is not ControlAct.ADVANCED:
        return None
    if found is None:
        return None
    hold = Hold(line, group.first, group.last, group.head, act, actor(scene, line, who), found, f"verb:{group.lemma}")
    cover(hold, who, found, group)
    return hold
