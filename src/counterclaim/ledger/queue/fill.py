"""The queue's rows: made whole after a build, and anew for the claims that a decision touches."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from importlib.resources import files

from counterclaim.ledger.carried import Apart, apart
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.decisions import decisions_of
from counterclaim.ledger.queries import counts_here
from counterclaim.ledger.queue import points
from counterclaim.ledger.rows import Review
from counterclaim.ledger.stands import review_of, stands_of
from counterclaim.model.decision import Decision, Verb

# Names that stand in one file of this package.
_PARTY = "nullif(coalesce(nullif(c.source_party, ''), c.source), '')"
_PLACE = "coalesce(json_extract(c.located, '$.name'), c.place)"
_DAY = "coalesce(CAST(replace(r.published, '-', '') AS INTEGER), 0)"


def is_filled(ledger: Ledger) -> bool:
    """True while nothing was added since the queue was made."""
    try:
        row = ledger.db.execute("SELECT claim, decision, derived FROM queue_from").fetchone()
    except sqlite3.OperationalError:
        return False
    return row is not None and tuple(row) == _marks(ledger.db)


def fill(ledger: Ledger) -> None:
    """Makes the queue anew, in one transaction, unless nothing was added."""
    if is_filled(ledger):
        return
    with ledger.writing() as db:
        _run(db, "queue.sql")
        histories, aside = decisions_of(db), apart(db)
        _put_names(db)
        _count_rules(db, histories)
        _put_rows(db, None)
        _run(db, "indexes.sql")
        for column in ("kind", "standing"):
            db.execute(
                f"INSERT INTO queue_names (what, name, claims) SELECT '{column}', {column}, count(*)"  # noqa: S608  # of names in this package: values are bound
                f" FROM queue GROUP BY {column}"
            )
        _put_reviews(db, histories, aside)
        db.execute("INSERT INTO queue_from VALUES (?, ?, ?)", _marks(db))
        db.execute("ANALYZE queue")


def touch(ledger: Ledger, claims: Iterable[str], *, spread: bool = False) -> None:
    """Brings the rows of these claims up to date; with `spread`, also of those whose question, which one of them
    answers too, stands otherwise than their rows say. The queue must be there."""
    with ledger.writing() as db:
        near = sorted(set(claims))
        if spread:
            near = sorted({*near, *_moved(db, near)})
        numbers = [
            row[0]
            for row in db.execute(
                "SELECT number FROM current_claims WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(near),)
            )
        ]
        gone = [
            row[0]
            for row in db.execute(
                "SELECT q.number FROM queue q JOIN claims c ON c.number = q.number"
                " WHERE c.id IN (SELECT value FROM json_each(?))",
                (json.dumps(near),),
            )
        ]
        db.executemany("DELETE FROM queue WHERE number = ?", ((number,) for number in {*numbers, *gone}))
        db.executemany("DELETE FROM queue_decided WHERE number = ?", ((number,) for number in {*numbers, *gone}))
        _put_new_names(db, numbers)
        _put_rows(db, numbers)
        _put_reviews(db, decisions_of(db, near), apart(db))
        db.execute("DELETE FROM queue_from")
        db.execute("INSERT INTO queue_from VALUES (?, ?, ?)", _marks(db))


def _moved(db: sqlite3.Connection, claims: list[str]) -> list[str]:
    standings = " ".join(f"WHEN '{one.value}' THEN {number}" for one, number in points.STANDINGS.items())
    rows = db.execute(
        "SELECT b.claim FROM (SELECT DISTINCT question FROM answers WHERE claim IN (SELECT value FROM json_each(?))) a"  # noqa: S608  # of names in this package: values are bound
        " JOIN questions s ON s.key = a.question JOIN answers b ON b.question = a.question"
        " JOIN claims c ON c.id = b.claim JOIN queue q ON q.number = c.number"
        f" WHERE q.standing != CASE s.standing {standings} END",
        (json.dumps(claims),),
    )
    return [row[0] for row in rows]


def _marks(db: sqlite3.Connection) -> tuple[int, int, str]:
    claim, decision = db.execute(
        "SELECT (SELECT coalesce(max(number), 0) FROM claims), (SELECT coalesce(max(number), 0) FROM decisions)"
    ).fetchone()
    try:
        derived = [tuple(row) for row in db.execute("SELECT * FROM derived_from")]
    except sqlite3.OperationalError:
        derived = []
    return claim, decision, json.dumps(derived)


def _run(db: sqlite3.Connection, name: str) -> None:
    pending = ""
    for line in files("counterclaim.ledger.queue").joinpath(name).read_text("utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            db.execute(pending)
            pending = ""


def _put_names(db: sqlite3.Connection) -> None:
    for what, expression, join in _NAMED:
        db.execute(
            f"INSERT INTO queue_names (what, name, claims) SELECT '{what}', {expression}, count(*)"  # noqa: S608  # of names in this package: values are bound
            f" FROM current_claims c {join} WHERE c.kind != 'statement' AND {expression} IS NOT NULL GROUP BY 2"
        )
    db.execute(
        f"INSERT INTO queue_names (what, name, claims) SELECT 'held', {_PLACE}, count(*) FROM current_claims c"  # noqa: S608  # of names in this package: values are bound
        f" WHERE c.kind = 'control' AND json_extract(c.details, '$.act') IN ('captured', 'held') AND {_PLACE} NOT NULL"
        " GROUP BY 2 HAVING count(DISTINCT json_extract(c.details, '$.holder')) > 1"
    )


def _put_new_names(db: sqlite3.Connection, numbers: Iterable[int]) -> None:
    for what, expression, join in _NAMED:
        db.execute(
            f"INSERT OR IGNORE INTO queue_names (what, name, claims) SELECT '{what}', {expression}, count(*)"  # noqa: S608  # of names in this package: values are bound
            f" FROM claims c {join} WHERE c.number IN (SELECT value FROM json_each(?)) AND {expression} IS NOT NULL"
            " GROUP BY 2",
            (json.dumps(list(numbers)),),
        )


_REPORT = "JOIN reports r ON r.id = c.report"
_NAMED = (
    ("party", _PARTY, ""),
    ("outlet", "r.outlet", _REPORT),
    ("place", _PLACE, ""),
    ("rule", "c.rule", ""),
)


def _count_rules(db: sqlite3.Connection, histories: Mapping[str, tuple[Decision, ...]]) -> None:
    """How many claims of each rule were decided, and how many of them rejected."""
    counted: dict[str, list[int]] = {}
    for claim, history in histories.items():
        stands = stands_of(history)
        row = db.execute("SELECT rule FROM claims WHERE id = ? ORDER BY number DESC LIMIT 1", (claim,)).fetchone()
        if not stands or row is None:
            continue
        decided = counted.setdefault(row[0], [0, 0])
        decided[0] += 1
        decided[1] += stands[-1].verdict is Verb.REJECT
    db.executemany(
        "UPDATE queue_names SET decided = ?, rejected = ? WHERE what = 'rule' AND name = ?",
        ((decided, rejected, rule) for rule, (decided, rejected) in counted.items()),
    )


def _put_rows(db: sqlite3.Connection, numbers: list[int] | None) -> None:
    """Rows as if nobody had decided; of the claims with these numbers, or of all."""
    kinds = " ".join(f"WHEN '{kind.value}' THEN {number}" for kind, number in points.KINDS.items())
    standings = " ".join(f"WHEN '{one.value}' THEN {number}" for one, number in points.STANDINGS.items())
    worst = " ".join(f"WHEN '{one.value}' THEN {number}" for one, number in points.BY_STANDING.items())
    chosen = "" if numbers is None else " AND c.number IN (SELECT value FROM json_each(:numbers))"
    answers = "" if numbers is None else (
        " WHERE a.claim IN (SELECT id FROM claims WHERE number IN (SELECT value FROM json_each(:numbers)))"
    )  # fmt: skip
    db.execute(
        f"""
        WITH answered AS (
            SELECT a.claim AS claim, max(CASE q.standing {worst} ELSE 0 END) AS points,
                   min(CASE q.standing {standings} END) AS standing
            FROM answers a JOIN questions q ON q.key = a.question{answers} GROUP BY a.claim
        )
        INSERT OR REPLACE INTO queue
        SELECT -(
            max(coalesce(a.points, 0),
                iif(EXISTS (SELECT 1 FROM denials d WHERE d.denied = c.id), {points.DENIED}, 0),
                iif(c.kind = 'control' AND h.id IS NOT NULL, {points.ANOTHER_HOLDER}, 0))
            + iif(c.kind = 'toll', {points.DIGIT} * coalesce(length(CAST(
                max(coalesce(json_extract(c.details, '$.low'), 0), coalesce(json_extract(c.details, '$.stated'), 0),
                    coalesce(json_extract(c.details, '$.high'), 0)) AS TEXT)), 0), 0)
            + coalesce({points.PLACE_DIGIT} * length(CAST(p.claims AS TEXT)), 0)
            + iif(json_array_length(c.located, '$.others') > 1, {points.PLACES}, 0)
            + iif(c.date IS NULL AND c.kind IN ('toll', 'attack', 'control'), {points.NO_DAY}, 0)
            + iif(c.kind = 'toll' AND json_extract(c.details, '$.approx'), {points.ROUGH}, 0)
            + iif(c.via IS NOT NULL, {points.SECOND_HAND}, 0)
            + coalesce({points.RULE} * u.rejected / (u.decided + {points.RULE_PRIOR}), 0)
        ), c.number, CASE c.kind {kinds} END, coalesce(s.id, 0), coalesce(o.id, 0), {_DAY}, coalesce(a.standing, 0), 0,
        r.number
        FROM current_claims c JOIN reports r ON r.id = c.report
        LEFT JOIN answered a ON a.claim = c.id
        LEFT JOIN queue_names p ON p.what = 'place' AND p.name = {_PLACE}
        LEFT JOIN queue_names s ON s.what = 'party' AND s.name = {_PARTY}
        LEFT JOIN queue_names o ON o.what = 'outlet' AND o.name = r.outlet
        LEFT JOIN queue_names h ON h.what = 'held' AND h.name = {_PLACE}
        LEFT JOIN queue_names u ON u.what = 'rule' AND u.name = c.rule
        WHERE c.kind != 'statement'{chosen} ORDER BY 1, 2
        """,  # noqa: S608  # only constants of this package go in
        {} if numbers is None else {"numbers": json.dumps(numbers)},
    )


def _put_reviews(db: sqlite3.Connection, histories: Mapping[str, tuple[Decision, ...]], aside: Apart) -> None:
    for claim in {*histories, *aside.held}:
        history = histories.get(claim, ())
        review = Review.CHANGED if claim in aside.held else review_of(history)
        more = {Review.DISPUTED: points.AT_ODDS, Review.CHANGED: points.ASKS_AGAIN}.get(review, 0)
        for row in db.execute("SELECT number, reading FROM current_claims WHERE id = ?", (claim,)).fetchall():
            if not counts_here(row["reading"], row["number"], review, aside):
                db.execute("DELETE FROM queue WHERE number = ?", (row["number"],))
                continue
            db.execute(
                "UPDATE queue SET review = ?, rank = rank - ? WHERE number = ?",
                (points.REVIEWS[review], more, row["number"]),
            )
            db.executemany(
                "INSERT OR IGNORE INTO queue_decided VALUES (?, ?)",
                ((stand.who, row["number"]) for stand in stands_of(history)),
            )
