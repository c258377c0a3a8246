"""Claims of the other kinds, put in order and grouped: truces, places, talks, demands, denials.

Nothing is settled: a group holds what was claimed, by whom, in the order in which it was said to happen.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.ledger import queries
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import denials, rows_of, unplaced_of
from counterclaim.ledger.partitions import PLACES
from counterclaim.ledger.places import Holding, in_time_order
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.model.claim import CeasefireDetails, Kind, TruceAct
from counterclaim.model.denial import Tie
from counterclaim.model.question import Standing
from counterclaim.model.truce import TruceClock
from counterclaim.reconcile import Utterance, by_denied, clock_of, latest_holders, standing_of_place
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import name_key

# What is claimed of a truce within these days of it belongs to it, unless a newer one was agreed. Humanitarian
# truces are short: three in a month are three.
TRUCE_DAYS = 30
# Two agreements with no other mediator this close together are one, told twice.
SAME_TRUCE = timedelta(days=3)

_BEGINS = frozenset({TruceAct.AGREED, TruceAct.IN_FORCE})


@dataclass(frozen=True, slots=True)
class Truce:
    """“The truce agreed on 17 October, with France: agreed, in force on the 18th, six breaches alleged.”

    `begun` is the day of the first claim that it was agreed or took effect; None where nobody says so: then the
    claims are proposals, calls, and breaches of an unnamed truce. `claims` are in order of time. `clock` is worked
    out from them.
    """

    begun: date | None
    mediators: tuple[str, ...]
    claims: tuple[LedgerClaim, ...]
    clock: TruceClock


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """“Hadrut: captured by Azerbaijan, says Azerbaijan; held, say Armenian officials.” Claims in order of time.

    `holders` are all that are said to have it by the latest word of each claimant. `denials` are those of the claims,
    by reports of any place.
    """

    place: str
    holders: tuple[str, ...]
    claims: tuple[LedgerClaim, ...]
    standing: Standing
    denials: tuple[Tie, ...] = ()


def truces(ledger: Ledger, as_of: date | None = None) -> tuple[Truce, ...]:
    """Claims about truces, one group a truce, by the day it began; last those that belong to none."""
    rows = _in_order(queries.claims(ledger, [Kind.CEASEFIRE], as_of=as_of))
    begins = [row for row in rows if _truce(row).act in _BEGINS and day_of(row) is not None]
    # Days first: a truce "of May" joins the one of the 12th.
    groups: list[tuple[date, set[str], list[LedgerClaim]]] = []
    begun_on: dict[date, list[int]] = {}
    for row in sorted(begins, key=_length):
        mediators = {name_key(name) for name in _truce(row).mediator}
        for number in _of_days(begun_on, *_begun_within(row)):
            _, named, group = groups[number]
            if not mediators or not named or mediators & named:
                named |= mediators
                group.append(row)
                break
        else:
            begun = day_of(row) or date.max
            begun_on.setdefault(begun, []).append(len(groups))
            groups.append((begun, mediators, [row]))
    groups.sort(key=lambda group: group[0])
    starts = [group[0] for group in groups]
    begun_by = {row.claim.id for row in begins}
    loose: list[LedgerClaim] = []
    for row in rows:
        if row.claim.id in begun_by:
            continue
        day = day_of(row)
        mediators = {name_key(name) for name in _truce(row).mediator}
        near = [] if day is None else groups[_from(starts, day) : _until(starts, day)]
        named_too = [group for group in near if mediators & group[1]]
        (max(named_too or near, key=lambda group: group[0])[2] if near else loose).append(row)
    nexts = [*(group[0] for group in groups[1:]), *([None] if groups else [])]
    found = [_made(group[0], group[2], followed) for group, followed in zip(groups, nexts, strict=True)]
    return tuple(found) + ((_made(None, loose, None),) if loose else ())


def control(ledger: Ledger, as_of: date | None = None) -> tuple[PlaceControl, ...]:
    """Claims of who holds what, one group a place, by name; claims with no place are under an empty one, last."""
    found = [_place(ledger, one) for one in rows_of(ledger, PLACES.name, as_of)]
    nowhere = [one.claim for one in unplaced_of(ledger, (PLACES.name,), as_of)]
    if nowhere:
        rows = _in_order(queries.claims_by_id(ledger, nowhere).values())
        denied = by_denied(denials(ledger, as_of))
        ties = tuple(tie for row in rows for tie in denied.get(row.claim.id, ()))
        said = [_said(row) for row in rows]
        holders = sorted({holder for holder in latest_holders(said).values() if holder})
        found.append(PlaceControl("", tuple(holders), rows, standing_of_place(said, denied), ties))
    return tuple(found)


def in_time(ledger: Ledger, kind: Kind, as_of: date | None = None) -> tuple[LedgerClaim, ...]:
    """All claims of one kind (talks, demands, denials, attacks), by the day claimed, or else the day said."""
    return _in_order(queries.claims(ledger, [kind], as_of=as_of))


def day_of(row: LedgerClaim) -> date | None:
    """The first day of what is claimed, else its last, else the day on which it was said."""
    first, last = days_of(row.claim.date)
    return first or last or row.report.published


def _in_order(rows: Iterable[LedgerClaim]) -> tuple[LedgerClaim, ...]:
    return tuple(sorted(rows, key=lambda row: in_time_order(_said(row))))


def _truce(row: LedgerClaim) -> CeasefireDetails:
    assert isinstance(row.claim.details, CeasefireDetails)
    return row.claim.details


def _from(starts: Sequence[date], day: date) -> int:
    """The first of these truces that a claim of this day may be about: not long over by then."""
    return bisect_left(starts, day.toordinal() - TRUCE_DAYS, key=date.toordinal)


def _until(starts: Sequence[date], day: date) -> int:
    """Behind the last of them: calls for one come before it."""
    return bisect_right(starts, day.toordinal() + SAME_TRUCE.days, key=date.toordinal)


def _mediators(rows: Sequence[LedgerClaim]) -> tuple[str, ...]:
    return tuple(sorted({name for row in rows for name in _truce(row).mediator}))


def _made(begun: date | None, rows: Sequence[LedgerClaim], followed_by: date | None) -> Truce:
    ordered = _in_order(rows)
    return Truce(begun, _mediators(rows), ordered, clock_of([_said(row) for row in ordered], followed_by))


def _place(ledger: Ledger, one: Holding) -> PlaceControl:
    rows = queries.claims_by_id(ledger, one.claims)
    return PlaceControl(one.place, one.holders, tuple(rows[claim] for claim in one.claims), one.standing, one.denials)


def _said(row: LedgerClaim) -> Utterance:
    return Utterance(row.claim, row.report.published, row.report.outlet)


def _length(row: LedgerClaim) -> timedelta:
    """Of the time that a claim gives, where that is longer than a few days."""
    first, last = days_of(row.claim.date)
    length = last - first if first is not None and last is not None else timedelta()
    return length if length > 2 * SAME_TRUCE else timedelta()


def _begun_within(row: LedgerClaim) -> tuple[int, int]:
    """The days on which the truce may have begun that a claim says to have begun, as ordinal numbers."""
    first, last = days_of(row.claim.date)
    if first is not None and last is not None and _length(row):
        return first.toordinal(), last.toordinal()
    day = (day_of(row) or date.max).toordinal()
    return day - SAME_TRUCE.days, day + SAME_TRUCE.days


def _of_days(begun: Mapping[date, Sequence[int]], first: int, last: int) -> list[int]:
    """The numbers of the truces that began within these days, in the order in which they were found."""
    if last - first > len(begun):
        days = [day for day in begun if first <= day.toordinal() <= last]
    else:
        days = [date.fromordinal(day) for day in range(max(first, 1), min(last, date.max.toordinal()) + 1)]
    return sorted(number for day in days for number in begun.get(day, ()))
