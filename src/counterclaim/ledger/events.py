"""Incidents and meetings of a ledger, worked out from its claims of attacks, tolls and talks."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import made_in, rows_of, unplaced_of
from counterclaim.ledger.making import KEYS, Maker
from counterclaim.ledger.partitions import INCIDENTS, MEETINGS
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Unplaced


def incidents(ledger: Ledger, as_of: date | None = None) -> tuple[Incident, ...]:
    """Uses of force that attacks of one place and day tell of, by place and day; with `as_of`, as told by that day."""
    return tuple(rows_of(ledger, INCIDENTS.name, as_of))


def meetings(ledger: Ledger, as_of: date | None = None) -> tuple[Meeting, ...]:
    """Meetings that claims of talks tell of, by day; with `as_of`, as told by that day."""
    return tuple(rows_of(ledger, MEETINGS.name, as_of))


def unplaced_events(ledger: Ledger, as_of: date | None = None) -> tuple[Unplaced, ...]:
    """The attacks and talks that are of no incident or meeting, by claim id, each with the reason."""
    return tuple(unplaced_of(ledger, (INCIDENTS.name, MEETINGS.name), as_of))


def told_of(ledger: Ledger, claims: Collection[str], maker: Maker) -> tuple[tuple[Incident, ...], tuple[Meeting, ...]]:
    """The incidents and meetings that any of these claims (ids) tells of or counts, those told of most first; in the
    maker's view."""
    struck = [one for one in _near(maker, INCIDENTS.name, claims) if isinstance(one, Incident)]
    met = [one for one in _near(maker, MEETINGS.name, claims) if isinstance(one, Meeting)]
    incidents = [one for one in struck if not claims_of(one).isdisjoint(claims)]
    meetings = [one for one in met if not {notice.claim for notice in one.notices}.isdisjoint(claims)]
    return (
        tuple(sorted(incidents, key=lambda one: (-len(one.accounts), one.key))),
        tuple(sorted(meetings, key=lambda one: (-len(one.notices), one.key))),
    )


def claims_of(incident: Incident) -> frozenset[str]:
    """Ids of the claims that tell of an incident or count its dead."""
    return frozenset((*(account.claim for account in incident.accounts), *incident.tolls))


def _near(maker: Maker, kind: str, claims: Collection[str]) -> Iterator[Any]:
    """What the partitions of these claims make: no other is looked at."""
    found = [row["key"] for row in maker.db.execute(KEYS, (kind, json.dumps(sorted(claims))))]
    if found:
        yield from made_in(maker, kind, found)
