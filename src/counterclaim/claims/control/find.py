"""Control: who takes, holds, loses, leaves, besieges or nears a place."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.control.by_moving import arrived, driven_out
from counterclaim.claims.control.by_noun import by_noun, control_noun
from counterclaim.claims.control.by_object import by_object
from counterclaim.claims.control.by_phrase import by_preposition, gaining, under_control
from counterclaim.claims.control.by_sign import claimed, fallen, flag_raised, share_held
from counterclaim.claims.control.hold import Hold, lists_of
from counterclaim.claims.control.named import (
    apposed_to,
    besides,
    buildings,
    capitals,
    first_joined,
    included,
    listed_places,
)
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Line,
    Scene,
    scene_of,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.peace import of_peace
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.when import when
from counterclaim.claims.shallow.where import bare_name, named_places, place_beside, pointed_place
from counterclaim.model.claim import Claim, ControlAct, ControlDetails
from counterclaim.model.reading import Reading


def find_control(reading: Reading) -> Iterator[Claim]:
    """The claims of control in a report, one a place that is named."""
    scene = scene_of(reading)
    told: set[tuple[str, str, str, str]] = set()
    for line in scene.lines:
        if line.question or of_peace(line):
            continue
        for hold in _holds(scene, line):
            yield from _claims(scene, hold, told)


def _claims(scene: Scene, hold: Hold, told: set[tuple[str, str, str, str]]) -> Iterator[Claim]:
    line = hold.line
    more = besides(scene, hold)
    if more is not None:
        hold.last = max(hold.last, more.last)
    span = line.span(hold.first, hold.last)
    text = scene.reading.text
    places: list[str | None] = []
    if hold.place is not None:
        places += apposed_to(scene, hold) or included(scene, hold) or buildings(line, hold.place)
    if hold.place is not None and not places:
        places += listed_places(scene, line, hold.place)
        if not places and line.tokens[hold.place.core - 1].text[:1].isupper():
            k = hold.place.core - 1  # a place that no list knows: its own capitals name it
            while k > hold.place.first and line.tokens[k - 1].text[:1].isupper():
                k -= 1
            places = [line.words(k, hold.place.core)]
    if not places:
        for phrase in hold.where:
            places += [found.of(text) for found in named_places(scene, line, phrase.first, phrase.last)][:1]
        places = places[:1]
    if not places and hold.place is not None:
        places = [
            pointed_place(scene, line, hold.place)
            or bare_name(scene, line, hold.place)
            or bare_name(scene, line, first_joined(line, hold.place))
        ]
    if more is not None and places:
        listed = listed_places(scene, line, more) or capitals(line, more)
        places += [place for place in listed if place not in places]
    if places in ([], [None]):
        places = [place_beside(scene, line, hold.first, hold.last)]
    for voice in voices_of(scene, line, span):
        for place in places or [None]:
            key = (
                voice.source,
                hold.act.value,
                (hold.holder or "")[:5].casefold(),
                (place or line.words(hold.first, hold.last)).casefold(),
            )
            if key in told:
                continue
            told.add(key)
            yield make_claim(
                scene.reading,
                span,
                ControlDetails(hold.act, hold.holder, hold.taken_from),
                voice,
                date=when(scene, line, span, running=hold.act in (ControlAct.HELD, ControlAct.BESIEGED)),
                place=place,
                rule=f"control/{hold.rule}",
                evidence=(line.tokens[hold.trigger].span,),
            )


_GAINING = frozenset(
    "make gain regain lay impose cede hand maintain help consolidate cement tighten expand extend".split()  # noqa: SIM905
)
# Verbs that a sign of control may stand by.
_SIGNS = frozenset(
    "control hold occupy lose capture seize retake recapture take raise hoist plant fly claim assert declare".split()  # noqa: SIM905
)


def _holds(scene: Scene, line: Line) -> Iterator[Hold]:
    lists = lists_of()
    taken: set[int] = set()
    for group in line.groups:
        hold = None
        for sign in (share_held, flag_raised, claimed):
            if hold is None and group.lemma in _SIGNS:
                hold = sign(scene, line, group)
        if hold is None and group.lemma in lists.objects:
            hold = by_object(scene, line, group, lists.objects[group.lemma])
        if hold is None and group.lemma in lists.prepositional:
            hold = by_preposition(scene, line, group)
        if hold is None and group.lemma in word_set("control", "expelling"):
            hold = driven_out(scene, line, group)
        if hold is None and group.lemma == "be":
            hold = arrived(scene, line, group)
        if hold is None and group.lemma in word_set("control", "states_of_control"):
            hold = under_control(scene, line, group)
        if hold is None and group.lemma == "fall":
            hold = fallen(scene, line, group)
        if hold is None and group.lemma in _GAINING:
            hold = gaining(scene, line, group)
        if hold is not None:
            taken.update(range(group.first, hold.last))
            yield hold
    if line.vocabulary.isdisjoint(lists.nouns) and "control" not in line.vocabulary:
        return
    for i, norm in enumerate(line.norms):
        if i in taken:
            continue
        if norm in lists.nouns and line.tags[i] in "NJ":
            hold = by_noun(scene, line, i)
        elif norm == "control" and line.tags[i] == "N":
            hold = control_noun(scene, line, i)
        else:
            continue
        if hold is not None:
            yield hold
