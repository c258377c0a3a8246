"""The clock of a truce, from the claims about it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterclaim.model.claim import CeasefireDetails, TruceAct
from counterclaim.model.truce import Breach, TruceClock
from counterclaim.reconcile.candidate import Utterance, claimant_of
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import name_key

# Acts of the truce's own sides, as against those of whoever calls for it.
_BY_SIDES = frozenset({TruceAct.AGREED, TruceAct.IN_FORCE, TruceAct.COMPLIED, TruceAct.VIOLATED, TruceAct.EXTENDED})


def clock_of(claims: Sequence[Utterance], followed_by: date | None = None) -> TruceClock:
    """The clock of one truce. `claims` are those about it, of kind ceasefire, in any order; `followed_by` is the day
    on which the next truce began."""
    ordered = sorted(claims, key=_order)
    announced = _first(ordered, TruceAct.AGREED)
    effective = _first(ordered, TruceAct.IN_FORCE)
    mediators = sorted({name for said in ordered for name in _details(said).mediator})
    started = effective or announced
    return TruceClock(
        parties=_parties(ordered, {name_key(name) for name in mediators}),
        mediators=tuple(mediators),
        announced=announced,
        effective=effective,
        breaches=_breaches(ordered, started),
        complied=tuple(
            dict.fromkeys(
                (name, said.claim.id)
                for said in _of(ordered, TruceAct.COMPLIED)
                for name in _details(said).by or (claimant_of(said),)
            )
        ),
        extended=tuple(said.claim.id for said in _of(ordered, TruceAct.EXTENDED)),
        ended=tuple(said.claim.id for said in _of(ordered, TruceAct.ENDED)),
        ended_on=_first(ordered, TruceAct.ENDED),
        followed_by=followed_by,
    )


def _breaches(ordered: Sequence[Utterance], started: date | None) -> tuple[Breach, ...]:
    by_pair: dict[tuple[str, tuple[str, ...]], list[Utterance]] = {}
    for said in _of(ordered, TruceAct.VIOLATED):
        accused = _details(said).by
        by_pair.setdefault((name_key(claimant_of(said)), tuple(map(name_key, accused))), []).append(said)
    found = []
    for group in by_pair.values():
        first = group[0]
        day = _day(first)
        lag = (day - started).days if day is not None and started is not None else None
        ids = tuple(dict.fromkeys(said.claim.id for said in group))
        found.append(Breach(claimant_of(first), _details(first).by, day, lag, first.claim.id, ids))
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.accuser, one.accused)))


def _parties(ordered: Sequence[Utterance], mediators: set[str]) -> tuple[str, ...]:
    named = [name for said in ordered if _details(said).act in _BY_SIDES for name in _details(said).by]
    named += [name for said in ordered if (name := _details(said).against)]
    return tuple(sorted({name_key(name): name for name in named if name_key(name) not in mediators}.values()))


def _first(ordered: Sequence[Utterance], act: TruceAct) -> date | None:
    return min((day for said in _of(ordered, act) if (day := _day(said)) is not None), default=None)


def _of(ordered: Sequence[Utterance], act: TruceAct) -> list[Utterance]:
    return [said for said in ordered if _details(said).act is act]


def _details(said: Utterance) -> CeasefireDetails:
    assert isinstance(said.claim.details, CeasefireDetails)
    return said.claim.details


def _day(said: Utterance) -> date | None:
    """The first day of what is claimed, else its last (“has been broken up to now”), else the day it was said."""
    first, last = days_of(said.claim.date)
    return first or last or said.said


def _order(said: Utterance) -> tuple[date, date, str, int, str]:
    return (
        _day(said) or date.max,
        said.said or date.max,
        said.claim.report,
        said.claim.span.start,
        said.claim.id,
    )
