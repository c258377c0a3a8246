"""Attacks: each use of force, once for each who tells it and each thing that was hit."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.nouns import noun_blow
from counterclaim.claims.attack.responsible import blamed_blows
from counterclaim.claims.attack.verbs import verb_blow
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import Line, Phrase, Scene, actor_words, scene_of
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.peace import of_peace
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.when import when
from counterclaim.claims.shallow.where import bare_name, place_beside, place_of
from counterclaim.model.claim import AttackDetails, Claim, Means
from counterclaim.model.reading import Reading

# Who did it, by what means, and the words of what was hit and where.
_Attack = tuple[str | None, Means, frozenset[str]]
# How many attacks back one told again is looked for: more than one reader holds in mind.
_REMEMBERED = 100


@dataclass(slots=True)
class _Told:
    """The latest attacks that each source has told, and the last one who was said to have struck."""

    by_source: dict[str, deque[_Attack]] = field(default_factory=dict)
    by: str | None = None
    last: tuple[Means, str | None, str | None] | None = None  # the means, place and date of the last one

    def add(self, source: str, attack: _Attack) -> None:
        self.by_source.setdefault(source, deque(maxlen=_REMEMBERED)).append(attack)
        self.by = attack[0] or self.by


def find_attacks(reading: Reading) -> Iterator[Claim]:
    """The attacks that a report tells, in its order."""
    scene = scene_of(reading)
    told = _Told()
    for line in scene.lines:
        if of_peace(line):
            continue
        for blow in blows(scene, line):
            yield from _claims(scene, blow, told)


_ANSWERING = frozenset(("claim", "blame", "attribute"))


def blows(scene: Scene, line: Line) -> list[Blow]:
    """The uses of force that a line tells, with what tells the same one joined."""
    lexicon = attack_words()
    found: list[Blow] = []
    if line.vocabulary.isdisjoint(lexicon.nouns) and not any(
        group.lemma in lexicon.strong or group.lemma in lexicon.weak or group.lemma in _ANSWERING
        for group in line.groups
    ):
        return found
    triggers = [i for i, norm in enumerate(line.norms) if norm in lexicon.nouns and line.tags[i] in "NJ"]
    nouns = {}
    for i in triggers:
        blow = noun_blow(scene, line, i)
        if blow is not None:
            nouns[i] = blow
            found.append(blow)
    for group in line.groups:
        if group.lemma not in lexicon.strong and group.lemma not in lexicon.weak:
            continue
        if any(group.head in blow.covers for blow in found):
            continue
        blow = verb_blow(scene, line, group)
        if blow is not None:
            _join(found, blow, group.form == "g" and line.tags[group.first - 1] != "C")
    found += blamed_blows(scene, line, found)
    found.sort(key=lambda blow: (blow.first, blow.trigger))
    return found


def _join(found: list[Blow], blow: Blow, participle: bool) -> None:
    """Add a verb's blow, or lend its roles to the noun or verb that tells the same attack."""
    for other in found:
        # "airstrikes hit a school", "was hit by an airstrike": the noun stands in the verb's own words
        if blow.first <= other.trigger < blow.last and other.rule.startswith("noun:"):
            if (
                other.target is None
                and blow.target is not None
                and not blow.target.first <= other.trigger < blow.target.last
            ):
                other.target = blow.target
            if other.by is None:
                other.by = blow.by
            other.stretch(blow.first, blow.last)
            other.where += blow.where
            other.covers |= blow.covers
            return
        if blow.who is not None and _same_force(blow, other):
            if other.target is None:
                other.target = blow.target
            other.where += blow.where
            other.covers |= blow.covers
            return
        # "launched strikes on Kyiv, hitting a power plant": a participle goes on about the same attack
        if (
            participle
            and other.last <= blow.trigger
            and blow.trigger - other.last < 16
            and (blow.by is None or blow.by == other.by)
        ):
            if other.target is None:
                other.target = blow.target
            other.covers |= blow.covers
            return
    if blow.rule in ("verb:kill", "verb:injure", "verb:wound"):
        for other in found:
            # "five are injured, two of them badly, in airstrikes on": the noun tells it
            if (
                other.rule.startswith("noun:")
                and blow.trigger < other.trigger < blow.trigger + 30
                and other.victims is None
            ):
                other.victims = blow.victims
                other.covers |= blow.covers
                return
            if other.rule.startswith("noun:") and other.first <= blow.trigger:
                return
    found.append(blow)


_OUTCOMES = frozenset(("verb:kill", "verb:injure", "verb:wound", "verb:damage", "verb:destroy"))


def _same_force(blow: Blow, other: Blow) -> bool:
    """True where a verb goes on about what another blow told: "air strikes that hit a market have killed 61"."""
    who = blow.who
    if who is None:
        return False
    if other.rule.startswith("noun:") and who.first <= other.trigger < who.last:
        return True
    if other.rule == "verb:fire" and other.who is not None and other.target is None:
        return other.who.first == who.first  # "a missile fired by the army hit a market"
    return blow.rule in _OUTCOMES and other.who == who and other.trigger < blow.trigger


