"""From which state of the ledger the queue was made."""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.fresh import marks_of
from counterclaim.ledger.moved import mark_of


class Made(NamedTuple):
    """“Of claims up to 9,000, readings up to 1,200 and decisions up to 40.” `ruled` is the decision by which rules
    were weighed, `derived` the state of the derived tables."""

    claim: int
    reading: int
    decision: int
    ruled: int
    derived: str


def made_now(db: sqlite3.Connection) -> Made:
    """What it would be made from now."""
    claim, reading, decision = db.execute(
        "SELECT (SELECT coalesce(max(number), 0) FROM claims), (SELECT coalesce(max(number), 0) FROM readings),"
        " (SELECT coalesce(max(number), 0) FROM decisions)"
    ).fetchone()
    return Made(claim, reading, decision, decision, mark_of(marks_of(db)))


def made_of(db: sqlite3.Connection) -> Made | None:
    """What it was made from; None where there is no queue that could be brought up to date."""
    try:
        row = db.execute("SELECT claim, reading, decision, ruled, derived FROM queue_from").fetchone()
    except sqlite3.OperationalError:  # none, or an older program's
        return None
    return None if row is None or row["derived"] != mark_of(marks_of(db)) else Made(*row)


def put_made(db: sqlite3.Connection, made: Made) -> None:
    """Keeps what it is made from now."""
    db.execute("DELETE FROM queue_from")
    db.execute("INSERT INTO queue_from VALUES (?, ?, ?, ?, ?)", made)


def is_filled(ledger: Ledger) -> bool:
    """True while nothing was added since the queue was made."""
    made = made_of(ledger.db)
    if made is None or made._replace(ruled=0) != made_now(ledger.db)._replace(ruled=0):
        return False
    return ledger.db.execute("SELECT 1 FROM queue_moved LIMIT 1").fetchone() is None


def is_there(ledger: Ledger) -> bool:
    """True where there is a queue that can be shown, though claims may have been added since."""
    return made_of(ledger.db) is not None


def waiting(ledger: Ledger, most: int = 10_000) -> int:
    """How many claims a build has added that are not in the queue yet, counted up to `most`; one more or less where a
    reading was superseded."""
    made = made_of(ledger.db)
    if made is None:
        return 0
    found: int = ledger.db.execute(
        "SELECT count(*) FROM (SELECT 1 FROM claims c JOIN readings g ON g.number = c.reading WHERE c.number > ?"
        " AND c.kind != 'statement' AND g.version != 'reviewers' LIMIT ?)",
        (made.claim, most),
    ).fetchone()[0]
    left = ledger.db.execute("SELECT max(number) FROM readings").fetchone()[0] or 0
    return found or int(left > made.reading)
