"""Reports and claims to rows and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date

from counterclaim.ledger.codec import details_json, details_of, spans_of, to_json, where_json, where_of
from counterclaim.ledger.rows import ReportMeta
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

# FTS keeps the words around a claim; a paragraph of a megabyte need not be indexed once for every claim in it.
CONTEXT_LIMIT = 2000

# The extraction version of what no program extracted: `carried` says what is kept there.
REVIEWERS = "reviewers"

CLAIM_COLUMNS = (
    "c.number, c.id, c.report, c.kind, c.start, c.end, c.text, c.source, c.source_party, c.via, c.date,"
    " c.date_prec, c.place, c.located, c.details, c.rule, c.evidence, c.sentence_start, c.sentence_end"
)


def put_report(db: sqlite3.Connection, report: Report) -> None:
    """Writes a report. Raises sqlite3.IntegrityError where one of that id is in."""
    db.execute(
        "INSERT INTO reports (id, fingerprint, raw_fingerprint, published, outlet, url, title, text, parts, origin,"
        " licence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            report.id,
            report.fingerprint,
            report.raw_fingerprint,
            report.published.isoformat() if report.published else None,
            report.outlet,
            report.url,
            report.title,
            report.text,
            parts_json(report.parts),
            report.origin,
            report.licence,
        ),
    )


def put_reading(
    db: sqlite3.Connection, report: str, version: str, run: int, claims: Sequence[tuple[Claim, Span]], text: str
) -> int:
    """Writes one reading of a report with all its claims, each with its sentence; supersedes the one before. Gives its
    number."""
    before = current_reading(db, report)
    reading = db.execute(
        "INSERT INTO readings (report, version, run) VALUES (?, ?, ?)", (report, version, run)
    ).lastrowid
    assert reading is not None
    if before is not None:
        db.execute("INSERT INTO superseded VALUES (?, ?)", (before[0], reading))
    for claim, sentence in claims:
        put_claim(db, reading, claim, sentence, text)
    return reading


def put_claim(db: sqlite3.Connection, reading: int, claim: Claim, sentence: Span, text: str) -> None:
    """Writes one claim of a reading, and its words for full text; `text` is the report's."""
    number = db.execute(
        "INSERT INTO claims (id, report, reading, kind, start, end, text, source, source_party, via, date,"
        " date_prec, place, located, details, rule, evidence, sentence_start, sentence_end)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            claim.id,
            claim.report,
            reading,
            claim.kind.value,
            *claim.span,
            claim.text,
            claim.source,
            claim.source_party,
            claim.via,
            claim.date,
            claim.date_prec,
            claim.place,
            where_json(claim.where),
            details_json(claim),
            claim.rule,
            to_json([list(span) for span in claim.evidence]),
            *sentence,
        ),
    ).lastrowid
    around = Span(sentence.start, min(sentence.end, sentence.start + CONTEXT_LIMIT)).of(text)
    db.execute(
        "INSERT INTO claim_words (rowid, words, sentence, source, party, place) VALUES (?, ?, ?, ?, ?, ?)",
        (number, claim.text, around, claim.source, claim.source_party, claim.place),
    )


def current_reading(db: sqlite3.Connection, report: str) -> tuple[int, str] | None:
    """Number and extraction version of the reading of a report that isn't superseded; the reviewers' is none."""
    row = db.execute(
        "SELECT number, version FROM readings WHERE report = ? AND version != ?"
        " AND number NOT IN (SELECT reading FROM superseded) ORDER BY number DESC LIMIT 1",
        (report, REVIEWERS),
    ).fetchone()
    return None if row is None else (row[0], row[1])


def claim_of(row: sqlite3.Row) -> Claim:
    """The claim in a row of `CLAIM_COLUMNS`, as it was extracted."""
    kind = Kind(row["kind"])
    return Claim(
        id=row["id"],
        report=row["report"],
        kind=kind,
        span=Span(row["start"], row["end"]),
        text=row["text"],
        source=row["source"],
        source_party=row["source_party"],
        via=row["via"],
        date=row["date"],
        place=row["place"],
        details=details_of(kind, json.loads(row["details"])),
        rule=row["rule"],
        evidence=spans_of(json.loads(row["evidence"])),
        date_prec=row["date_prec"],
        where=where_of(row["located"]),
    )


def report_of(row: sqlite3.Row) -> Report:
    """The report in a row of `reports`."""
    return Report(
        id=row["id"],
        text=row["text"],
        published=day_of(row["published"]),
        title=_text(row["title"]),
        outlet=_text(row["outlet"]),
        url=_text(row["url"]),
        licence=row["licence"],
        fingerprint=row["fingerprint"],
        raw_fingerprint=row["raw_fingerprint"],
        origin=row["origin"],
        parts=parts_of(row["parts"]),
    )


def meta_of(row: sqlite3.Row, prefix: str = "") -> ReportMeta:
    """What a report is, without its text; `prefix` stands before the column names."""
    return ReportMeta(
        id=row[prefix + "id"],
        outlet=_text(row[prefix + "outlet"]),
        published=day_of(row[prefix + "published"]),
        title=_text(row[prefix + "title"]),
        url=_text(row[prefix + "url"]),
    )


def _text(value: str | None) -> str | None:
    """TypeError for bytes: SQLite keeps them in a column of text, and they would go on as far as a page."""
    if isinstance(value, bytes):
        raise TypeError("bytes stand where text should")
    return value


def day_of(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def parts_json(parts: Sequence[Part]) -> str:
    return to_json(
        [[part.kind.value, *part.span, part.supplier, part.supplied_by_party, part.repeats] for part in parts]
    )


def parts_of(text: str) -> tuple[Part, ...]:
    return tuple(
        Part(PartKind(kind), Span(start, end), supplier, by_party, repeats)
        for kind, start, end, supplier, by_party, repeats in json.loads(text)
    )
