"""Attacks told by who answers for them: "claimed responsibility for the attack", "blamed the strike on rebels"."""

from __future__ import annotations

from counterclaim.claims.attack.blow import Blow
from counterclaim.claims.attack.lexicon import attack_words
from counterclaim.claims.attack.means import means_of_noun
from counterclaim.claims.shallow import Group, Line, Phrase, Scene, actor, done, is_actor, phrase_right, subject
from counterclaim.model.claim import Means
from counterclaim.model.reading import PartyMention

_BLAME = frozenset(("blame", "accuse", "attribute"))


def blamed_blows(scene: Scene, line: Line, found: list[Blow]) -> list[Blow]:
    """The blows of a line that name an attack only by who did it. `found` are the line's other blows."""
    out = []
    for group in line.groups:
        if group.lemma == "claim" and "responsibility" in line.norms[group.last : group.last + 2]:
            blow = _claimed(scene, line, group, found)
        elif group.lemma == "blame" and group.passive and line.norms[group.last : group.last + 1] == ["for"]:
            blow = _is_blamed(scene, line, group, found)
        elif group.lemma in ("blame", "attribute") and group.passive and done(line, group):
            _laid_on(scene, line, group, found)
            continue
        elif group.lemma in _BLAME and done(line, group) and not group.passive:
            blow = _blamed(scene, line, group, found)
        else:
            continue
        if blow is not None:
            out.append(blow)
    return out


def _is_blamed(scene: Scene, line: Line, group: Group, found: list[Blow]) -> Blow | None:
    """“The rebels were blamed for the attack”: by whom they are is not said, or after "by"."""
    who, what = subject(line, group), phrase_right(line, group.last + 1)
    if who is None or what is None or not done(line, group) or not is_actor(scene, line, who):
        return None
    i = _noun(line, what.first)
    if i is None or i >= what.last:
        return None
    by = actor(scene, line, who)
    told = next((blow for blow in found if i in blow.covers), None)
    if told is not None:
        told.by = told.by or by
        return None
    means = means_of_noun(line, what.first, i, attack_words().nouns[line.norms[i]])
    return Blow(line, who.first, i + 1, i, means, "blame", by=by, covers={i})


def _laid_on(scene: Scene, line: Line, group: Group, found: list[Blow]) -> None:
    """“The attack was blamed on the separatists”: who did it, for the blow that the subject tells."""
    mark = "on" if group.lemma == "blame" else "to"
    if line.norms[group.last : group.last + 1] != [mark]:
        return
    culprit, what = phrase_right(line, group.last + 1), subject(line, group)
    for blow in found:
        if culprit is not None and what is not None and what.first <= blow.trigger < what.last and blow.by is None:
            blow.by = actor(scene, line, culprit)
            blow.stretch(group.first, culprit.last)


def _noun(line: Line, start: int) -> int | None:
    nouns = attack_words().nouns
    for i in range(start, min(start + 12, len(line.norms))):
        if line.norms[i] in nouns and line.tags[i] in "NJ":
            return i
        if line.tags[i] in "SV":
            return None
    return None


def _claimed(scene: Scene, line: Line, group: Group, found: list[Blow]) -> Blow | None:
    """“The group claimed responsibility for the attack”, “no group claimed …” is none."""
    who = subject(line, group)
    if (
        who is None
        or not done(line, group)
        or any(
            norm in ("no", "nobody", "none", "neither", "nor") for norm in line.norms[max(who.first - 1, 0) : who.last]
        )
    ):
        return None
    i = _noun(line, group.last)
    by = actor(scene, line, who)
    first = group.last + 2
    if i is None and line.norms[first : first + 1] == ["for"]:
        thing = phrase_right(line, first + 1)  # "for the assassination", "for the blast"
        i = thing.core - 1 if thing is not None else None
    if i is None and by is not None and _ends(line, first):
        i = group.last  # "… claims responsibility.": for what was told before
    if i is None or by is None:
        return None
    party = next((m.party for m in scene.mentions(line.span(who.first, who.last))), None)
    accuser = (line.words(who.first, who.core), party)
    told = next((blow for blow in found if i in blow.covers), None)
    if told is not None:  # "claimed responsibility for a bombing in": one attack, told by who claims it
        told.by, told.accuser, told.rule = by, accuser, "responsibility"
        told.stretch(who.first, told.last)
        return None
    blow = Blow(
        line,
        who.first,
        i + 1,
        i,
        means_of_noun(line, first, i, attack_words().nouns.get(line.norms[i], "other")),
        "responsibility",
        by=by,
        covers={i},
    )
    if line.norms[i].startswith("bombing") and not any(
        m.how in ("name", "demonym", "body") for m in _states(scene, line, who)
    ):
        blow.means = Means.BOMB  # a state bombs from the air
    blow.accuser = accuser
    return blow


def _ends(line: Line, k: int) -> bool:
    """True where a clause ends at token `k`: for what is not said again."""
    return k >= len(line.norms) or line.norms[k] in (".", ";", ",", "on", "via", "through", "later", "soon", "in")


def _states(scene: Scene, line: Line, who: Phrase) -> list[PartyMention]:
    """The mentions in a phrase that name no armed group."""
    return [m for m in scene.mentions(line.span(who.first, who.last)) if m.party not in scene.armed()]


def _blamed(scene: Scene, line: Line, group: Group, found: list[Blow]) -> Blow | None:
    """“blamed Russia for the strike”, “blamed the attack on rebels”, “which officials blame on the Taliban”."""
    accuser = subject(line, group)
    for blow in found:
        if blow.trigger > group.head and blow.trigger - group.head < 25 and accuser is not None:
            blow.accuser = blow.accuser or _accuser(scene, line, accuser)
    first = phrase_right(line, group.last, of=False)
    if first is None:
        if line.norms[group.last : group.last + 1] == ["on"]:
            other = phrase_right(line, group.last + 1)
            if (
                other is not None
                and is_actor(scene, line, other)
                and accuser is not None
                and found
                and found[-1].trigger < group.head
            ):
                blow = found[-1]
                return Blow(
                    line,
                    group.first,
                    other.last,
                    group.head,
                    blow.means,
                    "blame",
                    by=actor(scene, line, other),
                    target=blow.target,
                    accuser=_accuser(scene, line, accuser),
                )
        return None
    i = _noun(line, first.last) if group.lemma == "blame" or line.norms[first.last : first.last + 1] == ["of"] else None
    inside = next((k for k in range(first.first, first.last) if line.norms[k] in attack_words().nouns), None)
    culprit: Phrase | None = first
    mark = "to" if group.lemma == "attribute" else "on"
    if inside is not None and line.norms[first.last : first.last + 1] == [mark]:
        culprit, i = phrase_right(line, first.last + 1), inside
    if i is None or culprit is None or not is_actor(scene, line, culprit) or accuser is None:
        return None
    if any(i in blow.covers for blow in found):
        for blow in found:
            if i in blow.covers:
                blow.by = blow.by or actor(scene, line, culprit)
        return None
    last = max(culprit.last, i + 1)
    kind = attack_words().nouns[line.norms[i]]
    return Blow(
        line,
        group.first,
        last,
        i,
        means_of_noun(line, first.first, i, kind),
        "blame",
        by=actor(scene, line, culprit),
        covers={i},
        accuser=_accuser(scene, line, accuser),
    )


def _accuser(scene: Scene, line: Line, phrase: Phrase) -> tuple[str, str | None]:
    party = next((m.party for m in scene.mentions(line.span(phrase.first, phrase.core))), None)
    words = line.words(phrase.first, phrase.core)
    return words, party
