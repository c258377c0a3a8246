"""Attacks told by a shot: fired, launched, dropped, shot down, blown up, used."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.force import force_of, norms_of, places_after
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.means import means_among
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
    object_,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import Means


def firing(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“opened fire on protesters”, “fired rockets at the base”, “rockets were fired from the enclave”."""
    i = group.last
    if group.lemma == "open" and line.norms[i : i + 1] != ["fire"]:
        return None
    who = subject(line, group) if not group.passive else agent(line, group)
    weapons = actor_words().weapons
    shot = subject(line, group) if group.passive else (None if group.lemma == "open" else object_(line, group))
    shot = _counted(line, shot)
    armed = shot is not None and any(norm in weapons for norm in line.norms[shot.first : shot.core])
    stop = clause_end(line, i)
    target = None
    for k in range(i, stop):
        if line.norms[k] in ("on", "at", "into", "towards", "toward", "upon", "against", "over"):
            target = phrase_right(line, k + 1)
            break
    if group.lemma == "fire" and not armed and (target is None or (who is None and not group.passive)):
        return None
    anybody = group.lemma == "fire" and shot is None and not group.passive and not is_actor(scene, line, who)
    named = line.norms[i : i + 1] in (["on"], ["at"], ["upon"]) and line.tags[i + 1 : i + 2] not in (["Y"], ["#"], [])
    if anybody and not named:
        return None  # "the crew fired on the boat": anybody may, at what is named
    if group.lemma == "fire" and shot is not None and not armed:
        return None
    if target is None and not armed:
        return None
    by = actor(scene, line, who)
    if by is None and shot is not None:
        by = force_of(scene, line, shot)[0]
    blow = Blow(
        line,
        group.first,
        i,
        group.head,
        Means.GROUND,
        f"verb:{group.lemma}",
        by=by,
        who=shot if group.passive else None,
        target=target,
        covers={group.head, i},
    )
    if armed and shot is not None:
        blow.means = means_among(line, shot.first, shot.core) or Means.OTHER
    for phrase in (who, shot, target):
        if phrase is not None and abs(phrase.first - group.head) < 30:
            blow.stretch(phrase.first, phrase.last)
    blow.where = places_after(line, i, stop)
    return blow


def _counted(line: Line, shot: Phrase | None) -> Phrase | None:
    """Of "dozens of missiles" and "a volley of rockets" the whole, whose head is what was shot."""
    if shot is None or shot.last <= shot.core or line.norms[shot.core] != "of":
        return shot
    counter = line.tags[shot.core - 1] == "#" or line.norms[shot.core - 1] in word_set("attack", "counters")
    return Phrase(shot.first, shot.last, shot.last) if counter else shot


