"""What a dossier is made from: reports, claims and their reconciliation, as of one day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from counterclaim.model.bound import Implications
from counterclaim.model.claim import Claim
from counterclaim.model.origin import Origin
from counterclaim.model.question import Dispute
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.model.truce import TruceClock


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
class Material:
    """Everything that the page shows. `reports` is keyed by report id; `claims` are those that stand after review;
    `sentences` gives, by claim id, the span of the sentence or sentences that hold it in its report's text.

    `as_of` is the ISO day up to which reports were taken in, or None for all.
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
