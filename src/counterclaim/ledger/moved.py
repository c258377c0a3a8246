"""Which claims the desk's queue has to place anew, noted while the derived tables are brought up to date."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from counterclaim.ledger.fresh import Marks


def note_moved(db: sqlite3.Connection, claims: Iterable[str] | None, was: Marks, now: Marks) -> None:
    """Notes the claims whose question, standing or denials changed between two states of the derived tables, where
    there is a queue that was made of the first. None: all may have; the queue is then made anew when it is needed."""
    there = db.execute("SELECT count(*) FROM sqlite_master WHERE name IN ('queue_from', 'queue_moved')").fetchone()[0]
    if there < 2:  # no queue, or one of an older program: it is made anew
        return
    if claims is None:
        db.execute("DELETE FROM queue_from")
    elif db.execute("SELECT 1 FROM queue_from WHERE derived = ?", (mark_of(was),)).fetchone() is not None:
        db.executemany("INSERT OR IGNORE INTO queue_moved VALUES (?)", ((claim,) for claim in sorted(claims)))
        db.execute("UPDATE queue_from SET derived = ?", (mark_of(now),))


def mark_of(marks: Marks | None) -> str:
    """The marks as the queue keeps them."""
    return json.dumps(marks)