def _claims(scene: Scene, blow: Blow, told: _Told) -> Iterator[Claim]:
    line = blow.line
    reading = scene.reading
    span = line.span(blow.first, blow.last)
    aim = blow.target or blow.struck or _thing_beside(line, blow)
    if aim is not None and line.norms[aim.last - 1] == "times" and "#" in line.tags[aim.first : aim.last]:
        aim = _without_times(line, aim)
        blow.target = aim if blow.target is not None else None
    target = line.words(aim.first, aim.last) if aim is not None else None
    if target is not None and len(target) > 160:
        target = target[:160].rsplit(" ", 1)[0]
    harmed = blow.struck or blow.victims
    place = place_of(scene, line, [blow.target or blow.struck, *blow.where, blow.victims])
    if place is None and aim is not None:
        place = bare_name(scene, line, aim)
    place = place or place_beside(scene, line, blow.first, blow.last)
    content = frozenset(
        word[:5]
        for phrase in (blow.target, *blow.where)
        if phrase is not None
        for word in line.norms[phrase.first : phrase.last]
        if word not in word_set("attack", "idle") and word[:1].isalpha()
    )
    if blow.target is None and blow.damage is not None:
        content |= {blow.damage.casefold()}
    if blow.target is None and harmed is not None:
        content |= {line.words(harmed.first, harmed.last).casefold()}
    definite = blow.definite or blow.rule in ("responsibility", "blame") or _told_force(line, blow)
    own = blow.by
    if definite and blow.by is None:
        blow.by = told.by
    date = when(scene, line, span, open_start=False)
    if definite and told.last is not None and (told.last[0] is blow.means or blow.means is Means.OTHER):
        place, date = place or told.last[1], date or told.last[2]  # "the strikes": those told before
        if own is None or told.by is None or own == told.by:
            blow.means = told.last[0]
    if place is not None or date is not None:
        told.last = (blow.means, place, date)
    for voice in voices_of(scene, line, span, blow.accuser):
        if _again(told, voice.source, blow, content):
            continue
        told.add(voice.source, (blow.by, blow.means, content))
        yield make_claim(
            reading,
            span,
            AttackDetails(blow.means, blow.by, target, blow.damage),
            voice,
            date=date,
            place=place,
            rule=f"attack/{blow.rule}" if own == blow.by else f"attack/{blow.rule}{TOLD_BEFORE}",
            evidence=(line.tokens[blow.trigger].span,),
        )


# Ends the rule of an attack of which an earlier sentence says who did it.
TOLD_BEFORE = ", told before"


def _told_force(line: Line, blow: Blow) -> bool:
    """True for "the strikes hit residential areas", "another shell hit a school": what strikes is what was told."""
    who = blow.who
    if who is not None and _one_more(line, who):
        return True
    if who is None or line.norms[who.first] not in ("the", "these", "those", "both"):
        return False
    return line.norms[who.core - 1] in attack_words().nouns


def _one_more(line: Line, who: Phrase) -> bool:
    """True for "one of the shells", "another rocket", "a third drone", "other shells": more of what was told."""
    norms = line.norms
    if norms[who.last - 1] not in actor_words().weapons:
        return False
    if any(norms[k : k + 2] == ["of", "the"] and line.tags[k - 1] == "#" for k in range(who.first + 1, who.last)):
        return True
    return bool(set(norms[who.first : who.core - 1]) & word_set("attack", "more_of_them"))


def _without_times(line: Line, aim: Phrase) -> Phrase | None:
    """Of "shelled the town 14 times" the town."""
    last = aim.last - 1
    while last > aim.first and line.tags[last - 1] == "#":
        last -= 1
    return Phrase(aim.first, last, min(aim.core, last)) if last > aim.first else None


def _thing_beside(line: Line, blow: Blow) -> Phrase | None:
    """The market of "an airstrike near a market": a thing that "near", "outside" or "at" names, and no region."""
    for phrase in blow.where:
        head = line.norms[phrase.core - 1]
        if (
            phrase.first
            and (line.norms[phrase.first - 1] in ("near", "outside", "at", "inside") or _outside_of(line, phrase))
            and line.tokens[phrase.core - 1].text.islower()
            and line.tags[phrase.first] in "DNJ"
            and head.isalpha()
            and head not in word_set("attack", "regions")
        ):
            return phrase
    return None


def _outside_of(line: Line, phrase: Phrase) -> bool:
    return line.norms[max(phrase.first - 2, 0) : phrase.first] == ["outside", "of"]


def _again(told: _Told, source: str, blow: Blow, content: frozenset[str]) -> bool:
    """True where the same source has told this attack: nothing about who or what is new."""
    for by, means, other in told.by_source.get(source, ()):
        if not content and blow.means is not means and Means.OTHER not in (means, blow.means):
            continue
        if blow.by is not None and by is not None and by[:5].casefold() != blow.by[:5].casefold():
            continue
        if blow.by is not None and by is None:
            continue
        if content <= other or (content and len(content & other) * 2 > len(content) and blow.definite):
            return True
    return False
