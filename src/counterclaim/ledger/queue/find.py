"""Claims of the queue that fit some filters, a page at a time, in the time of one short pass at most."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
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
# … and up to this many where each is asked whether it has words that very many have.
PROBED = 100
# Rows that are looked up one by one in less time than a million are passed over in; measured: 20,000 take 40 ms, a
# million 90 ms (benchmarks/desk.py).
FEW = 20_000
# So many are sorted before the first is given.
SORTED = 2_000
# Rows of one value that are no shorter a way than the whole queue.
SOME = 400_000

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
    begin, None at an end. `found` counts the matches; with `at_least`, there are as many or more."""

    places: tuple[Place, ...]
    before: Place | None
    after: Place | None
    found: int
    at_least: bool = False


def find(ledger: Ledger, filters: Filters, after: Place | None = None, before: Place | None = None) -> Page:
    """The page of the queue after a place, or before one; the first by default."""
    asked = _asked(ledger.db, filters)
    if asked is None:
        return Page((), None, None, 0)
    backwards = before is not None
    rows = _rows(ledger.db, asked, before or after, PAGE + 1, backwards=backwards)
    more = len(rows) > PAGE
    shown = rows[:PAGE][::-1] if backwards else rows[:PAGE]
    is_all = not more and before is None and after is None
    found = len(rows) if is_all else _count(ledger.db, asked)
    many = not is_all and found == asked.most
    if not shown:
        return Page((), None, None, found, many)
    first = more if backwards else after is not None
    last = True if backwards else more
    return Page(tuple(shown), shown[0] if first else None, shown[-1] if last else None, found, many)


def following(ledger: Ledger, filters: Filters, place: Place | None) -> int | None:
    """The number of the claim that comes next after a place (None: of the first)."""
    asked = _asked(ledger.db, filters)
    rows = [] if asked is None else _rows(ledger.db, asked, place, 1)
    return rows[0][1] if rows else None


def place_of(ledger: Ledger, number: int) -> Place | None:
    """Where a claim stands in the queue; None where it isn't in it."""
    row = ledger.db.execute("SELECT rank, number FROM queue WHERE number = ?", (number,)).fetchone()
    return None if row is None else (row[0], row[1])


def numbers_of(ledger: Ledger, filters: Filters) -> Iterator[int]:
    """The numbers of all claims that fit, in the order of exports: by report, place in it, kind and id."""
    asked = _asked(ledger.db, filters)
    if asked is None:
        return
    # Few are sorted; where there may be many, claims are passed over in their order, so that the first come at once.
    joined = "claims c INDEXED BY claims_report CROSS JOIN queue q INDEXED BY queue_number ON q.number = c.number"
    if asked.is_few:
        joined = f"queue q {asked.way} CROSS JOIN claims c ON c.number = q.number"
    for row in ledger.db.execute(
        f"SELECT c.number FROM {joined} WHERE {asked.where} ORDER BY c.report, c.start, c.end, c.kind, c.id",  # noqa: S608  # of names in this package: values are bound
        asked.values,
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
    # From one name to the next, not over all that each decided.
    rows = ledger.db.execute(
        "WITH RECURSIVE names (who) AS (SELECT min(who) FROM queue_decided UNION ALL"
        " SELECT (SELECT min(who) FROM queue_decided WHERE who > names.who) FROM names WHERE names.who NOT NULL)"
        " SELECT who FROM names WHERE who NOT NULL"
    )
    return tuple(row[0] for row in rows)


def decided_by(ledger: Ledger, who: str) -> int:
    """On how many claims somebody has decided."""
    return int(ledger.db.execute("SELECT count(*) FROM queue_decided WHERE who = ?", (who,)).fetchone()[0])


_Value = str | int


@dataclass(frozen=True, slots=True)
class _Asked:
    """SQL of the filters, with values bound by name, the `way` to take through the queue, and the `most` to count;
    `is_few` where at most some thousands fit."""

    where: str
    values: dict[str, _Value]
    way: str
    most: int
    is_few: bool


def _rows(
    db: sqlite3.Connection, asked: _Asked, beyond: Place | None, most: int, *, backwards: bool = False
) -> list[Place]:
    where, values = asked.where, asked.values
    if beyond is not None:
        where += f" AND (q.rank, q.number) {'<' if backwards else '>'} (:rank, :number)"
        values = {**values, "rank": beyond[0], "number": beyond[1]}
    order = "DESC" if backwards else "ASC"
    return [
        (row[0], row[1])
        for row in db.execute(
            f"SELECT q.rank, q.number FROM queue q {asked.way} WHERE {where}"  # noqa: S608  # of names in this package: values are bound
            f" ORDER BY q.rank {order}, q.number {order} LIMIT {most}",
            values,
        )
    ]


def _count(db: sqlite3.Connection, asked: _Asked) -> int:
    counted: int = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM queue q {asked.way} WHERE {asked.where} LIMIT {asked.most})",  # noqa: S608  # of names in this package: values are bound
        asked.values,
    ).fetchone()[0]
    return counted


