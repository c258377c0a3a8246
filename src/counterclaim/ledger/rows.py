"""What is read out of a ledger: typed rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.claim import Claim
from counterclaim.model.decision import Decision
from counterclaim.model.span import Span


class Review(StrEnum):
    """Where the review of a claim stands: as extracted, or what its last standing decision says.

    `DISPUTED`: reviewers are at odds, and the claim stands as extracted until one of them changes. `CHANGED`: a later
    reading took another claim from words that were decided on, and it counts for nothing until that is decided anew.
    """

    UNREVIEWED = "unreviewed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    EDITED = "edited"
    DISPUTED = "disputed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class ReportMeta:
    """“apsny-17, Apsny Courier, 26 October 2020.” A report without its text."""

    id: str
    outlet: str | None
    published: date | None
    title: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim as it stands in the ledger: `raw` as extracted, `claim` with the standing edits applied.

    `sentence` is the span of the sentence or sentences that hold it, in the report's text; `context` their words.
    `decisions` are all that were ever made about it, also those undone, oldest first. `asks_about` are the ids of the
    decided claims that an earlier reading made of the same words, while this one waits for a decision.
    """

    number: int
    claim: Claim
    raw: Claim
    sentence: Span
    context: str
    report: ReportMeta
    review: Review = Review.UNREVIEWED
    decisions: tuple[Decision, ...] = ()
    asks_about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RefusalRow:
    """“coverage.jsonl:12: CC104 the record has no text.” One report that was not read."""

    run: int
    code: str
    where: str
    what: str
    mend: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """“Run 3 read two files; it finished.” Times are ISO 8601 in UTC; `finished` is None for a stopped run."""

    number: int
    sources: tuple[str, ...]
    version: str
    program: str
    started: str
    finished: str | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much is in a ledger: claims of current readings by kind, and the rest in total."""

    reports: int
    claims: Mapping[str, int]
    decisions: int
    refusals: int  # of the last run
    first_published: date | None
    last_published: date | None
    outlets: int
