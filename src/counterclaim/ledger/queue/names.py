"""Names of the queue, counted: of parties, outlets, places and rules, and who is said to hold a place."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence

from counterclaim.ledger.queue import points

# Names that stand in one file of this package.
PARTY = "nullif(coalesce(nullif(c.source_party, ''), c.source), '')"
PLACE = "coalesce(json_extract(c.located, '$.name'), c.place)"
HOLDER = "json_extract(c.details, '$.holder')"
_REPORT = "JOIN reports r ON r.id = c.report"
NAMED = (
    ("party", PARTY, ""),
    ("outlet", "r.outlet", _REPORT),
    ("place", PLACE, ""),
    ("rule", "c.rule", ""),
)
_HELD = f"c.kind = 'control' AND json_extract(c.details, '$.act') IN ('captured', 'held') AND {PLACE} NOT NULL"
_CONTROL = next(number for kind, number in points.KINDS.items() if kind.value == "control")


def put_all(db: sqlite3.Connection) -> None:
    """Counts all current claims, into empty tables."""
    for what, expression, join in NAMED:
        db.execute(
            f"INSERT INTO queue_names (what, name, claims) SELECT '{what}', {expression}, count(*)"  # noqa: S608  # of names in this package: values are bound
            f" FROM current_claims c {join} WHERE c.kind != 'statement' AND {expression} IS NOT NULL GROUP BY 2"
        )
    db.execute(
        f"INSERT INTO queue_holders SELECT {PLACE}, {HOLDER}, count(*) FROM current_claims c"  # noqa: S608  # of names in this package: values are bound
        f" WHERE {_HELD} AND {HOLDER} NOT NULL GROUP BY 1, 2"
    )
    db.execute(
        "INSERT INTO queue_names (what, name, claims) SELECT 'held', place, 0 FROM queue_holders GROUP BY place"
        " HAVING count(*) > 1"
    )


def put_unknown(db: sqlite3.Connection, numbers: Sequence[int]) -> None:
    """Gives numbers to the names of these claims that have none; they are counted with their claims."""
    for what, expression, join in NAMED:
        db.execute(
            f"INSERT OR IGNORE INTO queue_names (what, name, claims) SELECT DISTINCT '{what}', {expression}, 0"  # noqa: S608  # of names in this package: values are bound
            f" FROM claims c {join} WHERE c.number IN (SELECT value FROM json_each(?)) AND {expression} IS NOT NULL",
            (json.dumps(numbers),),
        )


def count(db: sqlite3.Connection, numbers: Sequence[int], sign: int) -> None:
    """Counts these claims in (1) or out (-1), and notes those that stand elsewhere for it: where a count of claims of
    a place gets another number of digits, or a place another number of holders."""
    given = json.dumps(numbers)
    for what, expression, join in NAMED:
        for name, claims in db.execute(
            f"SELECT {expression}, count(*) FROM claims c {join} WHERE c.kind != 'statement'"  # noqa: S608  # of names in this package: values are bound
            f" AND {expression} IS NOT NULL AND c.number IN (SELECT value FROM json_each(?)) GROUP BY 1",
            (given,),
        ).fetchall():
            _count(db, what, name, sign * claims)
    if sign < 0:
        db.execute("DELETE FROM queue_names WHERE what IN ('party', 'outlet', 'place', 'rule') AND claims <= 0")
    places = set()
    for place, holder, claims in db.execute(
        f"SELECT {PLACE}, {HOLDER}, count(*) FROM claims c WHERE {_HELD} AND {HOLDER} NOT NULL"  # noqa: S608  # of names in this package: values are bound
        " AND c.number IN (SELECT value FROM json_each(?)) GROUP BY 1, 2",
        (given,),
    ).fetchall():
        places.add(place)
        db.execute(
            "INSERT INTO queue_holders VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET claims = claims + excluded.claims",
            (place, holder, sign * claims),
        )
    if sign < 0:
        db.execute("DELETE FROM queue_holders WHERE claims <= 0")
    for place in sorted(places):
        _hold(db, place)


def _count(db: sqlite3.Connection, what: str, name: str, more: int) -> None:
    row = db.execute("SELECT id, claims FROM queue_names WHERE what = ? AND name = ?", (what, name)).fetchone()
    if row is None:
        db.execute("INSERT INTO queue_names (what, name, claims) VALUES (?, ?, ?)", (what, name, more))
        return
    db.execute("UPDATE queue_names SET claims = ? WHERE id = ?", (row["claims"] + more, row["id"]))
    if what == "place" and len(str(row["claims"])) != len(str(row["claims"] + more)):
        move(db, "q.place = ?", row["id"])


def _hold(db: sqlite3.Connection, place: str) -> None:
    several = db.execute("SELECT count(*) > 1 FROM queue_holders WHERE place = ?", (place,)).fetchone()[0]
    was = db.execute("SELECT id FROM queue_names WHERE what = 'held' AND name = ?", (place,)).fetchone()
    if bool(several) == (was is not None):
        return
    if several:
        db.execute("INSERT INTO queue_names (what, name, claims) VALUES ('held', ?, 0)", (place,))
    else:
        db.execute("DELETE FROM queue_names WHERE id = ?", (was["id"],))
    row = db.execute("SELECT id FROM queue_names WHERE what = 'place' AND name = ?", (place,)).fetchone()
    if row is not None:
        move(db, f"q.place = ? AND q.kind = {_CONTROL}", row["id"])


def move(db: sqlite3.Connection, condition: str, value: int) -> None:
    """Notes the claims of the queue's rows that fulfil a condition of this package."""
    db.execute(
        "INSERT OR IGNORE INTO queue_moved SELECT c.id FROM queue q CROSS JOIN claims c ON c.number = q.number"  # noqa: S608  # of names in this package: values are bound
        f" WHERE {condition}",
        (value,),
    )
