"""What a dossier is made from: reports, claims and their reconciliation, as of one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from counterclaim.model.bound import Implications
from counterclaim.model.claim import Claim
from counterclaim.model.decision import Bond, Decision
from counterclaim.model.denial import Tie
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.origin import Origin
from counterclaim.model.question import Dispute, Standing
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.model.truce import TruceClock

if TYPE_CHECKING:
    from counterclaim.dossier.timeline import Moment


@dataclass(frozen=True, slots=True)
class Refused:
    """ "Three reports were refused with CC104: no date that can be read."""

    code: str
    count: int
    example: str


@dataclass(frozen=True, slots=True)
class TruceGroup:
    """“The truce of 17 October, through France”: its clock, and the ids of the claims about it."""

    begun: date | None
    mediators: tuple[str, ...]
    clock: TruceClock
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """“Hadrut: held by Azerbaijan, says Azerbaijan, and by Nagorno-Karabakh, says Nagorno-Karabakh.”

    `claims` are ids of the claims of who holds it, in order of time; `holders` all who have it by the latest word of
    a claimant.
    """

    place: str
    holders: tuple[str, ...]
    standing: Standing
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Left:
    """“881,796 claims of 110,200 reports, said up to 2 February: no room for them.” What is left out of a dossier of a
    very large ledger. `first` is the ISO day from which on it holds everything, `last` the latest day that is left out;
    empty where no day is known."""

    claims: int
    reports: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Made:
    """“Made from war.db, 57 reports of one run, extracted by 0.1.0+ab12….” Where the material comes from."""

    read: int = 0  # reports in the ledger, also those without claims
    refused: int = 0  # by the last build
    extraction: tuple[str, ...] = ()  # versions that read the reports
    reconciliation: str = ""
    reviewed: int = 0  # claims that somebody decided on
    rejected: int = 0  # claims left out because a reviewer rejected them


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that the page shows. `reports` is keyed by report id; `claims` are those that stand after review;
    `sentences` gives, by claim id, the span of the sentence or sentences that hold it in its report's text.

    `as_of` is the ISO day up to which reports were taken in, or None for all; `since` the day from which on a reader
    wants to know what is new. `decisions` are by claim id, `ties` the denials with what they deny. `redacted` is how
    many persons' names were taken out, None where the names stand as they were written. `left` is what there was no
    room for: standings are still those by all that the ledger holds. `stood` has, by question key, how each
    question stood on each day, as `--as-of` has it; None where that is not worked out.
    """

    title: str
    reports: Mapping[str, Report]
    claims: Sequence[Claim]
    sentences: Mapping[str, Span]
    disputes: Sequence[Dispute]
    unplaced: Sequence[tuple[str, str]] = ()  # claim id, reason
    refused: Sequence[Refused] = ()
    as_of: str | None = None
    implications: Implications | None = None
    truces: Sequence[TruceGroup] = ()
    origins: Mapping[str, Origin] = field(default_factory=dict)  # by report id
    since: str | None = None
    decisions: Mapping[str, Sequence[Decision]] = field(default_factory=dict)
    ties: Sequence[Tie] = ()
    places: Sequence[PlaceGroup] = ()
    incidents: Sequence[Incident] = ()
    meetings: Sequence[Meeting] = ()
    made: Made = Made()
    bonds: Sequence[Bond] = ()  # which questions reviewers gave claims to
    redacted: int | None = None
    left: Left | None = None
    stood: Mapping[str, Sequence[Moment]] | None = None
