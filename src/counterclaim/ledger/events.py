"""Incidents and meetings of a ledger, worked out from its claims of attacks, tolls and talks."""

from __future__ import annotations

from datetime import date

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import rows_of, unplaced_of
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