def exploding(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“a car bomb exploded”, “two bombers blew themselves up”, “rebels blew up a bridge”."""
    who = subject(line, group)
    norms = line.norms[who.first : max(who.core, group.first)] if who is not None else []
    stop = clause_end(line, group.last)
    tail = line.norms[group.last : stop]
    if who is not None:
        norms = line.norms[who.first : max(who.core, group.first)]
    bomb = any(norm in word_set("attack", "exploding_things") for norm in norms)
    if not bomb and who is not None and line.norms[who.core - 1] in word_set("attack", "vehicles"):
        bomb = bool({"explosives", "explosive", "bomb", "bombs", "rigged"} & set(line.norms[who.first : group.first]))
    if group.lemma == "go" and not (bomb and tail[:1] == ["off"]):
        return None
    target: Phrase | None = None
    by: str | None = None
    if group.lemma == "set":
        return None
    if group.lemma == "blow":
        if "up" not in tail[:6]:
            return None
        found = object_(line, group)
        if found is None and tail[:1] == ["up"]:
            found = phrase_right(line, group.last + 1)
        if group.passive:
            target, by = who, actor(scene, line, agent(line, group))
        elif found is not None and line.tags[found.first] == "R":
            by = line.words(who.first, who.core) if who is not None else None
        else:
            target, by = found, actor(scene, line, who) if is_actor(scene, line, who) else None
            if by is None and not (bomb and found is None):
                return None
        flown = agent(line, group) if group.passive else None
        if weapon := (flown is not None and means_among(line, flown.first, flown.core)):
            by = force_of(scene, line, flown)[0]  # "blown up by drones"
            blow = Blow(line, group.first, flown.last if flown else group.last, group.head, weapon, "verb:blow", by=by)
            blow.target = target
            blow.covers = {group.head}
            if target is not None:
                blow.stretch(target.first, target.last)
            blow.where = places_after(line, group.last, stop)
            return blow
    elif group.lemma == "detonate" and not bomb:
        if not any(norm in word_set("attack", "detonated_things") for norm in tail):
            return None
        by = actor(scene, line, who)
        thing = object_(line, group)
        if thing is not None and line.norms[thing.last : thing.last + 1] in (["targeting"], ["against"]):
            target = phrase_right(line, thing.last + 1)
    elif not bomb:
        return None
    elif any(norm in ("bomber", "bombers", "attacker", "attackers") for norm in norms):
        by = line.words(who.first, who.core) if who is not None else None
    if any(norm in ("bomber", "bombers") for norm in norms) and who is not None and by is None:
        by = line.words(who.first, who.core)
    blow = Blow(
        line,
        group.first,
        max(group.last, min(stop, group.last + 2)),
        group.head,
        Means.BOMB,
        f"verb:{group.lemma}",
        by=by,
        target=target,
        covers={group.head},
    )
    if who is not None:
        blow.stretch(who.first, who.last)
        blow.means = (means_among(line, who.first, who.core) if bomb else None) or Means.BOMB
    if target is not None and group.lemma == "detonate":
        blow.covers.update(range(group.head, target.first))
        blow.stretch(group.first, target.last)
    blow.where = places_after(line, group.last, stop)
    if blow.where:
        blow.stretch(blow.where[0].first, blow.where[0].last)
        if target is None and line.norms[blow.where[0].first - 1] in ("at", "near", "outside", "inside", "in"):
            blow.target = blow.where[0]
    return blow


def shooting(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“shot down a helicopter”, “launched missiles at the port”, “a jet was shot down by”, “dropped bombs on”."""
    lexicon = actor_words()
    i = group.last
    down = line.norms[i : i + 1] == ["down"]
    if group.lemma == "carry":
        return None
    who: Phrase | None
    if group.lemma == "shoot" and not down:
        return _shot_at(scene, line, group)
    if group.lemma == "shoot":
        target = subject(line, group) if group.passive else phrase_right(line, i + 1)
        who = agent(line, group) if group.passive else subject(line, group)
        if any(norm in attack_words().no_target for norm in norms_of(line, target)):
            return None  # "shot down the plan"
        if target is None or any(
            norm in ("drone", "drones", "missile", "missiles", "rocket", "rockets", "uav", "uavs")
            for norm in norms_of(line, target)
        ):
            return _downed(scene, line, group, who, target)
        return _blow(scene, line, group, who, target, Means.OTHER, i + 1)
    shot = subject(line, group) if group.passive else object_(line, group)
    if shot is None:
        return None
    shot = _counted(line, shot) or shot
    armed = [
        norm
        for norm in line.norms[shot.first : shot.core]
        if lexicon.weapons.get(norm) in ("missile", "rocket", "drone", "mortar", "artillery", "bomb", "airstrike")
    ]
    if not armed or line.norms[shot.core - 1] not in lexicon.weapons:
        return None
    if line.norms[shot.core - 1] in attack_words().nouns:
        return None  # "launched airstrikes": the noun tells it
    who = agent(line, group) if group.passive else subject(line, group)
    stop = clause_end(line, shot.last if not group.passive else i)
    target = None
    for k in range(i, stop):
        if line.norms[k] in ("on", "at", "into", "towards", "toward", "upon", "against", "onto"):
            target = phrase_right(line, k + 1)
            break
    if target is None and not is_actor(scene, line, who):
        return None
    blow = _blow(scene, line, group, who, target, means_among(line, shot.first, shot.core) or Means.OTHER, group.last)
    blow.stretch(shot.first, shot.last)
    if group.lemma == "drop" and blow.means in (Means.BOMB, Means.OTHER):
        flown = means_among(line, who.first, who.core) if who is not None else None
        blow.means = Means.DRONE if flown is Means.DRONE else Means.AIRSTRIKE  # what drops it flies
    if blow.by is None:
        blow.by = force_of(scene, line, shot)[0]
    return blow


def using_weapon(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“cluster bombs were used in the attack”, “used chlorine against civilians”."""
    shot = subject(line, group) if group.passive else object_(line, group)
    if shot is None:
        return None
    means = means_among(line, shot.first, shot.core)
    if means is None or means in (Means.GROUND,):
        return None
    stop = clause_end(line, max(group.last, shot.last if not group.passive else 0))
    for k in range(group.last, stop):
        if line.norms[k] in ("against", "on", "in") and (found := phrase_right(line, k + 1)) is not None:
            who = agent(line, group) if group.passive else subject(line, group)
            blow = _blow(scene, line, group, who, found if line.norms[k] != "in" else None, means, found.last)
            blow.stretch(shot.first, shot.last)
            blow.where.append(found)
            return blow
    return None


def _shot_at(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“gunmen shot at a patrol”, “a helicopter was shot at”."""
    i = group.last
    if line.norms[i : i + 1] != ["at"]:
        return None
    target = subject(line, group) if group.passive else phrase_right(line, i + 1)
    who = agent(line, group) if group.passive else subject(line, group)
    if target is None or line.tags[target.first] == "R":
        return None
    return _blow(scene, line, group, who, target, Means.GROUND, i + 1)


def _downed(scene: Scene, line: Line, group: Group, who: Phrase | None, target: Phrase | None) -> Blow | None:
    """Drones and missiles shot down: an attack by who shot, unless it is only a defence that reports its count."""
    if target is None or who is None or any(tag == "#" for tag in line.tags[target.first : target.core]):
        return None
    return _blow(scene, line, group, who, target, Means.OTHER, group.last + 1)


def _blow(
    scene: Scene, line: Line, group: Group, who: Phrase | None, target: Phrase | None, means: Means, last: int
) -> Blow:
    by = force_of(scene, line, who)[0]
    blow = Blow(
        line,
        group.first,
        max(group.last, last),
        group.head,
        means,
        f"verb:{group.lemma}",
        by=by,
        target=target,
        covers={group.head},
    )
    for phrase in (who, target):
        if phrase is not None and abs(phrase.first - group.head) < 30:
            blow.stretch(phrase.first, phrase.last)
    blow.where = places_after(line, group.last, clause_end(line, group.last))
    return blow
