"""Attacks told by a verb: "rebels shelled the town", "a bus was hit by a missile", "a car bomb exploded"."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.force import force_of, instrument_of, norms_of, places_after, weapon_of
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.means import means_among, means_of_noun
from counterclaim.claims.attack.owners import bombed_state
from counterclaim.claims.attack.repelled import repelled
from counterclaim.claims.attack.shots import exploding, firing, shooting, using_weapon
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor_words,
    agent,
    beside,
    clause_end,
    done,
    is_actor,
    object_,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import Means

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
    if lemma in ("repel", "repulse", "thwart", "foil"):
        return repelled(scene, line, group)
    if group.form == "g" and lemma in ("kill", "injure", "wound") and not _accused(line, group):
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
    if not group.passive and any(
        norm in ("protesters", "demonstrators", "crowd", "crowds", "fans", "supporters", "students", "workers")
        for norm in line.norms[max(group.first - 4, 0) : group.first]
    ):
        return None
    if lemma == "crash" and line.norms[group.last : group.last + 1] != ["into"]:
        return None  # a drone that comes down has hit nothing
    if lemma in ("open", "fire"):
        return firing(scene, line, group)
    if lemma in ("explode", "detonate", "blow", "set", "go"):
        return exploding(scene, line, group)
    if lemma == "use":
        return using_weapon(scene, line, group)
    if lemma in ("shoot", "launch", "drop", "lob", "carry"):
        return shooting(scene, line, group)
    who: Phrase | None
    target: Phrase | None
    if group.passive:
        target = subject(line, group)
        who = agent(line, group)
    else:
        who = subject(line, group)
        target = object_(line, group)
        if target is None and (given := instrument_of(line, group)) is not None and given[0] == group.last + 1:
            target = phrase_right(line, given[1])  # "targeted with rockets the cities"
        if target is None and strong:
            target = _behind_aside(line, group)
        if target is None:
            target = _through(line, group)
        if (
            target is not None
            and target.last - target.first == 1
            and line.tags[target.first] == "R"
            and lemma in ("find",)
        ):
            return None
    by, weapon = force_of(scene, line, who)
    if any(norm in lexicon.no_agent for norm in norms_of(line, who)):
        return None
    if any(norm in lexicon.no_target for norm in norms_of(line, target)):
        return None
    if group.passive and weapon in lexicon.nouns and lemma in lexicon.weapon_only:
        return None  # "killed by an airstrike": the noun tells it
    if (
        by is None
        and lexicon.nouns.get(weapon or "") == "blast"
        and word_set("attack", "bomb_words").isdisjoint(norms_of(line, who))
    ):
        return None  # "an explosion killed four": of what is not said
    instrument = instrument_of(line, group)
    armed = weapon is not None or instrument is not None
    acting = by is not None and (is_actor(scene, line, who) or weapon is not None)
    if lemma in lexicon.weapon_only and not weapon and not (armed and (group.passive or _accused(line, group))):
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
    harmed = lemma in word_set("attack", "harming_people")
    blow = Blow(
        line,
        group.first,
        group.last,
        group.head,
        Means.OTHER,
        f"verb:{lemma}",
        by=by,
        target=None if harmed else target,
        victims=target if harmed else None,
        who=who,
        covers={group.head},
    )
    for phrase in (who, target):
        far = phrase is not None and phrase is who and not beside(line, phrase, group)
        if phrase is not None and abs(phrase.first - group.head) < 30 and not far:
            blow.stretch(phrase.first, phrase.last)
    stop = clause_end(line, group.last)
    blow.where = places_after(line, max(group.last, target.last if target and not group.passive else 0), stop)
    if who is not None and (site := bombed_state(scene, line, who.first, who.core)) is not None:
        blow.where.append(site)
    named = _named_means(line, who, weapon)
    tool = means_among(line, *instrument) if instrument is not None else None
    blow.means = tool or (_DEFAULTS.get(lemma) if named is None else named) or named or Means.OTHER
    return blow


def _accused(line: Line, group: Group) -> bool:
    """True for "accused Kenya of killing ten people with rockets"."""
    before = [other for other in line.groups if other.head < group.head]
    return bool(before) and before[-1].lemma in ("accuse", "blame") and instrument_of(line, group) is not None


def _named_means(line: Line, who: Phrase | None, weapon: str | None) -> Means | None:
    """The means that the subject or agent names: a weapon, or an attack noun ("the strikes hit")."""
    if who is None or weapon is None:
        return None
    kind = attack_words().nouns.get(weapon)
    if kind is None or kind == "other":
        return means_among(line, who.first, who.core)
    at = next(k for k in range(who.core - 1, who.first - 1, -1) if line.norms[k] == weapon)
    return means_of_noun(line, who.first, at, kind)


def _armed_left(line: Line, group: Group) -> bool:
    who = subject(line, group)
    return who is not None and weapon_of(line, who) is not None


# "ambushed, in what officials called the worst such raid this year, a convoy"
_ASIDE = 16


def _behind_aside(line: Line, group: Group) -> Phrase | None:
    """What is hit behind a time or an aside: "attacked for the fourth day the town of", "ambushed, he said, a"."""
    k = group.last
    if line.norms[k : k + 1] == ["for"]:
        time = phrase_right(line, k + 1, of=False)
        if time is None or line.norms[time.core - 1] not in _TIMES:
            return None
        k = time.last
        while line.norms[k : k + 1] in (["in"], ["running"]) or line.norms[k - 1 : k + 1] == ["a", "row"]:
            k += 2 if line.norms[k : k + 3] == ["in", "a", "row"] else 1
    elif line.norms[k : k + 1] == [","]:
        close = next((j for j in range(k + 1, min(k + _ASIDE, len(line.norms))) if line.norms[j] == ","), None)
        if close is None or line.tags[k + 1] not in "ICS":
            return None
        k = close + 1
    while k < len(line.tags) and line.tags[k] == "Y":
        k += 1
    if k == group.last or k >= len(line.tags) or line.tags[k] not in "D#":
        return None
    found = phrase_right(line, k)
    following = line.group_at(found.last) if found is not None and found.last < len(line.tags) else None
    return None if following is not None and following.finite else found


_TIMES = frozenset(("day", "days", "night", "nights", "week", "weeks", "month", "months", "time", "hours", "hour"))


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


def _warlike(scene: Scene, line: Line, who: Phrase | None, target: Phrase | None) -> bool:
    """True where a weak verb's subject fights: an army, rebels, or a state that hits a named or military thing."""
    lexicon = actor_words()
    norms = norms_of(line, who)
    if any(norm in lexicon.fighters or norm in word_set("attack", "warlike_subjects") for norm in norms):
        return True
    if who is None or target is None:
        return False
    body = any(m.how in ("name", "body", "demonym") for m in scene.mentions(line.span(who.first, who.core)))
    body = body or line.norms[who.first] in ("it", "they", "we")
    return body and any(
        norm in word_set("attack", "warlike_targets") for norm in line.norms[target.first : target.last]
    )
