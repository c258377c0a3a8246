"""Who is said to hold a place, day by day: what the map shows as its slider moves."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Claim, ControlDetails
from counterclaim.model.denial import Tie
from counterclaim.model.question import Standing
from counterclaim.model.report import Report
from counterclaim.reconcile import Utterance, by_denied, claimant_of, latest_holders, standing_of_place
from counterclaim.reconcile.intervals import days_of


@dataclass(frozen=True, slots=True)
class State:
    """“From 9 October on: contested; Azerbaijan, by its own word.” `day` is an ISO day; `holders` are all who have it
    by the latest word of a claimant."""

    day: str
    standing: Standing
    holders: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Word:
    """“9 October: Azerbaijan: captured.” One claim or denial about a place, by its id. `day` is the ISO day that the
    claim gives, else that on which it was said."""

    day: str
    claim: str
    claimant: str
    denies: str = ""  # the id of the claim that it denies


def states(claims: Sequence[Claim], ties: Sequence[Tie], reports: Mapping[str, Report]) -> tuple[State, ...]:
    """How a place stands, from each day on which that changes. `claims` are those of who holds it; what was claimed on
    no known day is left out."""
    said = sorted((one for claim in claims if _day(one := _utterance(claim, reports))), key=_order)
    said_on = [_day(one) for one in said]
    ours = {claim.id for claim in claims}
    against = [tie for tie in ties if tie.denied in ours]
    days = sorted({*said_on, *(tie.said for tie in against if tie.said)})
    found: list[State] = []
    for day in days:
        told = said[: bisect_right(said_on, day)]
        if not told:
            continue
        denied = by_denied(tie for tie in against if (tie.said or "") <= day)
        holders = sorted({holder for holder in latest_holders(told).values() if holder})
        state = State(day, standing_of_place(told, denied), tuple(holders))
        if not found or (found[-1].standing, found[-1].holders) != (state.standing, state.holders):
            found.append(state)
    return tuple(found)


def words(claims: Sequence[Claim], ties: Sequence[Tie], reports: Mapping[str, Report]) -> tuple[Word, ...]:
    """Everything said of who holds a place, in order of time: the claims, and the denials of them."""
    spoken = {claim.id: _utterance(claim, reports) for claim in claims}
    found = [Word(_day(one), one.claim.id, claimant_of(one)) for one in spoken.values()]
    found += [Word(tie.said or "", tie.denial, tie.denier, tie.denied) for tie in ties if tie.denied in spoken]
    return tuple(sorted(found, key=lambda word: (word.day or "9999", bool(word.denies), word.claimant, word.claim)))


def is_control(claim: Claim) -> bool:
    """True for a claim of who holds a place."""
    return isinstance(claim.details, ControlDetails)


def _utterance(claim: Claim, reports: Mapping[str, Report]) -> Utterance:
    report = reports[claim.report]
    return Utterance(claim, report.published, report.outlet)


def _day(said: Utterance) -> str:
    first, last = days_of(said.claim.date)
    day: date | None = first or last or said.said
    return day.isoformat() if day else ""


def _order(said: Utterance) -> tuple[str, str, str, int, str]:
    published = said.said.isoformat() if said.said else ""
    return (_day(said) or "9999", published or "9999", said.claim.report, said.claim.span.start, said.claim.id)
