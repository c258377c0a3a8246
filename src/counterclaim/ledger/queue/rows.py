"""The queue's rows: what each claim's place follows from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from operator import itemgetter

from counterclaim.ledger.agreement import Agreement, measured, verdict_of
from counterclaim.ledger.carried import Apart, asked_again
from counterclaim.ledger.decisions import decisions_of
from counterclaim.ledger.queries import counts_here
from counterclaim.ledger.queue import points
from counterclaim.ledger.queue.names import PARTY, PLACE, put_unknown
from counterclaim.ledger.rows import Review
from counterclaim.ledger.stands import review_of, stands_of
from counterclaim.model.decision import Decision

_DAY = "coalesce(CAST(replace(r.published, '-', '') AS INTEGER), 0)"
_THESE = "(SELECT value FROM json_each(?))"


def place_anew(db: sqlite3.Connection, claims: Iterable[str], until: int) -> None:
    """Makes the rows of these claims (ids) anew, and of those that wait for what is decided on them. Rows of later
    numbers than `until` are left for later, but for those that reviewers added."""
    near = set(claims)
    near.update(
        row[0]
        for row in db.execute(f"SELECT new FROM reread WHERE old IN {_THESE}", (json.dumps(sorted(near)),))  # noqa: S608  # of names in this package: values are bound
    )
    given = json.dumps(sorted(near))
    every = [row[0] for row in db.execute(f"SELECT number FROM claims WHERE id IN {_THESE}", (given,))]  # noqa: S608  # of names in this package: values are bound
    now = [
        row[0]
        for row in db.execute(
            "SELECT c.number FROM current_claims c JOIN readings g ON g.number = c.reading"  # noqa: S608  # of names in this package: values are bound
            f" WHERE c.id IN {_THESE} AND c.kind != 'statement' AND (c.number <= ? OR g.version = 'reviewers')",
            (given, until),
        )
    ]
    numbers = json.dumps(every)
    _count(db, numbers, -1)
    db.execute(f"DELETE FROM queue WHERE number IN {_THESE}", (numbers,))  # noqa: S608  # of names in this package: values are bound
    decided = db.execute(
        "SELECT s.who, c.number FROM queue_stands s JOIN claims c ON c.id = s.claim"  # noqa: S608  # of names in this package: values are bound
        f" WHERE s.claim IN {_THESE}",
        (given,),
    ).fetchall()
    db.executemany("DELETE FROM queue_decided WHERE who = ? AND number = ?", decided)
    db.execute(f"DELETE FROM queue_stands WHERE claim IN {_THESE}", (given,))  # noqa: S608  # of names in this package: values are bound
    put_unknown(db, now)
    put_rows(db, now)
    histories = decisions_of(db, sorted(near))
    put_stands(db, histories)
    put_reviews(db, histories, _apart(db, near))
    _count(db, numbers, 1)


def put_rows(db: sqlite3.Connection, numbers: Sequence[int] | None) -> None:
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
            + coalesce(u.weight, 0)
        ), c.number, CASE c.kind {kinds} END, coalesce(s.id, 0), coalesce(o.id, 0), {_DAY}, coalesce(a.standing, 0), 0,
        r.number, coalesce(p.id, 0), coalesce(u.id, 0)
        FROM current_claims c JOIN reports r ON r.id = c.report
        LEFT JOIN answered a ON a.claim = c.id
        LEFT JOIN queue_names p ON p.what = 'place' AND p.name = {PLACE}
        LEFT JOIN queue_names s ON s.what = 'party' AND s.name = {PARTY}
        LEFT JOIN queue_names o ON o.what = 'outlet' AND o.name = r.outlet
        LEFT JOIN queue_names h ON h.what = 'held' AND h.name = {PLACE}
        LEFT JOIN queue_names u ON u.what = 'rule' AND u.name = c.rule
        WHERE c.kind != 'statement'{chosen} ORDER BY 1, 2
        """,  # noqa: S608  # only constants of this package go in
        {} if numbers is None else {"numbers": json.dumps(numbers)},
    )


def put_reviews(db: sqlite3.Connection, histories: Mapping[str, tuple[Decision, ...]], aside: Apart) -> None:
    """What was decided, into the rows of these claims."""
    for claim in sorted({*histories, *aside.held}):
        history = histories.get(claim, ())
        review = Review.CHANGED if claim in aside.held else review_of(history)
        more = {Review.DISPUTED: points.AT_ODDS, Review.CHANGED: points.ASKS_AGAIN}.get(review, 0)
        stands = stands_of(history)
        for row in db.execute("SELECT number, reading FROM current_claims WHERE id = ?", (claim,)).fetchall():
            if not counts_here(row["reading"], row["number"], review, aside):
                db.execute("DELETE FROM queue WHERE number = ?", (row["number"],))
                continue
            db.execute(
                "UPDATE queue SET review = ?, rank = rank - ? WHERE number = ?",
                (points.REVIEWS[review], more, row["number"]),
            )
            db.executemany(
                "INSERT OR IGNORE INTO queue_decided VALUES (?, ?)", ((stand.who, row["number"]) for stand in stands)
            )


