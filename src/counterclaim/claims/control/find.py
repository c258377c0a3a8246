"""Control: who takes, holds, loses, leaves, besieges or nears a place."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.control.by_moving import arrived, driven_out
from counterclaim.claims.control.by_noun import by_noun, control_noun
from counterclaim.claims.control.by_object import by_object
from counterclaim.claims.control.by_phrase import by_preposition, gaining, under_control
from counterclaim.claims.control.by_sign import claimed, fallen, flag_raised, share_held
from counterclaim.claims.control.hold import Hold, lists_of
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import (
    Line,
    Phrase,
    Scene,
    phrase_right,
    scene_of,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.when import when
from counterclaim.claims.shallow.where import bare_name, named_places, place_beside, place_nouns, pointed_place
from counterclaim.model.claim import Claim, ControlAct, ControlDetails
from counterclaim.model.reading import NameKind, Reading


def find_control(reading: Reading) -> Iterator[Claim]:
    """The claims of control in a report, one a place that is named."""
    scene = scene_of(reading)
    told: set[tuple[str, str, str, str]] = set()
    for line in scene.lines:
        if line.question:
            continue
        for hold in _holds(scene, line):
            yield from _claims(scene, hold, told)


def _claims(scene: Scene, hold: Hold, told: set[tuple[str, str, str, str]]) -> Iterator[Claim]:
    line = hold.line
    span = line.span(hold.first, hold.last)
    text = scene.reading.text
    places: list[str | None] = []
    if hold.place is not None:
        places += _apposed_to(scene, hold) or _included(scene, hold)
    if hold.place is not None and not places:
        places += [found.of(text) for found in named_places(scene, line, hold.place.first, hold.place.last)]
        if not _lists_places(line, hold.place):
            places = places[:1]
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
            or bare_name(scene, line, _first_joined(line, hold.place))
        ]
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


def _first_joined(line: Line, place: Phrase) -> Phrase:
    """The town of "the town and the hills around it"."""
    joint = next((k for k in range(place.first + 1, place.last) if line.norms[k] == "and"), place.core)
    return Phrase(place.first, joint, joint)


def _apposed_to(scene: Scene, hold: Hold) -> list[str | None]:
    """The name before "a town near the capital", which says of what place it is told."""
    line, place = hold.line, hold.place
    if place is None or place.first < 1 or line.norms[place.first] not in ("a", "an"):
        return []
    last = place.first - (line.norms[place.first - 1] == ",")
    first = last
    while first > 0 and line.tokens[first - 1].text[:1].isupper():
        first -= 1
    found = scene.names_in(line.span(first, last)) if first < last else []
    return [line.words(first, last)] if found and found[-1].kind is NameKind.PLACE else []


def _included(scene: Scene, hold: Hold) -> list[str | None]:
    """The names of "several villages, including Souran and Lur"; none where no list follows the words."""
    line = hold.line
    if hold.place is None or not any(
        norm.endswith("s") and norm in place_nouns() for norm in line.norms[hold.place.first : hold.place.core]
    ):
        return []
    for k in range(hold.place.core, min(hold.place.core + _LIST, len(line.norms))):
        if line.norms[k] in ("including", "namely", "among"):
            listed = phrase_right(line, k + 1, joined=True)
            if listed is None:
                return []
            found = [place.of(scene.reading.text) for place in named_places(scene, line, listed.first, listed.last)]
            return [*found] or _capitals(line, listed)
        if line.tags[k] in "VS":
            return []
    return []


def _capitals(line: Line, listed: Phrase) -> list[str | None]:
    """The names of a list of places that no gazetteer knows: its runs of capitals."""
    found: list[str | None] = []
    first = listed.first
    for k in range(listed.first, listed.last + 1):
        if k == listed.last or line.norms[k] in (",", "and"):
            if first < k and line.tokens[first].text[:1].isupper():
                found.append(line.words(first, k))
            first = k + 1
    return found


# Tokens from "villages" to "including": "villages in the hills north of the city, including".
_LIST = 12


def _lists_places(line: Line, phrase: Phrase) -> bool:
    return any(norm in ("and", "including") for norm in line.norms[phrase.first : phrase.last])


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
