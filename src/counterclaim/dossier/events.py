"""What came to be known, day by day: new figures, disputes that opened or closed, revisions, denials."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from counterclaim.dossier.asked import Asked
from counterclaim.dossier.register import Register
from counterclaim.model.question import Standing
from counterclaim.reconcile import Change

_OPEN = frozenset({Standing.CONTESTED, Standing.DENIED})
_ORDER = ("opened", "closed", "lowered", "withheld", "raised", "denied", "first")


@dataclass(frozen=True, slots=True)
class Event:
    """“On 23 October, raised: Nagorno-Karabakh from 874 to 927.” `what` is one of opened, closed, lowered, withheld,
    raised, denied and first; `claim` the claim that made the difference, `anchor` the question, where it is of one."""

    day: str
    what: str
    words: str
    question: str
    anchor: str
    claim: str


def events_of(register: Register) -> tuple[Event, ...]:
    """The newest day first, and on a day what opened or closed a dispute first."""
    found = [event for question in register.questions for event in _of(question)]
    found += _denials(register)
    ordered = sorted(found, key=lambda e: (_ORDER.index(e.what), e.question, e.words, e.claim))
    return tuple(sorted(ordered, key=lambda e: e.day, reverse=True))


def _of(question: Asked) -> Iterator[Event]:
    answers = question.answers
    timeline = [moment for moment in question.timeline if moment.standing is not None]
    for before, now in zip((None, *timeline), timeline, strict=False):
        assert now.standing is not None
        claim = next((said.claim for said in answers if said.said == now.day), answers[-1].claim)
        was_open = before is not None and before.standing in _OPEN
        if now.standing in _OPEN and not was_open:
            words = f"{now.standing.value}{f', {now.width:,} apart' if now.width else ''}"
            yield Event(now.day, "opened", words, question.name, question.anchor, claim)
        elif was_open and now.standing not in _OPEN:
            yield Event(now.day, "closed", now.standing.value, question.name, question.anchor, claim)
    for claimant in question.claimants:
        figure, last = "", None
        for said in claimant.said:
            told = said.change is not Change.WITHHELD or last is not Change.WITHHELD
            if said.said and told and (words := _words(said.change, claimant.words, figure, said.figure)):
                yield Event(said.said, _what(said.change), words, question.name, question.anchor, said.claim)
            figure, last = said.figure if said.disclosed else figure, said.change


def _what(change: Change) -> str:
    return {Change.RAISED: "raised", Change.LOWERED: "lowered", Change.WITHHELD: "withheld"}.get(change, "first")


def _words(change: Change, who: str, before: str, now: str) -> str:
    match change:
        case Change.FIRST:
            return f"{who}: {now}"
        case Change.RAISED | Change.LOWERED:
            return f"{who}: {before} → {now}"
        case Change.WITHHELD:
            return f"{who} gives no figure"
        case Change.REPEATED | Change.OLD:
            return ""


def _denials(register: Register) -> Iterator[Event]:
    for tie in register.material.ties:
        if tie.said and tie.denial in register.rows and tie.denied in register.rows:
            of = register.rows[tie.denied]
            yield Event(tie.said, "denied", f"{tie.denier} denies it", of.gloss, "", tie.denial)
