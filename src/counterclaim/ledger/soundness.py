"""Ledgers come from others as well: what a file may make this program do, and why a row of it can't be read."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

# What SQLite runs by itself when a table is read or written. Tables and indexes hold data and are left to SQLite.
_RUNS = re.compile(r"CREATE\s+(?:VIEW|TRIGGER|VIRTUAL)\b", re.IGNORECASE)
# A trigger that does nothing but refuse, as those that keep rows from being altered.
_REFUSES = re.compile(r"CREATE TRIGGER \w+ BEFORE (?:UPDATE|DELETE) ON \w+ BEGIN SELECT RAISE\(ABORT, '[^']*'\); END")
_COMMENT = re.compile(r"--[^\n]*")


def foreign_code(db: sqlite3.Connection) -> str | None:
    """The name of a view, a trigger or a virtual table of the file that no version of this program made; else None.

    A view may never end, and a trigger may delete. A sound ledger costs one query of some sixty rows.
    """
    for name, sql in db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"):
        if _RUNS.match(str(sql)) and not _REFUSES.fullmatch(_folded(str(sql))) and _folded(str(sql)) not in _own_code():
            return str(name)
    return None


def fault_of(db: sqlite3.Connection) -> str | None:
    """Which row can't be read, in words; None where all can. It is asked only once something went wrong."""
    from counterclaim.ledger.decisions import decision_of
    from counterclaim.ledger.nouns import noun_of
    from counterclaim.ledger.partitions import BY_NAME
    from counterclaim.ledger.store import CLAIM_COLUMNS, claim_of, report_of

    tables: list[tuple[str, str, Callable[[sqlite3.Row], object]]] = [
        ("report", "SELECT * FROM reports", lambda row: _texts(row["id"], report_of(row))),
        ("claim", f"SELECT {CLAIM_COLUMNS} FROM claims c", lambda row: _texts(row["id"], claim_of(row))),  # noqa: S608  # of this program
        ("decision", "SELECT * FROM decisions", lambda row: _texts(row["claim"], decision_of(row))),
    ]
    # What follows from these, once anything does. The other columns are numbers and names: any value may stand there.
    derived: list[tuple[str, str, Callable[[sqlite3.Row], object]]] = [
        ("item", "SELECT kind, value FROM items", lambda row: noun_of(BY_NAME[row["kind"]].value, row["value"])),
        ("noun", "SELECT kind, value FROM nouns", lambda row: noun_of(BY_NAME[row["kind"]].noun, row["value"])),
        ("question", "SELECT fighting FROM questions", lambda row: json.loads(row["fighting"])),
        ("war", "SELECT belligerents FROM wars", lambda row: json.loads(row["belligerents"])),
    ]
    for name, sql, read in [*tables, *(derived if _is_derived(db) else [])]:
        try:
            for number, row in enumerate(db.execute(sql)):
                try:
                    read(row)
                except Exception as error:
                    return f"its {name} in row {number + 1} can't be read: {type(error).__name__}: {str(error)[:100]}"
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return f"its {name}s can't be read: {error}"
    # For all other tables: SQLite knows whether their pages and indexes hold together.
    try:
        said = db.execute("PRAGMA integrity_check(1)").fetchone()[0]
    except (sqlite3.Error, UnicodeDecodeError) as error:
        said = str(error)
    return None if said == "ok" else f"SQLite says: {str(said)[:200]}"


def _is_derived(db: sqlite3.Connection) -> bool:
    try:
        return db.execute("SELECT 1 FROM sqlite_master WHERE name = 'derived_from'").fetchone() is not None
    except (sqlite3.Error, UnicodeDecodeError):
        return False  # what it is instead, the tables above say


def _texts(identifier: object, noun: object) -> None:
    """TypeError or ValueError where a field holds what it should not: SQLite lets any value into any column."""
    names = ("id", "report", "text", "source", "source_party", "via", "date", "place", "rule", "title", "outlet", "url",
             "origin", "fingerprint", "who", "when", "why", "field", "old", "new")  # fmt: skip
    for name in names:
        value = getattr(noun, name, None)
        if value is not None and not isinstance(value, str):
            raise TypeError(f"`{name}` of {str(identifier)[:40]!r} is no text")
    for number in getattr(noun, "span", ()):
        if not isinstance(number, int):
            raise TypeError(f"the span of {str(identifier)[:40]!r} is no pair of numbers")
    for name in ("old", "new"):
        json.loads(getattr(noun, name, None) or "null")


@cache
def _own_code() -> frozenset[str]:
    return frozenset(
        _folded(sql)
        for path in _sql_files(files("counterclaim.ledger"))
        for sql in _statements(path.read_text("utf-8"))
        if _RUNS.match(_COMMENT.sub("", sql).strip())
    )


def _sql_files(folder: Traversable) -> Iterator[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _sql_files(entry)
        elif entry.name.endswith(".sql"):
            yield entry


def _statements(script: str) -> Iterator[str]:
    pending = ""
    for line in script.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _folded(sql: str) -> str:
    return " ".join(_COMMENT.sub("", sql).replace('"', "").split()).rstrip("; ")
