"""What an attack noun's own verb says: it goes on, it stopped, it did this."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    clause_end,
    done,
    phrase_right,
)
from counterclaim.claims.shallow.lists import word_set


def effect(line: Line, blow: Blow, i: int) -> None:
    """What the attack did: "the shelling forced residents into shelters", "caused buildings to collapse"."""
    group = _following(line, i)
    if group is None or group.passive or not done(line, group) or group.first - i > 2:
        return
    if group.lemma not in ("force", "cause", "destroy", "damage", "leave", "level", "flatten", "set"):
        return
    found = phrase_right(line, group.last)
    if found is not None:
        stop = min(clause_end(line, found.last), found.last + 6)
        while stop > found.last and line.tags[stop - 1] in "PQICT":
            stop -= 1
        blow.damage = line.words(found.first, stop)
        blow.stretch(group.first, stop)


def _following(line: Line, i: int) -> Group | None:
    return next((group for group in line.groups if group.first > i and group.first - i < 6 and group.finite), None)


def goes_on(line: Line, i: int, kind: str) -> bool:
    """True for "aerial bombardment had intensified": a means, and a verb that tells that it goes on."""
    group = _following(line, i)
    return (
        kind in ("airstrike", "artillery", "bombing", "strike")
        and group is not None
        and group.lemma in word_set("attack", "going_on")
        and done(line, group)
    )


def harms(line: Line, i: int) -> bool:
    """True for "a car bombing kills four soldiers": the noun's own verb tells whom or what it harmed."""
    group = _following(line, i)
    return (
        group is not None
        and not group.passive
        and group.first - i <= 2
        and group.lemma in word_set("attack", "harming")
        and done(line, group)
    )


def averted(line: Line, i: int) -> bool:
    """True for "the attack was foiled": it never came to pass."""
    group = _following(line, i)
    return group is not None and group.passive and group.lemma in ("avert", "foil", "prevent", "thwart")


def to_come(line: Line, i: int) -> bool:
    """True for "the bombing will continue": the noun is the subject of what is yet to come."""
    group = _following(line, i)
    return group is not None and group.modal is not None and not group.perfect


def subsided(line: Line, i: int) -> bool:
    group = _following(line, i)
    return (
        group is not None
        and group.lemma in word_set("attack", "subsided")
        and not group.negated
        and group.modal is None
    )


def exploded(line: Line, blow: Blow, i: int) -> bool:
    """True where an explosion is an attack: a bomb, a bomber, something hit; not one merely heard or reported."""
    words = line.norms[max(blow.first - 6, 0) : min(blow.last + 6, len(line.norms))]
    if any(word in word_set("attack", "accidents") for word in words):
        return False
    bomb = any(word in word_set("attack", "bomb_words") for word in line.norms[blow.first : i])
    return bomb or blow.by is not None or any(word in word_set("attack", "blast_verbs") for word in words)


def says_new(scene: Scene, line: Line, blow: Blow, first: int, i: int) -> bool:
    """True where "the attack" names who did it: something that the first telling may not have."""
    if blow.by is None:
        return False
    dated = any(tag == "Y" for tag in line.tags[i + 1 : blow.last])
    return blow.answered or dated or bool(blow.where) or i - first > 2
