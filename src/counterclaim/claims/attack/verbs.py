"""Attacks told by a verb: "rebels shelled the town", "a bus was hit by a missile", "a car bomb exploded"."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
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
    beside,
    clause_end,
    done,
    is_actor,
    object_,
    parties_named,
    phrase_right,
    subject,
)
from counterclaim.model.claim import Means

_PLACES = frozenset(
    ("in", "near", "across", "around", "outside", "inside", "along", "over", "at", "on", "into", "within", "through")
)
_DEFAULTS = {
    "shell": Means.ARTILLERY,
    "bombard": Means.ARTILLERY,
    "bomb": Means.AIRSTRIKE,
    "strafe": Means.AIRSTRIKE,
    "ambush": Means.GROUND,
    "invade": Means.GROUND,
    "storm": Means.GROUND,
    "raid": Means.GROUND,
    "assault": Means.GROUND,
    "open": Means.GROUND,
    "fire": Means.GROUND,
    "explode": Means.BOMB,
    "detonate": Means.BOMB,
    "blow": Means.BOMB,
    "torpedo": Means.NAVAL,
    "counterattack": Means.GROUND,
}


def verb_blow(scene: Scene, line: Line, group: Group) -> Blow | None:
    """The attack that a verb group tells; None where it tells none."""
    lexicon = attack_words()
    lemma = group.lemma
    strong, weak = lemma in lexicon.strong, lemma in lexicon.weak
    if not (strong or weak) or not done(line, group):
        return None
    if group.form == "g" and lemma in ("kill", "injure", "wound"):
        return None  # what came of an attack that the main verb tells
    if (
        lemma == "target"
        and group.form == "g"
        and not group.be
        and group.first
        and line.tags[group.first - 1] in "NJ"
        and not _armed_left(line, group)
    ):
        return None  # "the coalition targeting militants said": it only describes
    if any(
        norm in ("protesters", "demonstrators", "crowd", "crowds", "fans", "supporters", "students", "workers")
        for norm in line.norms[max(group.first - 4, 0) : group.first]
    ):
        return None
    if lemma in ("open", "fire"):
        return _firing(scene, line, group)
    if lemma in ("explode", "detonate", "blow", "set"):
        return _exploding(scene, line, group)
    if lemma == "use":
        return _used(scene, line, group)
    if lemma in ("shoot", "launch", "drop", "lob", "carry"):
        return _shooting(scene, line, group)
    who: Phrase | None
    target: Phrase | None
    if group.passive:
        target = subject(line, group)
        who = agent(line, group)
    else:
        who = subject(line, group)
        target = object_(line, group)
        if target is None:
            target = _through(line, group)
        if (
            target is not None
            and target.last - target.first == 1
            and line.tags[target.first] == "R"
            and lemma in ("find",)
        ):
            return None
    by, weapon = _force(scene, line, who)
    if any(norm in lexicon.no_agent for norm in _norms(line, who)):
        return None
    if any(norm in lexicon.no_target for norm in _norms(line, target)):
        return None
    if group.passive and weapon in lexicon.nouns and lemma in lexicon.weapon_only:
        return None  # "killed by an airstrike": the noun tells it
    instrument = _instrument(line, group)
    armed = weapon is not None or instrument is not None
    acting = by is not None and (is_actor(scene, line, who) or weapon is not None)
    if lemma in lexicon.weapon_only and not weapon and not (group.passive and armed):
        return None
    if (
        weak
        and not armed
        and not (acting and lemma in ("strike", "target", "hit", "destroy") and _warlike(scene, line, who, target))
    ):
        return None
    if target is None and lemma not in ("counterattack",):
        return None
    if (
        strong
        and not armed
        and not acting
        and not (group.passive and lemma in ("attack", "shell", "bomb", "bombard", "raid", "ambush", "storm"))
    ):
        return None
    if strong and lemma in ("storm", "raid", "pound", "hammer", "assault") and not armed and not acting:
        return None
    blow = Blow(
        line,
        group.first,
        group.last,
        group.head,
        Means.OTHER,
        f"verb:{lemma}",
        by=by,
        target=target,
        who=who,
        covers={group.head},
    )
    for phrase in (who, target):
        far = phrase is not None and phrase is who and not beside(line, phrase, group)
        if phrase is not None and abs(phrase.first - group.head) < 30 and not far:
            blow.stretch(phrase.first, phrase.last)
    stop = clause_end(line, group.last)
    blow.where = places_after(line, max(group.last, target.last if target and not group.passive else 0), stop)
    named = means_among(line, who.first, who.core) if who is not None and weapon is not None else None
    tool = means_among(line, *instrument) if instrument is not None else None
    blow.means = tool or (_DEFAULTS.get(lemma) if named is None else named) or named or Means.OTHER
    return blow


def _armed_left(line: Line, group: Group) -> bool:
    who = subject(line, group)
    return who is not None and _weapon(line, who) is not None


def _norms(line: Line, phrase: Phrase | None) -> list[str]:
    return line.norms[phrase.first : phrase.core] if phrase is not None else []


def _through(line: Line, group: Group) -> Phrase | None:
    """“ripped through a market”, “slammed into a bus”, “landed in a field”."""
    i = group.last
    while i < len(line.tags) and line.tags[i] in "EY":
        i += 1
    if i < len(line.tags) and line.norms[i] in (
        "through",
        "into",
        "on",
        "in",
        "near",
        "at",
        "onto",
        "inside",
        "outside",
    ):
        found = phrase_right(line, i + 1)
        return found if found is not None and line.tags[found.first] not in "#Y" else None
    return None


def _force(scene: Scene, line: Line, phrase: Phrase | None) -> tuple[str | None, str | None]:
    """Who a phrase says fights, and the word of the weapon that it names, if it names one."""
    if phrase is None:
        return None, None
    lexicon = actor_words()
    weapon = _weapon(line, phrase)
    if weapon is None:
        return actor(scene, line, phrase), None
    mentions = [m for m in scene.mentions(line.span(phrase.first, phrase.core)) if m.how in ("name", "demonym", "body")]
    if mentions and not any(
        norm.endswith(("-led", "-backed", "-made", "-supplied", "-built"))
        for norm in line.norms[phrase.first : phrase.core]
    ):
        return " and ".join(dict.fromkeys(m.party for m in mentions)), weapon
    for k in range(phrase.first, phrase.last):
        if line.norms[k] in ("from", "by", "of") or (line.norms[k] == "to" and line.norms[k - 1] == "belonging"):
            found = phrase_right(line, k + 1)
            if found is not None and is_actor(scene, line, found):
                return actor(scene, line, found), weapon
    fighters = [
        k
        for k in range(phrase.first, phrase.core)
        if line.norms[k] in lexicon.fighters and line.norms[k] not in ("bomber", "bombers")
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


def _weapon(line: Line, phrase: Phrase) -> str | None:
    """The word of a phrase that names a weapon or an attack as the one that hits; None for "the air force"."""
    lexicon = actor_words()
    norms = line.norms[phrase.first : phrase.core]
    if not norms or norms[-1] in (
        "force",
        "forces",
        "units",
        "unit",
        "brigade",
        "troops",
        "army",
        "command",
        "corps",
        "defence",
        "defense",
        "defences",
        "defenses",
    ):
        return None
    for norm in reversed(norms):
        if norm in lexicon.weapons and lexicon.weapons[norm] != "ground":
            return norm
        if norm in attack_words().nouns and attack_words().nouns[norm] not in ("operation", "ground"):
            return norm
    return None


def _instrument(line: Line, group: Group) -> tuple[int, int] | None:
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


def _warlike(scene: Scene, line: Line, who: Phrase | None, target: Phrase | None) -> bool:
    """True where a weak verb's subject fights: an army, rebels, or a state that hits a named or military thing."""
    lexicon = actor_words()
    norms = _norms(line, who)
    if any(
        norm in lexicon.fighters
        or norm
        in (
            "jets",
            "forces",
            "troops",
            "army",
            "military",
            "units",
            "force",
            "members",
            "warplanes",
            "navy",
            "aircraft",
        )
        for norm in norms
    ):
        return True
    if who is None or target is None:
        return False
    body = any(m.how in ("name", "body", "demonym") for m in scene.mentions(line.span(who.first, who.core)))
    return body and any(
        norm
        in (
            "positions",
            "carrier",
            "carriers",
            "armored",
            "armoured",
            "convoys",
            "hideout",
            "hideouts",
            "post",
            "posts",
            "outpost",
            "areas",
            "neighborhoods",
            "neighbourhoods",
            "market",
            "posts",
            "base",
            "bases",
            "targets",
            "depot",
            "depots",
            "facilities",
            "facility",
            "refinery",
            "warehouse",
            "infrastructure",
            "building",
            "buildings",
            "site",
            "sites",
            "airport",
            "airbase",
            "port",
            "vessel",
            "ship",
            "tanker",
            "convoy",
            "camp",
            "hospital",
            "school",
            "headquarters",
            "militants",
            "rebels",
            "fighters",
            "troops",
            "soldiers",
            "city",
            "town",
            "village",
            "power",
            "bridge",
            "terminal",
            "airfield",
            "vehicles",
            "tank",
            "tanks",
            "system",
            "systems",
            "launcher",
            "launchers",
        )
        for norm in line.norms[target.first : target.last]
    )


