"""The queue is made whole once, and then brought up to date: only the claims that something new bears on are placed
anew, some at a time, so that reviewers and a build are never kept waiting for long.

The result is the same as made whole; a test holds the two together over any builds and decisions.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable
from importlib.resources import files

from counterclaim.ledger.carried import apart
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.decisions import decisions_of
from counterclaim.ledger.queue import names, rows
from counterclaim.ledger.queue.marks import Made, is_filled, made_now, made_of, put_made

# Claims of one transaction: some 0.2 s, while which a reviewer's decision waits.
SLICE = 1000
# Readings of one: a report has some ten claims.
READINGS = 100


def fill(ledger: Ledger) -> None:
    """Brings the queue up to date; makes it whole where there is none."""
    _bring(ledger, (_leave, _come, _decided, _moved, _weigh))


def keep_up(ledger: Ledger) -> None:
    """Brings the queue up to date with what was decided and follows from it; new claims and readings wait for `fill`,
    and so do the points of rules: what a reviewer works through doesn't change under their hands."""
    _bring(ledger, (_decided, _moved))


def touch(ledger: Ledger, claims: Iterable[str]) -> None:
    """Brings the rows of these claims up to date at once; what follows for others is left to `keep_up`."""
    with ledger.writing() as db:
        made = made_of(db)
        if made is None:
            return
        near = sorted(set(claims))
        rows.place_anew(db, near, made.claim)
        rest = db.execute(
            "SELECT 1 FROM decisions WHERE number > ? AND claim NOT IN (SELECT value FROM json_each(?)) LIMIT 1",
            (made.decision, json.dumps(near)),
        ).fetchone()
        added = db.execute(
            "SELECT 1 FROM claims c JOIN readings g ON g.number = c.reading WHERE c.number > ?"
            " AND (g.version != 'reviewers' OR c.id NOT IN (SELECT value FROM json_each(?))) LIMIT 1",
            (made.claim, json.dumps(near)),
        ).fetchone()
        if rest is None:
            made = made._replace(decision=made_now(db).decision)
        if added is None:  # a reviewer's own claim, and its reading, and nothing else
            now = made_now(db)
            names.count(db, _between(db, made.claim, now.claim), 1)
            made = made._replace(claim=now.claim, reading=max(made.reading, _readings_of_reviewers(db, made.reading)))
        put_made(db, made)


def make_whole(db: sqlite3.Connection) -> None:
    """Makes all of it, within a transaction."""
    _run(db, "queue.sql")
    histories, aside = decisions_of(db), apart(db)
    names.put_all(db)
    rows.put_stands(db, histories)
    for one in rows.weigh_rules(db):
        rows.put_weight(db, *one)
    rows.put_rows(db, None)
    _run(db, "indexes.sql")
    rows.put_reviews(db, histories, aside)
    rows.count_rows(db)
    put_made(db, made_now(db))
    db.execute("ANALYZE queue")


_Step = Callable[[sqlite3.Connection, Made], bool]
"""Takes in a slice of what is new, and gives True where there may be more."""


def _bring(ledger: Ledger, steps: Iterable[_Step]) -> None:
    made = made_of(ledger.db)
    if made is not None and is_filled(ledger) and made.ruled == made.decision:
        return
    for step in steps:
        more = True
        while more:
            with ledger.writing() as db:
                made = made_of(db)
                if made is None:
                    make_whole(db)
                    return
                more = step(db, made)


def _leave(db: sqlite3.Connection, made: Made) -> bool:
    """Claims of readings that were superseded go."""
    last = made_now(db).reading
    found = db.execute(
        "SELECT reading, by FROM superseded WHERE by > ? AND by <= ? ORDER BY by LIMIT ?",
        (made.reading, last, READINGS),
    ).fetchall()
    readings = json.dumps([row["reading"] for row in found])
    gone = db.execute(
        "SELECT number, id FROM claims WHERE reading IN (SELECT value FROM json_each(?)) AND kind != 'statement'",
        (readings,),
    ).fetchall()
    names.count(db, [row["number"] for row in gone if row["number"] <= made.claim], -1)
    rows.place_anew(db, (row["id"] for row in gone), made.claim)
    more = len(found) == READINGS
    put_made(db, made._replace(reading=found[-1]["by"] if more else last))
    return more


def _come(db: sqlite3.Connection, made: Made) -> bool:
    """New claims come."""
    until = min(made.claim + SLICE, made_now(db).claim)
    numbers = _between(db, made.claim, until)
    names.count(db, numbers, 1)
    ids = db.execute("SELECT id FROM claims WHERE number IN (SELECT value FROM json_each(?))", (json.dumps(numbers),))
    rows.place_anew(db, [row[0] for row in ids], until)
    put_made(db, made._replace(claim=until))
    return until < made_now(db).claim


def _between(db: sqlite3.Connection, after: int, until: int) -> list[int]:
    found = db.execute(
        "SELECT number FROM current_claims WHERE number > ? AND number <= ? AND kind != 'statement'", (after, until)
    )
    return [row[0] for row in found]


def _readings_of_reviewers(db: sqlite3.Connection, after: int) -> int:
    """The last reading, where all after that one are the reviewers', which supersede none."""
    row = db.execute(
        "SELECT max(number), min(version = 'reviewers') FROM readings WHERE number > ?", (after,)
    ).fetchone()
    return row[0] if row[1] else after


def _decided(db: sqlite3.Connection, made: Made) -> bool:
    """What was decided on is placed anew."""
    now = made_now(db)
    db.execute("INSERT OR IGNORE INTO queue_moved SELECT claim FROM decisions WHERE number > ?", (made.decision,))
    put_made(db, made._replace(decision=now.decision))
    return False


def _moved(db: sqlite3.Connection, made: Made) -> bool:
    """Claims that something else moved are placed anew."""
    found = [row[0] for row in db.execute("SELECT claim FROM queue_moved LIMIT ?", (SLICE,))]
    rows.place_anew(db, found, made.claim)
    db.executemany("DELETE FROM queue_moved WHERE claim = ?", ((claim,) for claim in found))
    return len(found) == SLICE


def _weigh(db: sqlite3.Connection, made: Made) -> bool:
    """Rules weigh as reviewers judged what they found, one after the other."""
    changed = rows.weigh_rules(db)
    for one in changed[:1]:
        rows.put_weight(db, *one)
    if len(changed) < 2:
        put_made(db, made._replace(ruled=made.decision))
    return len(changed) > 1


def _run(db: sqlite3.Connection, name: str) -> None:
    pending = ""
    for line in files("counterclaim.ledger.queue").joinpath(name).read_text("utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            db.execute(pending)
            pending = ""
