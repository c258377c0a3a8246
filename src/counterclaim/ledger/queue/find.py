"""Claims of the queue that fit some filters, a page at a time, in the time of one short pass at most."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.queue import points
from counterclaim.ledger.rows import Review
from counterclaim.model.claim import Kind
from counterclaim.model.question import Standing

# Claims on a page of the queue.
PAGE = 50
# Matches are counted up to this many: counting a million takes longer than anybody looks.
COUNTED = 1000
# A page wants the first of many: of words in more claims than these, each claim of the queue is asked whether it has
# them, until the page is full; of rarer ones, all are looked up.
MANY = 20_000

Place = tuple[int, int]
"""A place in the queue: rank and number of a claim. Pages begin after one."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What is asked for; None and empty are everything. `words` are looked for in the claims, their sentences and
    speakers, and with `whole` in the whole reports. `party` is of the speaker, `reviewer` who has decided.

    `blind_to` is a reviewer who is not to know what others decided: claims are unreviewed until they have decided.
    """

    kind: Kind | None = None
    party: str = ""
    outlet: str = ""
    since: date | None = None
    until: date | None = None
    standing: Standing | None = None
    review: Review | None = None
    reviewer: str = ""
    words: str = ""
    whole: bool = False
    blind_to: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the queue: `numbers` of claims with their places. `before` and `after` are where the pages beside it
    begin, None at an end. `found` counts all matches, up to `COUNTED`."""

    places: tuple[Place, ...]
    before: Place | None
    after: Place | None
    found: int


def find(ledger: Ledger, filters: Filters, after: Place | None = None, before: Place | None = None) -> Page:
    """The page of the queue after a place, or before one; the first by default."""
    where, values = _conditions(ledger.db, filters)
    if where is None:
        return Page((), None, None, 0)
    backwards = before is not None
    rows = _rows(ledger.db, where, values, before or after, PAGE + 1, backwards=backwards)
    more = len(rows) > PAGE
    shown = rows[:PAGE][::-1] if backwards else rows[:PAGE]
    found = _count(ledger.db, where, values)
    if not shown:
        return Page((), None, None, found)
    first = more if backwards else after is not None
    last = True if backwards else more
    return Page(tuple(shown), shown[0] if first else None, shown[-1] if last else None, found)


def following(ledger: Ledger, filters: Filters, place: Place | None) -> int | None:
    """The number of the claim that comes next after a place (None: of the first)."""
    where, values = _conditions(ledger.db, filters)
    rows = [] if where is None else _rows(ledger.db, where, values, place, 1)
    return rows[0][1] if rows else None


def place_of(ledger: Ledger, number: int) -> Place | None:
    """Where a claim stands in the queue; None where it isn't in it."""
    row = ledger.db.execute("SELECT rank, number FROM queue WHERE number = ?", (number,)).fetchone()
    return None if row is None else (row[0], row[1])


def numbers_of(ledger: Ledger, filters: Filters) -> Iterator[int]:
    """The numbers of all claims that fit, in the order of exports: by report, place in it, kind and id."""
    where, values = _conditions(ledger.db, filters)
    if where is None:
        return
    for row in ledger.db.execute(
        f"SELECT c.number FROM queue q JOIN claims c ON c.number = q.number WHERE {where}"  # noqa: S608
        " ORDER BY c.report, c.start, c.end, c.kind, c.id",
        values,
    ):
        yield row[0]


def facets(ledger: Ledger, what: str, most: int = 200) -> tuple[str, ...]:
    """The parties or outlets (`what`) with most claims, for choosing."""
    rows = ledger.db.execute(
        "SELECT name FROM queue_names WHERE what = ? ORDER BY claims DESC, name LIMIT ?", (what, most)
    )
    return tuple(row[0] for row in rows)


def reviewers(ledger: Ledger) -> tuple[str, ...]:
    """All who have decided, by name."""
    return tuple(row[0] for row in ledger.db.execute("SELECT DISTINCT who FROM queue_decided ORDER BY who"))


_Value = str | int