def put_stands(db: sqlite3.Connection, histories: Mapping[str, tuple[Decision, ...]]) -> None:
    """Who stands where on these claims."""
    for claim, history in histories.items():
        row = db.execute("SELECT rule FROM claims WHERE id = ? ORDER BY number DESC LIMIT 1", (claim,)).fetchone()
        db.executemany(
            "INSERT INTO queue_stands VALUES (?, ?, ?, ?, ?, ?)",
            (
                (claim, stand.who, stand.number, verdict_of(stand), stand.blind, row["rule"] if row else "")
                for stand in stands_of(history)
            ),
        )


def kept_agreement(db: sqlite3.Connection) -> Agreement:
    """How far reviewers agree, of the rows of the queue: as `agreement` has it, without going over all decisions."""
    decided = {row[0]: row[1] for row in db.execute("SELECT who, count(*) FROM queue_stands GROUP BY who")}
    said = db.execute(
        "SELECT claim, who, verdict, blind FROM queue_stands WHERE claim IN"
        " (SELECT claim FROM queue_stands GROUP BY claim HAVING count(*) > 1) ORDER BY claim, number"
    )
    several = [
        [(row["who"], row["verdict"], bool(row["blind"])) for row in rows]
        for _, rows in groupby(said, key=itemgetter("claim"))
    ]
    return measured(decided, several)


def weigh_rules(db: sqlite3.Connection) -> list[tuple[int, int, int]]:
    """How often reviewers rejected what each rule found; gives the rules (queue_names.id) that are to weigh otherwise,
    each with what it weighs and is to weigh."""
    found = {
        row[0]: (row[1], row[2])
        for row in db.execute(
            "SELECT rule, count(*), sum(verdict = 'reject') FROM"
            " (SELECT rule, verdict, max(number) FROM queue_stands GROUP BY claim) GROUP BY rule"
        )
    }
    changed = []
    for row in db.execute("SELECT * FROM queue_names WHERE what = 'rule'").fetchall():
        decided, rejected = found.get(row["name"], (0, 0))
        weight = points.of_rule(rejected, decided)
        if (decided, rejected) != (row["decided"], row["rejected"]):
            db.execute("UPDATE queue_names SET decided = ?, rejected = ? WHERE id = ?", (decided, rejected, row["id"]))
        if weight != row["weight"]:
            changed.append((row["id"], row["weight"], weight))
    return changed


def put_weight(db: sqlite3.Connection, rule: int, was: int, weight: int) -> None:
    """Moves all claims of a rule by as many points."""
    db.execute("UPDATE queue SET rank = rank - ? WHERE rule = ?", (weight - was, rule))
    db.execute("UPDATE queue_names SET weight = ? WHERE id = ?", (weight, rule))


def count_rows(db: sqlite3.Connection) -> None:
    """How many rows each kind and standing has, into an empty table of them."""
    for column in ("kind", "standing"):
        db.execute(
            f"INSERT INTO queue_names (what, name, claims) SELECT '{column}', {column}, count(*)"  # noqa: S608  # of names in this package: values are bound
            f" FROM queue GROUP BY {column}"
        )


def _count(db: sqlite3.Connection, numbers: str, sign: int) -> None:
    for column in ("kind", "standing"):
        db.execute(
            f"INSERT INTO queue_names (what, name, claims) SELECT '{column}', {column}, {sign} * count(*) FROM queue"  # noqa: S608  # of names in this package: values are bound
            f" WHERE number IN {_THESE} GROUP BY {column}"
            " ON CONFLICT DO UPDATE SET claims = claims + excluded.claims",
            (numbers,),
        )


def _apart(db: sqlite3.Connection, claims: set[str]) -> Apart:
    """What stands apart of these claims alone."""
    asking = {row[0] for row in db.execute("SELECT DISTINCT new FROM reread")} & claims
    held = {one: about for one in asking if (about := asked_again(db, one))}
    rows = db.execute(
        "SELECT c.number, c.reading, EXISTS (SELECT 1 FROM current_claims m WHERE m.id = c.id"  # noqa: S608  # of names in this package: values are bound
        " AND m.reading != c.reading) AS twice FROM claims c JOIN readings g ON g.number = c.reading"
        f" WHERE g.version = 'reviewers' AND c.id IN {_THESE}",
        (json.dumps(sorted(claims)),),
    ).fetchall()
    return Apart(
        held,
        frozenset(row["reading"] for row in rows),
        frozenset(row["number"] for row in rows if row["twice"]),
    )
