"""A claim of a toll on its way to a question."""

from __future__ import annotations

import re
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
from counterclaim.reconcile.names import name_key
from counterclaim.reconcile.origins import medium_in


@dataclass(frozen=True, slots=True)
class Utterance:
    """“Officials of Karsa said 974, in the Harbour Courier of 26 October 2020.” A claim with when and where it was
    said. `said` is the day of publication, `origin` the name of who published the report first, where that is known.
    `beside` is true where its sentence counts these people beside others (“nine others were killed”)."""

    claim: Claim
    said: date | None
    outlet: str | None
    origin: str | None = None
    beside: bool = False


_ADDED_AFTER = re.compile(
    r"\W{1,9}(?:(?:other|others|more|further|additional)\b|(?:\w+\W{1,9}){0,3}?(?:were|was|have|has) also\b)", re.I
)
_ADDED_BEFORE = re.compile(r"\b(?:another|other|further|additional) (?:at least )?$", re.I)


def counts_beside(sentence: str, start: int, end: int) -> bool:
    """True where the figure at `[start, end)` of the sentence is of people beside those counted before: “nine others
    were killed”, “another 40”, “four people were also killed”."""
    return bool(_ADDED_AFTER.match(sentence, end) or _ADDED_BEFORE.search(sentence, 0, start))


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
    narrow: bool = False  # counted at a place narrower than a state, a province or a region


def claimant_of(utterance: Utterance) -> str:
    """Who answers: the party that the source speaks for, else the source, else the outlet in its own voice."""
    claim = utterance.claim
    return claim.source_party or claim.source or f"(outlet) {utterance.outlet or 'not named'}"


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
