"""Does every claim still stand where it says it does?"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.store import CLAIM_COLUMNS, claim_of, report_of
from counterclaim.model.claim import Claim, StatementDetails
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.reconcile.intervals import days_of

# How many failures are kept with their words; all are counted.
KEPT_FAILURES = 1000


@dataclass(frozen=True, slots=True)
class Failure:
    """“Claim 3f… of apsny-17: its words are not those at its span.” `claim` is empty for a failure of a report."""

    report: str
    claim: str
    what: str


@dataclass(slots=True)
class VerifyResult:
    """“1,204 reports and 9,120 claims were checked; nothing failed.”"""

    reports: int
    claims: int
    failed: int
    failures: tuple[Failure, ...]

    @property
    def holds(self) -> bool:
        return self.failed == 0


def verify(ledger: Ledger, progress: Callable[[int], None] | None = None) -> VerifyResult:
    """Checks the file, every report and every claim, also superseded ones, against the reports' texts.

    A report: its fingerprint is that of its text, its parts stand in it. A claim: its span and sentence are inside
    the text, its words are those at the span, its evidence and statement spans hold, its source and via occur word by
    word in the report, its date can be read, its place occurs. `progress` is told the number of reports checked.
    """
    result = VerifyResult(0, 0, 0, ())
    kept: list[Failure] = []
    for failure in _failures(ledger, result, progress):
        result.failed += 1
        if len(kept) < KEPT_FAILURES:
            kept.append(failure)
    result.failures = tuple(kept)
    return result


def _failures(ledger: Ledger, result: VerifyResult, progress: Callable[[int], None] | None) -> Iterator[Failure]:
    db = ledger.db
    for row in db.execute("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Failure("", "", f"the file is damaged: {row[0]}")
    for row in db.execute("PRAGMA foreign_key_check"):
        yield Failure("", "", f"row {row[1]} of {row[0]} points at nothing in {row[2]}")
    claims = groupby(
        db.execute(
            f"SELECT {CLAIM_COLUMNS} FROM claims c ORDER BY c.report, c.number"  # noqa: S608  # no value goes in
        ),
        key=lambda row: row["report"],
    )
    report_of_claims, rows = next(claims, (None, iter(())))
    for row in db.execute("SELECT * FROM reports ORDER BY id"):
        result.reports += 1
        report = report_of(row)
        yield from _of_report(report)
        if report.id == report_of_claims:
            folded = _folded(report.text + "\n" + (report.title or ""))
            for claim_row in rows:
                result.claims += 1
                yield from _of_claim(claim_row, report, folded)
            report_of_claims, rows = next(claims, (None, iter(())))
        if progress is not None:
            progress(result.reports)


def _of_report(report: Report) -> Iterator[Failure]:
    if hashlib.sha256(report.text.encode("utf-8")).hexdigest() != report.fingerprint:
        yield Failure(report.id, "", "the text is not the one that was read: its fingerprint differs")
    for part in report.parts:
        if not _inside(part.span, report.text):
            yield Failure(report.id, "", f"its part {tuple(part.span)} is outside the text")


def _of_claim(row: sqlite3.Row, report: Report, folded: str) -> Iterator[Failure]:
    try:
        claim = claim_of(row)
    except (ValueError, TypeError, KeyError, json.JSONDecodeError) as error:
        yield Failure(report.id, row["id"], f"its fields can't be read: {error}")
        return
    for what in _faults(claim, Span(row["sentence_start"], row["sentence_end"]), report.text, folded):
        yield Failure(report.id, claim.id, what)


def faults_of(claim: Claim, sentence: Span, report: Report) -> Iterator[str]:
    """What doesn't hold of one claim, whose sentence is at `sentence`, against its report; nothing where all does."""
    yield from _faults(claim, sentence, report.text, _folded(report.text + "\n" + (report.title or "")))


def _faults(claim: Claim, sentence: Span, text: str, folded: str) -> Iterator[str]:
    if not _inside(claim.span, text):
        yield f"its span {tuple(claim.span)} is outside the text"
    elif claim.span.of(text) != claim.text:
        yield f"its words {claim.text[:80]!r} are not those at its span, {claim.span.of(text)[:80]!r}"
    if not (_inside(sentence, text) and sentence.contains(claim.span)):
        yield f"its sentence {tuple(sentence)} doesn't hold it"
    for span in claim.evidence:
        if not _inside(span, text):
            yield f"its evidence {tuple(span)} is outside the text"
    if isinstance(claim.details, StatementDetails):
        details = claim.details
        for span in (*details.source_spans, *details.cue_spans, *details.content_spans):
            if not _inside(span, text):
                yield f"its statement's {tuple(span)} is outside the text"
    for name, words in (("source", claim.source), ("via", claim.via), ("place", claim.place)):
        if words and _folded(words) not in folded:
            yield f"its {name} {words[:80]!r} doesn't occur in the report"
    if claim.date is not None:
        first, last = days_of(claim.date)
        iso = "/".join(day.isoformat() if day else "" for day in (first, last)) if "/" in claim.date else str(first)
        if iso != claim.date or (first is None and last is None) or (first and last and first > last):
            yield f"its date {claim.date!r} is no ISO day or interval"


def _inside(span: Span, text: str) -> bool:
    return 0 <= span.start < span.end <= len(text)


def _folded(text: str) -> str:
    """White space folded: a name may run over the end of a line."""
    return " ".join(text.split())
