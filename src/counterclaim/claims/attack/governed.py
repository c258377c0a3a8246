"""What the verb over an attack noun adds to it, or takes back."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.complements import PLACES
from counterclaim.claims.attack.force import force_of
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.means import means_among
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    actor_words,
    done,
    is_actor,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.model.claim import Means
from counterclaim.model.party import PartyKind


def each_other(line: Line, group: Group) -> bool:
    tail = line.norms[group.last : group.last + 5]
    return ("each" in tail and "other" in tail) or ("one" in tail and "another" in tail) or "accusations" in tail


def governor_of(line: Line, first: int, i: int) -> Group | None:
    """The verb group whose object, subject or adjunct the noun is: the nearest on its left in the clause."""
    for group in reversed(line.groups):
        if group.last <= first:
            between = line.tags[group.last : first]
            words = line.norms[group.last : first]
            if any(tag == "S" for tag in between) or any(
                word in (";", ":", "but", "after", "when", "while") for word in words
            ):
                return None
            return group
    return None


def governed(scene: Scene, line: Line, blow: Blow, group: Group) -> bool:
    """Fill roles from the verb that governs the noun; False where that verb says that nothing happened."""
    lexicon = attack_words()
    between = line.norms[group.last : blow.first]
    between = [word for word in between if word not in ("daily", "nightly", "repeated", "repeatedly", "simultaneous")]
    direct = len(between) <= 1 and (not between or between[0] in ("out", "up", "its", "their", "his", "down", "on"))
    who = subject(line, group)
    if direct and group.lemma in lexicon.light | {
        "plan",
        "claim",
        "order",
        "vow",
        "threaten",
        "repel",
        "thwart",
        "foil",
    }:
        if not done(line, group) and not (group.form == "g" and not group.negated and done(line, group)):
            return False
        if group.lemma in ("repel", "thwart", "foil"):
            return True
        if group.lemma == "claim" and blow.by is None and not group.passive and _strikes(scene, line, who):
            blow.by, blow.who, blow.answered = actor(scene, line, who), who, True  # "claimed the attack" as its own
        if group.lemma in ("claim", "plan", "order", "vow", "threaten"):
            return group.lemma in ("claim", "order")
        acting = is_actor(scene, line, who) or (who is not None and _armed_head(line, who))
        if line.norms[blow.trigger] == "strike" and blow.target is None and not acting and not group.passive:
            return False  # teachers strike too
        if blow.by is None and who is not None and not group.passive:
            blow.by = force_of(scene, line, who)[0]  # of "jets carried out raids" nobody
            blow.who = who
            blow.answered = blow.by is not None
        if who is not None and not group.passive and who.last <= blow.first and blow.first - who.first < 16:
            blow.stretch(who.first, blow.last)
        else:
            blow.stretch(group.first, blow.last)
        return True
    if direct and group.negated and not group.passive:
        return False
    if group.lemma == "use" and group.passive and who is not None and blow.means is Means.OTHER:
        blow.means = means_among(line, who.first, who.core) or blow.means  # "chlorine was used in an attack"
    if group.lemma in ("back", "support", "accompany", "precede") and "by" in between:
        return False
    if group.lemma in ("be", "remain") and "under" in between and who is not None:
        if group.negated or group.modal is not None:
            return False
        blow.struck = who
        blow.stretch(who.first, blow.last)
        return True
    harmed = group.lemma in ("kill", "injure", "wound", "destroy", "massacre", "slaughter", "capture")
    within = any(word in ("in", "during") for word in between[-2:])
    if harmed and within and not group.passive and is_actor(scene, line, who) and done(line, group):
        blow.by = blow.by or actor(scene, line, who)
        return True
    if (
        any(word in ("in", "by", "during", "from", "under", "to") for word in between[-2:])
        and group.passive
        and who is not None
    ):
        if group.negated or group.modal is not None:
            return False
        if blow.target is None and group.lemma in word_set("attack", "harming"):
            if group.lemma in word_set("attack", "harming_people"):
                blow.victims = who
            else:
                blow.struck = who
            blow.stretch(who.first, blow.last)
            blow.covers.add(group.head)
            blow.where += _between(line, group.last, blow.first)
        return True
    if (group.lemma in ("die", "come") and who is not None and between and between[-1] in ("in", "under", "by")) or (
        group.lemma == "come" and "under" in between
    ):
        if not done(line, group):
            return False
        if who is not None and blow.target is None:
            if group.lemma == "die":
                blow.victims = who
            else:
                blow.struck = who
            blow.stretch(who.first, blow.last)
        return True
    return not (group.negated and direct)


def _strikes(scene: Scene, line: Line, who: Phrase | None) -> bool:
    """True where a phrase names who may attack: fighters, a state, an armed group; no monitor that counts."""
    if who is None:
        return False
    if any(norm in actor_words().fighters and norm != "group" for norm in line.norms[who.first : who.core]):
        return True
    kinds = {party.name: party.kind for party in scene.reading.cast.parties}
    named = scene.mentions(line.span(who.first, who.core))
    fighting = (PartyKind.STATE, PartyKind.REGION, PartyKind.ARMED_GROUP)
    return bool(named) and all(kinds.get(mention.party) in fighting for mention in named)


def _armed_head(line: Line, phrase: Phrase) -> bool:
    head = line.norms[phrase.core - 1]
    return head in actor_words().organs or head in actor_words().weapons


def _between(line: Line, first: int, last: int) -> list[Phrase]:
    for k in range(first, last):
        if line.norms[k] in PLACES:
            found = phrase_right(line, k + 1)
            if found is not None and found.last <= last:
                return [found]
    return []
