"""Claims that persons vouch for, kept past new readings; and new readings of words that were decided on.

Both stand in the ledger's own tables. What reviewers add, and what they decided on and a later reading no longer makes,
is held by a reading of its own for each report, whose version is `REVIEWERS`; it is never superseded.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.ledger.decisions import decisions_of
from counterclaim.ledger.rows import Review
from counterclaim.ledger.stands import review_of, standing_decisions
from counterclaim.ledger.store import REVIEWERS
from counterclaim.model.claim import Claim

# A claim in the reviewers' reading counts only while one of these holds.
VOUCHED = frozenset({Review.ACCEPTED, Review.EDITED, Review.DISPUTED, Review.UNSURE})


@dataclass(frozen=True, slots=True)
class Apart:
    """What stands apart from the rows of current readings: `held` maps the ids of claims that wait for a decision anew
    to the decided claims at their words; `readings` are the reviewers' readings; `doubles` the numbers of rows in them
    whose claim is extracted as well."""

    held: dict[str, tuple[str, ...]]
    readings: frozenset[int]
    doubles: frozenset[int]


def apart(db: sqlite3.Connection, reports: Iterable[str] | None = None) -> Apart:
    """Looked up once for a whole pass over claims, of these reports or of all: there are few of these."""
    of, values = "1", list[str]()
    if reports is not None:
        of, values = "g.report IN (SELECT value FROM json_each(?))", [json.dumps(list(reports))]
    readings = frozenset(
        row[0]
        for row in db.execute(f"SELECT g.number FROM readings g WHERE g.version = 'reviewers' AND {of}", values)  # noqa: S608  # of names in this package: values are bound
    )
    doubles = frozenset(
        row[0]
        for row in db.execute(
            "SELECT c.number FROM readings g JOIN claims c ON c.reading = g.number WHERE g.version = 'reviewers'"  # noqa: S608  # of names in this package: values are bound
            f" AND {of} AND EXISTS (SELECT 1 FROM current_claims m WHERE m.id = c.id AND m.reading != c.reading)",
            values,
        )
    )
    return Apart(_held(db, of.replace("g.", "c."), values), readings, doubles)


def asked_again(db: sqlite3.Connection, claim: str) -> tuple[str, ...]:
    """The decided claims at whose words a later reading took this one, while it waits for a decision."""
    pairs = [row[0] for row in db.execute("SELECT old FROM reread WHERE new = ? ORDER BY old", (claim,))]
    return _waiting(db, claim, pairs) if pairs else ()


def _held(db: sqlite3.Connection, of: str, values: Sequence[str]) -> dict[str, tuple[str, ...]]:
    pairs: dict[str, list[str]] = {}
    where = "1" if of == "1" else f"new IN (SELECT c.id FROM claims c WHERE {of})"  # noqa: S608  # of this file: values are bound
    for old, new in db.execute(f"SELECT old, new FROM reread WHERE {where} ORDER BY new, old", values):  # noqa: S608  # of this file: values are bound
        pairs.setdefault(new, []).append(old)
    found = {new: _waiting(db, new, old) for new, old in pairs.items()}
    return {new: old for new, old in found.items() if old}


def _waiting(db: sqlite3.Connection, new: str, old: Sequence[str]) -> tuple[str, ...]:
    histories = decisions_of(db, [new, *old])
    if standing_decisions(histories.get(new, ())):
        return ()
    return tuple(one for one in old if standing_decisions(histories.get(one, ())))


def reviewers_reading(db: sqlite3.Connection, report: str) -> int:
    """The number of the reviewers' reading of a report, made where there is none."""
    row = db.execute("SELECT number FROM readings WHERE report = ? AND version = ?", (report, REVIEWERS)).fetchone()
    if row is not None:
        return int(row[0])
    run = db.execute("SELECT max(number) FROM runs").fetchone()[0]
    number = db.execute(
        "INSERT INTO readings (report, version, run) VALUES (?, ?, ?)", (report, REVIEWERS, run)
    ).lastrowid
    assert number is not None
    return number


def carry_over(db: sqlite3.Connection, report: str, before: int, reading: int, claims: Sequence[Claim]) -> None:
    """Called when `reading`, with these claims, supersedes the reading `before` of a report: no decision is lost.

    A decided claim that isn't made any more is kept in the reviewers' reading. A claim of its kind at its words is
    noted: it counts for nothing until a reviewer has looked at it.
    """
    decided = db.execute(
        "SELECT DISTINCT c.number, c.id, c.kind, c.start, c.end FROM claims c JOIN decisions d ON d.claim = c.id"
        " WHERE c.reading IN (?, (SELECT number FROM readings WHERE report = ? AND version = ?))",
        (before, report, REVIEWERS),
    ).fetchall()
    made = {claim.id for claim in claims}
    for row in decided:
        history = decisions_of(db, [row["id"]]).get(row["id"], ())
        if row["id"] in made or not standing_decisions(history):
            continue
        if review_of(history) in VOUCHED:
            _keep(db, row["number"], reviewers_reading(db, report))
        for claim in claims:
            if claim.kind.value == row["kind"] and claim.span.start < row["end"] and row["start"] < claim.span.end:
                db.execute("INSERT OR IGNORE INTO reread VALUES (?, ?, ?)", (row["id"], claim.id, reading))


def _keep(db: sqlite3.Connection, number: int, reading: int) -> None:
    columns = (
        'id, report, kind, "start", "end", text, source, source_party, via, date, date_prec, place, located, details,'
        " rule, evidence, sentence_start, sentence_end"
    )
    kept = db.execute(
        f"INSERT OR IGNORE INTO claims (reading, {columns}) SELECT ?, {columns} FROM claims WHERE number = ?",  # noqa: S608  # of names in this package: values are bound
        (reading, number),
    )
    if kept.rowcount:
        db.execute(
            "INSERT INTO claim_words (rowid, words, sentence, source, party, place)"
            " SELECT c.number, c.text, substr(r.text, c.sentence_start + 1, c.sentence_end - c.sentence_start),"
            " c.source, c.source_party, c.place FROM claims c JOIN reports r ON r.id = c.report WHERE c.number = ?",
            (kept.lastrowid,),
        )