_OF_DAYS = "q.day BETWEEN :since AND :until"


def _asked(db: sqlite3.Connection, filters: Filters) -> _Asked | None:
    """What to ask the queue; None where nothing can fit.

    The filter with the fewest rows leads. Those of one value stand in an index in the order of the queue; those of some
    days, and claims that have some words, are looked up and sorted, which pays where they are few. Where nothing leaves
    few, the queue is passed over in its own order, until the page is full.
    """
    where, values = ["1"], dict[str, _Value]()
    found: list[tuple[int, str]] = []  # how many rows, in which index
    for column, number, claims in _equal(db, filters):
        if number is None:
            return None
        where.append(f"q.{column} = :{column}")
        values[column] = number
        found.append((claims, f"queue_{column}"))
    if filters.since is not None or filters.until is not None:
        where.append(_OF_DAYS)
        values["since"] = 1 if filters.since is None else _day(filters.since)
        values["until"] = 99_999_999 if filters.until is None else _day(filters.until)
        found.append((_few(db, "queue", "day BETWEEN :since AND :until", values), "queue_day"))
    reviewer = filters.reviewer
    if filters.blind_to and filters.review is Review.UNREVIEWED:
        where.append("NOT EXISTS (SELECT 1 FROM queue_decided m WHERE m.who = :blind AND m.number = q.number)")
        values["blind"] = filters.blind_to
    elif filters.blind_to and filters.review is not None:
        reviewer = filters.blind_to
    if reviewer:
        where.append("EXISTS (SELECT 1 FROM queue_decided d WHERE d.who = :reviewer AND d.number = q.number)")
        values["reviewer"] = reviewer
    most = COUNTED
    if reviewer:
        found.append((_few(db, "queue_decided", "who = :reviewer", values), "reviewer"))
    if filters.words.strip():
        table, column = ("report_words", "report") if filters.whole else ("claim_words", "number")
        values["words"] = match_of(filters.words)
        many = _few(db, table, f"{table} MATCH :words", values)
        hits = f"SELECT rowid FROM {table} WHERE {table} MATCH :words"  # noqa: S608  # of names in this package: values are bound
        where.append(f"EXISTS ({hits} AND rowid = q.{column})" if many > FEW else f"q.{column} IN ({hits})")
        found.append((many, f"queue_{column}"))
        most = PROBED if many > FEW else COUNTED
    fewest, lead = min(found, default=(SOME, ""))
    if fewest >= SOME:
        lead = ""
    if lead != "queue_day":  # the plus keeps SQLite from that index, which it takes though it is told to take none
        where = [f"+{one}" if one is _OF_DAYS else one for one in where]
    if lead == "reviewer":
        where.append("q.number IN (SELECT number FROM queue_decided WHERE who = :reviewer)")
        lead = "queue_number"
    return _Asked(" AND ".join(where), values, f"INDEXED BY {lead}" if lead else "NOT INDEXED", most, fewest <= SORTED)


def _equal(db: sqlite3.Connection, filters: Filters) -> Iterator[tuple[str, int | None, int]]:
    """The columns that must have a value, None for a value that there isn't; and how many rows about have it."""
    numbers = {
        "kind": None if filters.kind is None else points.KINDS.get(filters.kind, -1),
        "standing": None if filters.standing is None else points.STANDINGS[filters.standing],
    }
    for column, number in numbers.items():
        if number is not None:
            yield column, number, _named(db, column, str(number))[1]
    for what, name in (("party", filters.party), ("outlet", filters.outlet)):
        if name:
            yield what, *_named(db, what, name)
    if filters.review is not None and not (filters.blind_to and filters.review is Review.UNREVIEWED):
        number = points.REVIEWS[filters.review]
        waits = filters.review is Review.UNREVIEWED  # nearly all of a large ledger
        yield "review", number, SOME if waits else _few(db, "queue", "review = :review", {"review": number})


def _named(db: sqlite3.Connection, what: str, name: str) -> tuple[int | None, int]:
    row = db.execute("SELECT id, claims FROM queue_names WHERE what = ? AND name = ?", (what, name)).fetchone()
    return (None, 0) if row is None else (row[0], row[1])


def _few(db: sqlite3.Connection, table: str, condition: str, values: dict[str, _Value]) -> int:
    """How many rows fit, where that is few; else as good as all."""
    counted: int = db.execute(
        f"SELECT count(*) FROM (SELECT 1 FROM {table} WHERE {condition} LIMIT {FEW + 1})",  # noqa: S608  # of names in this package: values are bound
        values,
    ).fetchone()[0]
    return counted if counted <= FEW else SOME


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
