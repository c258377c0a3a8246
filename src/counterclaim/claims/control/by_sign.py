"""Control told by a sign of it: a flag raised, a share of the ground, a town that "has fallen", a claim of control."""

from __future__ import annotations

from counterclaim.claims.control.hold import Hold, cover, fights, is_place
from counterclaim.claims.shallow import Group, Line, Phrase, Scene, actor, done, object_, phrase_right
from counterclaim.claims.shallow import subject as subject_of
from counterclaim.claims.shallow.where import bare_name, named_places, place_nouns
from counterclaim.model.claim import ControlAct
from counterclaim.model.reading import NameKind

_RAISING = frozenset(("raise", "hoist", "plant", "fly"))
_FLAGS = frozenset(("flag", "flags", "banner", "banners"))
_OVER = frozenset(("over", "in", "on", "at", "above", "atop"))
# Words between "raised" and "flag" ("the national"), and from the flag to the place ("over the town hall in").
_NEAR = 10
_HOLDING = {
    "control": ControlAct.HELD,
    "hold": ControlAct.HELD,
    "occupy": ControlAct.HELD,
    "lose": ControlAct.LOST,
    "capture": ControlAct.CAPTURED,
    "seize": ControlAct.CAPTURED,
    "retake": ControlAct.CAPTURED,
    "recapture": ControlAct.CAPTURED,
    "take": ControlAct.CAPTURED,
}
_SHARES = frozenset(("percent", "per", "%", "percentage", "third", "thirds", "quarter", "quarters", "half"))


def flag_raised(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“raised their flag over the town”, “hoisted the national flag in”."""
    if group.lemma not in _RAISING or group.passive or not done(line, group):
        return None
    who = subject_of(line, group)
    stop = min(group.last + _NEAR, len(line.norms))
    flag = next((k for k in range(group.last, stop) if line.norms[k] in _FLAGS), None)
    if flag is None or who is None or not fights(scene, line, who):
        return None
    for k in range(flag + 1, min(flag + _NEAR, len(line.norms))):
        if line.norms[k] not in _OVER:
            continue
        place = phrase_right(line, k + 1)
        if place is not None and is_place(scene, line, place, strict=False):
            hold = Hold(line, group.first, place.last, group.head, ControlAct.CAPTURED, None, place, "flag")
            hold.holder = actor(scene, line, who)
            cover(hold, who, place, group)
            return hold
    return None


def share_held(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“now controls 80 percent of the city”, “holds 14 of the state's 17 townships”, “two thirds of the town”."""
    act = _HOLDING.get(group.lemma)
    if act is None or group.passive or group.form == "g" or not done(line, group):
        return None
    who = subject_of(line, group)
    k = group.last
    while k < len(line.tags) and (line.tags[k] in "E#DJ" or line.norms[k] in _AROUND):
        k += 1
    shared = k < len(line.tags) and line.norms[k] in _SHARES
    while k < len(line.tags) and (line.norms[k] in _SHARES or line.norms[k] == "cent"):
        k += 1
    numbered = k > group.last and "#" in line.tags[group.last : k]
    if not (shared or numbered) or line.norms[k : k + 1] != ["of"] or who is None or not fights(scene, line, who):
        return None
    place = phrase_right(line, k + 1)
    if place is None or not is_place(scene, line, place, strict=True):
        return None
    hold = Hold(line, group.first, place.last, group.head, act, actor(scene, line, who), place, "share")
    cover(hold, who, place, group)
    return hold


_AROUND = frozenset(("about", "around", "over", "up", "to", "than", "roughly", "some", "almost", "nearly"))


def fallen(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“The town has fallen, the rebels said”: lost, without a word of who has it."""
    if group.lemma != "fall" or group.to or not done(line, group):
        return None
    after = line.norms[group.last] if group.last < len(line.norms) else ""
    if after[:1].isalnum() and after not in _ENDS:
        return None  # "fell silent", "fell 3 percent"
    place = subject_of(line, group)
    if place is None or not is_place(scene, line, place, strict=True):
        return None
    named = scene.names_in(line.span(place.first, place.core))  # not "temperatures in the city"
    if any(name.kind is not NameKind.PLACE for name in named):
        return None
    head = line.norms[place.core - 1]
    if line.tokens[place.core - 1].text.islower() and head not in _TOWNS:
        return None  # "a bridge has fallen"
    if not named and head not in place_nouns() and not _told_as_place(scene, line, place):
        return None  # "Rain fell", "the Dow has fallen"
    hold = Hold(line, group.first, group.last, group.head, ControlAct.LOST, None, place, "fallen")
    cover(hold, place, None, group)
    return hold


def _told_as_place(scene: Scene, line: Line, phrase: Phrase) -> bool:
    """True where another line names as a place what stands in capitals here: anything may fall."""
    name = bare_name(scene, line, phrase)
    if name is None:
        return False
    return any(
        place.of(scene.reading.text) == name
        for other in scene.lines
        if other is not line and name.casefold().split()[0] in other.vocabulary
        for place in named_places(scene, other, 0, len(other.tokens))
    )


_TOWNS = frozenset(("town", "city", "village", "capital", "district", "province", "stronghold", "garrison", "base"))
_ENDS = frozenset(("on", "late", "early", "after", "when", "as", "last", "overnight", "without", "and", "while", "in"))


def claimed(scene: Scene, line: Line, group: Group) -> Hold | None:
    """“claims full control of the town”, “announced the capture of” stands by its noun."""
    if group.lemma not in ("claim", "assert", "declare") or group.passive or not done(line, group):
        return None
    control = object_(line, group)
    who = subject_of(line, group)
    if control is None or who is None or line.norms[control.core - 1] != "control" or not fights(scene, line, who):
        return None
    at = control.core
    if line.norms[at : at + 1] not in (["of"], ["over"]):
        return None
    place = phrase_right(line, at + 1)
    if place is None or not is_place(scene, line, place, strict=True):
        return None
    hold = Hold(line, group.first, place.last, at - 1, ControlAct.HELD, actor(scene, line, who), place, "claimed")
    cover(hold, who, place, group)
    return hold
