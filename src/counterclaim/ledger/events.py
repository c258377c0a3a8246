"""Incidents and meetings of a ledger, worked out from its claims of attacks, tolls and talks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from counterclaim.ledger import queries
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import denials, disputes, is_fresh
from counterclaim.ledger.origins import kept_origins, origins
from counterclaim.model.claim import Kind
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Unplaced
from counterclaim.reconcile import Utterance, by_denied
from counterclaim.reconcile.incidents import Counted, Told, accounts_of, incidents_of
from counterclaim.reconcile.meetings import Noticed, meetings_of, notice_of


def incidents(ledger: Ledger, as_of: date | None = None) -> tuple[Incident, ...]:
    """Uses of force that attacks of one place and day tell of, by place and day; with `as_of`, as told by that day."""
    return tuple(one for one in _incidents(ledger, as_of) if isinstance(one, Incident))


def meetings(ledger: Ledger, as_of: date | None = None) -> tuple[Meeting, ...]:
    """Meetings that claims of talks tell of, by day; with `as_of`, as told by that day."""
    return tuple(one for one in _meetings(ledger, as_of) if isinstance(one, Meeting))


def unplaced_events(ledger: Ledger, as_of: date | None = None) -> tuple[Unplaced, ...]:
    """The attacks and talks that are of no incident or meeting, by claim id, each with the reason."""
    every = (*_incidents(ledger, as_of), *_meetings(ledger, as_of))
    return tuple(sorted((one for one in every if isinstance(one, Unplaced)), key=lambda one: one.claim))


def _incidents(ledger: Ledger, as_of: date | None) -> Iterator[Incident | Unplaced]:
    told: list[Told] = []
    counted: list[Counted] = []
    said = _said(ledger, as_of, Kind.ATTACK, Kind.TOLL)
    for _, group in groupby(said, key=lambda one: one.claim.report):
        for one in accounts_of(list(group)):
            if isinstance(one, Told):
                told.append(one)
            elif isinstance(one, Counted):
                counted.append(one)
            else:
                yield one
    asked = {
        answer.claim: dispute.question.key
        for dispute in disputes(ledger, as_of)
        for series in dispute.series
        for answer in series.answers
    }
    yield from incidents_of(told, counted, by_denied(denials(ledger, as_of)), asked)


def _meetings(ledger: Ledger, as_of: date | None) -> Iterator[Meeting | Unplaced]:
    noticed: list[Noticed] = []
    for said in _said(ledger, as_of, Kind.TALKS):
        one = notice_of(said)
        if isinstance(one, Noticed):
            noticed.append(one)
        else:
            yield one
    yield from meetings_of(noticed, by_denied(denials(ledger, as_of)))


def _said(ledger: Ledger, as_of: date | None, *kinds: Kind) -> Iterator[Utterance]:
    """The claims of these kinds, those of a report together."""
    found = kept_origins(ledger.db, as_of) if is_fresh(ledger) else origins(ledger, as_of)
    names = {one.report: one.name for one in found}
    for row in queries.claims(ledger, kinds, as_of=as_of):
        yield Utterance(row.claim, row.report.published, row.report.outlet, names.get(row.report.id))
