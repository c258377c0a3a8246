"""Who or what strikes, and what with."""

from __future__ import annotations

from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.owners import bombed_state
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    agent,
    clause_end,
    is_actor,
    parties_named,
    phrase_right,
)
from counterclaim.claims.shallow.lists import word_set

_PLACES = frozenset(
    ("in", "near", "across", "around", "outside", "inside", "along", "over", "at", "on", "into", "within", "through")
)


def norms_of(line: Line, phrase: Phrase | None) -> list[str]:
    return line.norms[phrase.first : phrase.core] if phrase is not None else []


def force_of(scene: Scene, line: Line, phrase: Phrase | None) -> tuple[str | None, str | None]:
    """Who a phrase says fights, and the word of the weapon that it names, if it names one."""
    if phrase is None:
        return None, None
    lexicon = actor_words()
    weapon = weapon_of(line, phrase)
    if weapon is None:
        return actor(scene, line, phrase), None
    if bombed_state(scene, line, phrase.first, phrase.core) is not None:
        return None, weapon
    mentions = [m for m in scene.mentions(line.span(phrase.first, phrase.core)) if m.how in ("name", "demonym", "body")]
    if mentions and not any(
        norm.endswith(("-led", "-backed", "-made", "-supplied", "-built"))
        for norm in line.norms[phrase.first : phrase.core]
    ):
        return " and ".join(dict.fromkeys(m.party for m in mentions)), weapon
    for k in range(phrase.first, phrase.last):
        if line.norms[k] in ("from", "by", "of") or (line.norms[k] == "to" and line.norms[k - 1] == "belonging"):
            found = phrase_right(line, k + 1)
            if found is not None and line.norms[found.core - 1] in ("territory", "soil", "airspace", "waters"):
                continue  # from where, not from whom
            if found is not None and is_actor(scene, line, found):
                return actor(scene, line, found), weapon
    fighters = [
        k
        for k in range(phrase.first, phrase.core)
        if line.norms[k] in lexicon.fighters
        and line.norms[k] not in word_set("attack", "no_owner")
        and not (line.norms[k] == "fighter" and k + 1 < phrase.core and line.norms[k + 1] in lexicon.weapons)
    ]
    if fighters:
        names = parties_named(scene, line, phrase.first, fighters[-1] + 1)
        return (" and ".join(names) if names else None), weapon
    after = phrase.last
    group = line.group_at(after) if after < len(line.tags) else None
    if group is not None and group.reduced and group.lemma in ("fire", "launch", "belong", "operate", "drop", "shoot"):
        found = agent(line, group)
        return actor(scene, line, found), weapon
    if any(norm in ("bomber", "bombers") for norm in line.norms[phrase.first : phrase.core]):
        return line.words(phrase.first, phrase.core), weapon
    return None, weapon


def weapon_of(line: Line, phrase: Phrase) -> str | None:
    """The word of a phrase that names a weapon or an attack as the one that hits; None for "the air force"."""
    lexicon = actor_words()
    norms = line.norms[phrase.first : phrase.core]
    if not norms or norms[-1] in word_set("attack", "no_weapon_heads"):
        return None
    for norm in reversed(norms):
        if norm in lexicon.weapons and lexicon.weapons[norm] != "ground":
            return norm
        if norm in attack_words().nouns and attack_words().nouns[norm] not in ("operation", "ground"):
            return norm
    return None


def instrument_of(line: Line, group: Group) -> tuple[int, int] | None:
    """“with heavy artillery”, “by missiles”, “using drones”: the tokens that name a weapon."""
    weapons = actor_words().weapons
    stop = clause_end(line, group.last)
    for i in range(group.last, stop):
        if line.norms[i] in ("with", "by", "using", "in", "under"):
            found = phrase_right(line, i + 1)
            if found is not None and any(
                norm in weapons and weapons[norm] != "ground" for norm in line.norms[found.first : found.last]
            ):
                return found.first, found.last
    return None


def places_after(line: Line, start: int, stop: int) -> list[Phrase]:
    """The phrases that prepositions of place bring in tokens [start, stop)."""
    out = []
    for k in range(start, stop):
        if line.norms[k] in _PLACES and k + 1 < len(line.tags) and line.tags[k + 1] in "NJD#":
            found = phrase_right(line, k + 1)
            if found is not None:
                out.append(found)
    return out
