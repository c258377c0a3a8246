"""Claims of the other kinds, put in order and grouped: truces, places, talks, demands, denials.

Nothing is settled: a group holds what was claimed, by whom, in the order in which it was said to happen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.ledger import queries
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.model.claim import CeasefireDetails, ControlDetails, Kind, TruceAct
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import name_key, place_key

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
    claims are proposals, calls, and breaches of an unnamed truce. `claims` are in order of time.
    """

    begun: date | None
    mediators: tuple[str, ...]
    claims: tuple[LedgerClaim, ...]


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """“Hadrut: captured by Azerbaijan, says Azerbaijan; held, say Armenian officials.” Claims in order of time.

    `holders` are all that are said to have it by the latest word of each claimant.
    """

    place: str
    holders: tuple[str, ...]
    claims: tuple[LedgerClaim, ...]


def truces(ledger: Ledger, as_of: date | None = None) -> tuple[Truce, ...]:
    """Claims about truces, one group a truce, by the day it began; last those that belong to none."""
    rows = _in_order(queries.claims(ledger, [Kind.CEASEFIRE], as_of=as_of))
    groups: list[tuple[date, set[str], list[LedgerClaim]]] = []
    for row in rows:
        day, details = day_of(row), _truce(row)
        if day is None or details.act not in _BEGINS:
            continue
        mediators = {name_key(name) for name in details.mediator}
        for begun, named, group in groups:
            if abs(day - begun) <= SAME_TRUCE and (not mediators or not named or mediators & named):
                named |= mediators
                group.append(row)
                break
        else:
            groups.append((day, mediators, [row]))
    loose: list[LedgerClaim] = []
    for row in rows:
        day, details = day_of(row), _truce(row)
        if day is not None and details.act in _BEGINS:
            continue
        mediators = {name_key(name) for name in details.mediator}
        near = [] if day is None else [group for group in groups if _holds(group[0], day)]
        named_too = [group for group in near if mediators & group[1]]
        (max(named_too or near, key=lambda group: group[0])[2] if near else loose).append(row)
    found = [Truce(begun, _mediators(group), _in_order(group)) for begun, _, group in groups]
    return tuple(found) + ((Truce(None, _mediators(loose), _in_order(loose)),) if loose else ())


def control(ledger: Ledger, as_of: date | None = None) -> tuple[PlaceControl, ...]:
    """Claims of who holds what, one group a place, by name; claims with no place are under an empty one, last."""
    groups: dict[str, list[LedgerClaim]] = {}
    for row in _in_order(queries.claims(ledger, [Kind.CONTROL], as_of=as_of)):
        groups.setdefault(place_key(row.claim.place), []).append(row)
    return tuple(
        PlaceControl(_commonest(row.claim.place for row in rows), _holders(rows), tuple(rows))
        for _, rows in sorted(groups.items(), key=lambda item: (not item[0], item[0]))
    )


def in_time(ledger: Ledger, kind: Kind, as_of: date | None = None) -> tuple[LedgerClaim, ...]:
    """All claims of one kind (talks, demands, denials, attacks), by the day claimed, or else the day said."""
    return _in_order(queries.claims(ledger, [kind], as_of=as_of))


def day_of(row: LedgerClaim) -> date | None:
    """The first day of what is claimed, else its last, else the day on which it was said."""
    first, last = days_of(row.claim.date)
    return first or last or row.report.published


def _in_order(rows: Iterable[LedgerClaim]) -> tuple[LedgerClaim, ...]:
    return tuple(
        sorted(
            rows,
            key=lambda row: (
                day_of(row) or date.max,
                row.report.published or date.max,
                row.report.id,
                row.claim.span,
                row.claim.id,
            ),
        )
    )


def _truce(row: LedgerClaim) -> CeasefireDetails:
    assert isinstance(row.claim.details, CeasefireDetails)
    return row.claim.details


def _holds(begun: date, day: date) -> bool:
    """True where a claim of this day may be about a truce that began then; calls for it come before."""
    return -SAME_TRUCE <= day - begun <= timedelta(days=TRUCE_DAYS)


def _mediators(rows: Sequence[LedgerClaim]) -> tuple[str, ...]:
    return tuple(sorted({name for row in rows for name in _truce(row).mediator}))


def _holders(rows: Sequence[LedgerClaim]) -> tuple[str, ...]:
    latest: dict[str, str] = {}
    for row in rows:
        details = row.claim.details
        assert isinstance(details, ControlDetails)
        claimant = name_key(row.claim.source_party or row.claim.source or row.report.outlet)
        match details.act.value:
            case "captured" | "held":
                if details.holder:
                    latest[claimant] = details.holder
            case "lost" | "withdrew":
                latest.pop(claimant, None)
            case "besieged" | "advanced":
                pass  # says nothing on who holds it
            case other:
                raise AssertionError(other)
    return tuple(sorted(set(latest.values())))


def _commonest(places: Iterable[str | None]) -> str:
    counted = Counter(place for place in places if place)
    return min(counted, key=lambda place: (-counted[place], place)) if counted else ""