def places_after(line: Line, start: int, stop: int) -> list[Phrase]:
    """The phrases that prepositions of place bring in tokens [start, stop)."""
    out = []
    for k in range(start, stop):
        if line.norms[k] in _PLACES and k + 1 < len(line.tags) and line.tags[k + 1] in "NJD#":
            found = phrase_right(line, k + 1)
            if found is not None:
                out.append(found)
    return out


def _firing(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“opened fire on protesters”, “fired rockets at the base”, “rockets were fired from the enclave”."""
    i = group.last
    if group.lemma == "open" and line.norms[i : i + 1] != ["fire"]:
        return None
    who = subject(line, group) if not group.passive else agent(line, group)
    weapons = actor_words().weapons
    shot = subject(line, group) if group.passive else (None if group.lemma == "open" else object_(line, group))
    armed = shot is not None and any(norm in weapons for norm in line.norms[shot.first : shot.core])
    stop = clause_end(line, i)
    target = None
    for k in range(i, stop):
        if line.norms[k] in ("on", "at", "into", "towards", "toward", "upon", "against", "over"):
            target = phrase_right(line, k + 1)
            break
    if group.lemma == "fire" and not armed and (target is None or who is None or not is_actor(scene, line, who)):
        return None
    if group.lemma == "fire" and shot is not None and not armed:
        return None
    if target is None and not armed:
        return None
    by = actor(scene, line, who)
    if by is None and shot is not None:
        by = _force(scene, line, shot)[0]
    blow = Blow(
        line,
        group.first,
        i,
        group.head,
        Means.GROUND,
        f"verb:{group.lemma}",
        by=by,
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


def _exploding(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“a car bomb exploded”, “two bombers blew themselves up”, “rebels blew up a bridge”."""
    who = subject(line, group)
    norms = line.norms[who.first : max(who.core, group.first)] if who is not None else []
    stop = clause_end(line, group.last)
    tail = line.norms[group.last : stop]
    if who is not None:
        norms = line.norms[who.first : max(who.core, group.first)]
    bomb = any(
        norm
        in (
            "bomb",
            "bombs",
            "device",
            "ied",
            "mine",
            "landmine",
            "explosives",
            "grenade",
            "shell",
            "rocket",
            "missile",
            "drone",
            "car-bomb",
            "bomber",
            "bombers",
            "attacker",
            "attackers",
        )
        for norm in norms
    )
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
            target, by = found, actor(scene, line, who)
            if not is_actor(scene, line, who):
                return None
    elif group.lemma == "detonate" and not bomb:
        if not any(
            norm
            in (
                "explosives",
                "explosive",
                "bomb",
                "bombs",
                "vest",
                "belt",
                "device",
                "themselves",
                "himself",
                "herself",
            )
            for norm in tail
        ):
            return None
        by = actor(scene, line, who)
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
        blow.means = means_among(line, who.first, who.core) or Means.BOMB
    blow.where = places_after(line, group.last, stop)
    if blow.where:
        blow.stretch(blow.where[0].first, blow.where[0].last)
        if target is None and line.norms[blow.where[0].first - 1] in ("at", "near", "outside", "inside", "in"):
            blow.target = blow.where[0]
    return blow


def _shooting(scene: Scene, line: Line, group: Group) -> Blow | None:
    """“shot down a helicopter”, “launched missiles at the port”, “a jet was shot down by”, “dropped barrel bombs on”."""
    lexicon = actor_words()
    i = group.last
    down = line.norms[i : i + 1] == ["down"]
    if group.lemma == "carry":
        return None
    who: Phrase | None
    if group.lemma == "shoot":
        if not down:
            return None
        target = subject(line, group) if group.passive else phrase_right(line, i + 1)
        who = agent(line, group) if group.passive else subject(line, group)
        if target is None or any(
            norm in ("drone", "drones", "missile", "missiles", "rocket", "rockets", "uav", "uavs")
            for norm in _norms(line, target)
        ):
            return _downed(scene, line, group, who, target)
        return _blow(scene, line, group, who, target, Means.OTHER, i + 1)
    shot = subject(line, group) if group.passive else object_(line, group)
    if shot is None:
        return None
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
    if blow.by is None:
        blow.by = _force(scene, line, shot)[0]
    return blow


def _used(scene: Scene, line: Line, group: Group) -> Blow | None:
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


def _downed(scene: Scene, line: Line, group: Group, who: Phrase | None, target: Phrase | None) -> Blow | None:
    """Drones and missiles shot down: an attack by who shot, unless it is only a defence that reports its count."""
    if target is None or any(tag == "#" for tag in line.tags[target.first : target.core]):
        return None
    return _blow(scene, line, group, who, target, Means.OTHER, group.last + 1)


def _blow(
    scene: Scene, line: Line, group: Group, who: Phrase | None, target: Phrase | None, means: Means, last: int
) -> Blow:
    by = _force(scene, line, who)[0]
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
