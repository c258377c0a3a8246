"""Attacks told by those who beat them back: "repelled a crossing by rebels near the ford"."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.force import places_after
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.owners import owner_before
from counterclaim.claims.shallow import Group, Line, Scene, actor, clause_end, object_, phrase_right, subject
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import Means


def repelled(scene: Scene, line: Line, group: Group) -> Blow | None:
    """The attacker's attempt that a group of repelling tells; None where its noun is an attack by itself."""
    thing = subject(line, group) if group.passive else object_(line, group)
    if thing is None or line.norms[thing.core - 1] not in word_set("attack", "attempts"):
        return None
    i = thing.core - 1
    if any(norm in attack_words().nouns for norm in line.norms[thing.first : thing.last]):
        return None
    blow = Blow(line, thing.first, thing.last, i, Means.GROUND, f"verb:{group.lemma}", covers={group.head})
    blow.by = owner_before(scene, line, thing.first, i)
    k = thing.core
    if line.norms[k : k + 1] == ["by"]:
        who = phrase_right(line, k + 1)
        if who is not None:
            blow.by = actor(scene, line, who)
            blow.stretch(thing.first, who.last)
            k = who.last
    if blow.by is None:
        return None
    blow.stretch(min(group.first, thing.first), max(group.last, blow.last))
    blow.where = places_after(line, k, clause_end(line, k))
    return blow