def _rows(
    db: sqlite3.Connection,
    where: str,
    values: dict[str, _Value],
    beyond: Place | None,
    most: int,
    *,
    backwards: bool = False,
) -> list[Place]:
    if beyond is not None:
        where += f" AND (q.rank, q.number) {'<' if backwards else '>'} (:rank, :number)"
        values = {**values, "rank": beyond[0], "number": beyond[1]}
    way = "DESC" if backwards else "ASC"
    return [
        (row[0], row[1])
        for row in db.execute(
            f"SELECT q.rank, q.number FROM queue q WHERE {where} ORDER BY q.rank {way}, q.number {way} LIMIT {most}",  # noqa: S608
            values,
        )
    ]


def _count(db: sqlite3.Connection, where: str, values: dict[str, _Value]) -> int:
    counted: int = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM queue q WHERE {where} LIMIT {COUNTED})",  # noqa: S608
        values,
    ).fetchone()[0]
    return counted


def _conditions(db: sqlite3.Connection, filters: Filters) -> tuple[str | None, dict[str, _Value]]:
    """SQL of the filters, with values bound by name; None where nothing can fit."""
    where, values = ["1"], dict[str, _Value]()
    equal: list[tuple[str, int]] = []
    if filters.kind is not None:
        equal.append(("kind", points.KINDS.get(filters.kind, -1)))
    if filters.standing is not None:
        equal.append(("standing", points.STANDINGS[filters.standing]))
    for what, name in (("party", filters.party), ("outlet", filters.outlet)):
        if name:
            row = db.execute("SELECT id FROM queue_names WHERE what = ? AND name = ?", (what, name)).fetchone()
            if row is None:
                return None, {}
            equal.append((what, row[0]))
    if filters.review is not None:
        if filters.blind_to and filters.review is Review.UNREVIEWED:
            where.append("NOT EXISTS (SELECT 1 FROM queue_decided m WHERE m.who = :blind AND m.number = q.number)")
            values["blind"] = filters.blind_to
        else:
            equal.append(("review", points.REVIEWS[filters.review]))
            if filters.blind_to:
                filters = replace(filters, reviewer=filters.blind_to)
    for column, number in equal:
        where.append(f"q.{column} = :{column}")
        values[column] = number
    if filters.since is not None:
        where.append("q.day >= :since")
        values["since"] = _day(filters.since)
    if filters.until is not None:
        where.append("q.day BETWEEN 1 AND :until")
        values["until"] = _day(filters.until)
    if filters.reviewer:
        where.append("q.number IN (SELECT d.number FROM queue_decided d WHERE d.who = :reviewer)")
        values["reviewer"] = filters.reviewer
    if filters.words.strip():
        where.append(_words(db, filters))
        values["words"] = match_of(filters.words)
    return " AND ".join(where), values


def _words(db: sqlite3.Connection, filters: Filters) -> str:
    table, column = ("report_words", "report") if filters.whole else ("claim_words", "number")
    hits = f"SELECT rowid FROM {table} WHERE {table} MATCH :words"  # noqa: S608
    counted = db.execute(
        f"SELECT count(*) FROM ({hits} LIMIT {MANY + 1})",  # noqa: S608
        {"words": match_of(filters.words)},
    ).fetchone()[0]
    if counted > MANY:
        return f"EXISTS ({hits} AND {table}.rowid = q.{column})"
    return f"q.{column} IN ({hits})"


_PIECE = re.compile(r'"([^"]*)"|(\S+)')


def match_of(words: str) -> str:
    """Words as FTS5 takes them: all must be there, in any order; in quotes, as a phrase; with * at the end, as a
    beginning. Whatever else is typed is a word, not an operator."""
    pieces = []
    for found in _PIECE.finditer(words.replace("\0", " ")):
        phrase, word = found.groups()
        star = phrase is None and word.endswith("*")
        text = (phrase if phrase is not None else word).replace('"', "")
        if any(character.isalnum() for character in text):
            pieces.append(f'"{text}"' + ("*" if star else ""))
    return " ".join(pieces) or '""'


def _day(day: date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day
