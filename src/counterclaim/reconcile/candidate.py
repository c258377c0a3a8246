"""A claim of a toll on its way to a question."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    StatementDetails,
    TalksDetails,
    TollDetails,
    TruceAct,
)
from counterclaim.model.question import Answer
from counterclaim.reconcile.claimants import claimant_alone
from counterclaim.reconcile.names import name_key
from counterclaim.reconcile.origins import medium_in
from counterclaim.reconcile.wording import NOTHING_SAID, Wording, wording_of


@dataclass(frozen=True, slots=True)
class Utterance:
    """“Officials of Karsa said 974, in the Harbour Courier of 26 October 2020.” A claim with when and where it was
    said. `said` is the day of publication, `origin` the name of who published the report first, where that is known.
    `wording` is what the words of its sentence around a toll's figure say of it; `sentence` where that begins.
    `claimant` is who says it, by all that the report says of them; empty where the claim was looked at alone."""

    claim: Claim
    said: date | None
    outlet: str | None
    origin: str | None = None
    wording: Wording = NOTHING_SAID
    sentence: int = 0
    claimant: str = ""


def heard(
    claim: Claim, said: date | None, outlet: str | None, origin: str | None, sentence: str, start: int
) -> Utterance:
    """A claim as it was said, with the sentence that holds it, which begins at `start` of the report's text."""
    if not isinstance(claim.details, TollDetails):
        return Utterance(claim, said, outlet, origin, sentence=start)
    wording = wording_of(sentence, claim.span.start - start, claim.span.end - start)
    return Utterance(claim, said, outlet, origin, wording, start)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An answer that is to be placed among those of its `base`: the fields that must be equal, joined.

    `answer.question` is still empty. `belligerents` are the report's, folded; `report` and `start` say where the
    claim stands.
    """

    base: str
    answer: Answer
    side: str | None
    harm: str
    status: str
    scope: str
    date: str | None
    place: str | None
    report: str
    start: int
    belligerents: tuple[str, ...]
    counted_by: str | None = None
    blamed: str = ""  # who is said to have done it, folded
    named: bool = False  # they are blamed by name, not by a description
    narrow: bool = False  # counted at a place narrower than a state, a province or a region
    traits: tuple[str, ...] = ()  # of the use of force that it is of: `Traits.words`
    event: str = ""  # the claim of its report that tells of that
    bare: bool = False  # its own sentence tells of no use of force
    spread: bool = False  # counted over several strikes, places or days
    earlier: bool = False  # its report says that it was updated
    large: bool = False  # at a city, where a day sees several incidents
    sentence: int = 0  # where its sentence begins in the report
    parts: tuple[int, ...] = ()  # figures that its report says are included in it
    own_start: bool = False  # counted since an event of its own, whose day is not said
    group: str | None = None  # of whom alone: children, medics; None for all of the status


def claimant_of(utterance: Utterance) -> str:
    """Who answers: the party that the source speaks for, else the source, else the outlet in its own voice; by its
    fullest name where the whole report was looked at (`with_claimants`)."""
    return utterance.claimant or claimant_alone(utterance)


def origin_of(utterance: Utterance) -> str:
    """Where the words come from: the agency or medium that the claim is taken from, else the origin of its report."""
    claim = utterance.claim
    named = medium_in(claim.via) or medium_in(claim.source)
    return named or utterance.origin or utterance.outlet or claim.report


def belligerents_of(claims: Iterable[Claim]) -> tuple[str, ...]:
    """Who fights, by a report's claims: who is harmed, blamed, attacks, holds, loses or breaks a truce; folded.

    Who only speaks or mediates is left out: great powers speak in every war.
    """
    names = {name_key(name) for claim in claims for name in _fighting(claim.details)}
    return tuple(sorted(names - {""}))


def _fighting(details: Details) -> tuple[str | None, ...]:
    match details:
        case TollDetails():
            return (details.side, details.blamed)
        case CeasefireDetails():
            return (*(details.by if details.act in _BY_FIGHTERS else ()), details.against)
        case ControlDetails():
            return (details.holder, details.taken_from)
        case AttackDetails():
            return (details.by,)
        case TalksDetails() | DemandDetails() | DenialDetails() | StatementDetails():
            return ()


# The acts of a truce that only its sides can do; anybody can propose one or call for one.
_BY_FIGHTERS = frozenset(
    {TruceAct.AGREED, TruceAct.COMPLIED, TruceAct.VIOLATED, TruceAct.EXTENDED, TruceAct.REJECTED, TruceAct.ENDED}
)
