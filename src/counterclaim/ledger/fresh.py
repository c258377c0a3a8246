"""Are the derived tables those of the claims and decisions that are there now?"""

from __future__ import annotations

import re
import sqlite3
from typing import NamedTuple

from counterclaim.errors import LedgerError
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.migrations import statements
from counterclaim.ledger.versions import reconcile_version


class Marks(NamedTuple):
    """The last rows that the derived tables were made from, and the version of the code that made them."""

    report: int
    reading: int
    decision: int
    version: str


def marks_now(db: sqlite3.Connection) -> Marks:
    """What they would be made from now."""
    report, reading, decision = db.execute(
        "SELECT (SELECT coalesce(max(number), 0) FROM reports), (SELECT coalesce(max(number), 0) FROM readings),"
        " (SELECT coalesce(max(number), 0) FROM decisions)"
    ).fetchone()
    return Marks(report, reading, decision, reconcile_version())


def marks_of(db: sqlite3.Connection) -> Marks | None:
    """What they were made from; None where there are none, or not this program's."""
    try:
        row = db.execute("SELECT report, reading, decision, version FROM derived_from").fetchone()
    except sqlite3.OperationalError:  # somebody dropped them, or an older program made them
        return None
    return None if row is None else Marks(*row)


def is_fresh(ledger: Ledger) -> bool:
    """True while nothing was added since the derived tables were made."""
    return marks_of(ledger.db) == marks_now(ledger.db)


def derive(ledger: Ledger) -> None:
    """Brings the derived tables up to date, in one transaction, unless they are."""
    from counterclaim.ledger.update import update

    if not is_fresh(ledger):
        with ledger.writing():
            update(ledger)


def made_fresh(ledger: Ledger) -> None:
    """Sees to it that this connection reads derived tables that are up to date.

    Where they aren't, as in the midst of a build, and the ledger is open for reading or can't be written, the
    connection gets its own, which stand before the ledger's and are gone with it.
    """
    if is_fresh(ledger):
        return
    if not ledger.readonly:
        try:
            derive(ledger)
            return
        except LedgerError as error:
            if error.code not in ("CC206", "CC209"):  # not writable, held by another
                raise
    _own(ledger)


def _own(ledger: Ledger) -> None:
    from counterclaim.ledger.update import update

    db = ledger.db
    query_only = db.execute("PRAGMA query_only").fetchone()[0]
    db.execute("PRAGMA query_only = OFF")
    try:
        db.execute("BEGIN")
        try:
            if marks_of(db) is None or not db.execute("SELECT 1 FROM temp.sqlite_master").fetchone():
                _copied(db)
            update(ledger, "temp.")
            db.execute("COMMIT")
        except BaseException:
            if db.in_transaction:
                db.execute("ROLLBACK")
            raise
    finally:
        db.execute(f"PRAGMA query_only = {query_only}")


def _copied(db: sqlite3.Connection) -> None:
    """The ledger's derived tables as they are, under the same names in the connection's own database."""
    marks = marks_of(db)
    make_tables(db, "temp.")
    if marks is not None and marks.version == reconcile_version():
        for (name,) in db.execute("SELECT name FROM temp.sqlite_master WHERE type = 'table'").fetchall():
            db.execute(f"INSERT INTO temp.{name} SELECT * FROM main.{name}")  # noqa: S608  # names of derived.sql


def make_tables(db: sqlite3.Connection, schema: str) -> None:
    """Empty derived tables, in place of any that there are. `schema` is empty, or `temp.` for the connection's own."""
    for statement in statements("derived.sql"):
        db.execute(re.sub(r"((?:CREATE|DROP) (?:TABLE|INDEX)(?: IF EXISTS)? )", rf"\1{schema}", statement))
