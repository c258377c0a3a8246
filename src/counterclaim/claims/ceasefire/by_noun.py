"""Deeds told by a noun: “violations of the truce”, “calls for a ceasefire”."""

from __future__ import annotations

from counterclaim.claims.ceasefire.blame import accusing, both_ways
from counterclaim.claims.ceasefire.deed import Deed, governor_of, names_of
from counterclaim.claims.ceasefire.lexicon import truce_words
from counterclaim.claims.ceasefire.truces import Truce
from counterclaim.claims.common.voice import OUTLET
from counterclaim.claims.shallow import (
    Group,
    Line,
    Scene,
    actor_words,
    done,
    is_actor,
    parties_named,
    phrase_right,
    subject,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.speakers import speakers
from counterclaim.model.claim import TruceAct


def noun_before(line: Line, truce: Truce) -> int | None:
    """A noun of an act before the truce: "violation of the truce", "calls for a ceasefire"."""
    words = truce_words()
    j = truce.first - 1
    if (
        j > 0
        and line.norms[j] in ("of", "for", "to", "with", "in")
        and line.norms[j - 1] in words.nouns_of_act
        and line.tags[j - 1] in "NJV"
    ):
        group = line.group_at(j - 1)
        if group is not None and line.tags[j - 1] == "V":
            return None
        return j - 1
    if j > 1 and line.norms[j - 1] == "to" and line.norms[j - 2] in words.nouns_of_act and line.tags[j - 2] in "NJ":
        group = line.group_at(j)
        if group is not None and group.lemma in word_set("ceasefire", "furthering"):
            return j - 2  # "an offer to extend the truce"
    for k in range(truce.first, truce.head):
        if line.norms[k] == "breach" or line.norms[k] == "violation":
            return k
    return None


def by_noun(scene: Scene, line: Line, truce: Truce, noun: int) -> Deed | None:
    words = truce_words()
    act = words.nouns_of_act.get(line.norms[noun], TruceAct.VIOLATED)
    first = noun
    while first > 0 and line.tags[first - 1] in "NJG#DQ" and noun - first < 8:
        first -= 1
    if line.tags[first] == "#" and first and line.tags[first - 1] == "E":
        first -= 1  # "nearly 200 violations"
    last = max(truce.last, noun + 1)
    if any(word in ("no", "any", "without") for word in line.norms[first:noun]):
        return None
    by: tuple[str, ...] = ()
    for k in range(last, min(last + 12, len(line.norms))):
        if line.norms[k] in ("by", "from") and line.tags[k] == "I":
            found = phrase_right(line, k + 1)
            if found is not None:
                by = parties_named(scene, line, found.first, found.last)
                last = found.last
            break
        if line.tags[k] in "PSV":
            break
    owner = scene.mentions(line.span(first, noun)) if first < noun else []
    if not by and owner:
        by = tuple(dict.fromkeys(m.party for m in owner))
    if not by and "G" in line.tags[first:noun]:
        by = parties_named(scene, line, first, line.tags.index("G", first))  # "the army's offer"
    if not by and first < noun and line.norms[noun - 1] in actor_words().fighters:
        start = noun - 1  # "200 rebel violations"
        while start > first and line.tags[start - 1] in "NJ":
            start -= 1
        by = parties_named(scene, line, start, noun)
    if not by and act is TruceAct.VIOLATED and line.norms[first - 1 : first] == ["in"] and first > 1:
        # "in an Israeli strike, in violation of the truce": who struck
        by = _doer(scene, line, first - 1)
    deed = Deed(line, first, last, noun, act, truce, f"noun:{line.norms[noun]}", by)
    group = governor_of(line, first)
    if group is None:
        return deed
    reciprocal = both_ways(scene, line, group, deed)
    if reciprocal is not None:
        return reciprocal
    who = subject(line, group)
    if group.lemma in ("accuse", "blame"):
        return accusing(scene, line, group, deed)
    if (
        (group.lemma in ("reject", "dismiss", "refuse", "rebuff", "decline", "spurn") or _turned_down(line, group))
        and act in (TruceAct.CALLED_FOR, TruceAct.PROPOSED)
        and done(line, group)
    ):
        # the rejection is a claim of its own; the call stays one
        return Deed(
            line,
            group.first,
            last,
            group.head,
            TruceAct.REJECTED,
            truce,
            "rejected-call",
            names_of(scene, line, who),
            voices=speakers(scene, line, who),
            also=Deed(line, first, last, noun, act, truce, "call-rejected", by, voices=(OUTLET,)) if by else None,
        )
    if act is TruceAct.CALLED_FOR and not by and who is not None and not group.passive and is_actor(scene, line, who):
        deed.by = names_of(scene, line, who)
        deed.first = min(deed.first, group.first)
        deed.voices = speakers(scene, line, who)
    elif (
        act is TruceAct.VIOLATED
        and not by
        and group.lemma in ("commit", "carry", "launch", "be", "record")
        and who is not None
        and group.lemma == "commit"
    ):
        deed.by = names_of(scene, line, who)
    if group.negated:
        return None
    if (
        act is TruceAct.VIOLATED
        and group.lemma in word_set("ceasefire", "counting")
        and not group.passive
        and not any(voice.source for voice in voices_of(scene, line, line.span(deed.first, deed.last)))
    ):
        deed.voices = speakers(scene, line, who)
    return deed


def _turned_down(line: Line, group: Group) -> bool:
    return group.lemma == "turn" and line.norms[group.last : group.last + 1] == ["down"]


def _doer(scene: Scene, line: Line, before: int) -> tuple[str, ...]:
    """Who did what is told before "in violation of": the active subject, else whose strike it was."""
    group = governor_of(line, before)
    if group is None:
        return ()
    who = subject(line, group)
    if not group.passive and who is not None and is_actor(scene, line, who):
        return names_of(scene, line, who)
    doers = [m.party for m in scene.mentions(line.span(group.first, before)) if m.how == "demonym"]
    return tuple(doers[:1])
