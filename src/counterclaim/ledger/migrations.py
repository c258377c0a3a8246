"""Brings ledgers of older formats to this one's: a step is one row in `MIGRATIONS`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from importlib.resources import files
from pathlib import Path

from counterclaim import __version__
from counterclaim.ledger import failures

# What no step may lose a row of.
_KEPT = ("reports", "readings", "superseded", "claims", "decisions", "refusals", "runs")


@dataclass(frozen=True, slots=True)
class Migration:
    """“To format 2: decisions know more verbs.” `apply` is called within a transaction, with foreign keys off: a table
    that others point at may be made anew."""

    to: int
    what: str
    apply: Callable[[sqlite3.Connection], None]


def statements(name: str) -> Iterator[str]:
    """The statements of an SQL file of this package, one by one (`executescript` would end our transaction)."""
    pending = ""
    for line in files("counterclaim.ledger").joinpath(name).read_text("utf-8").splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            yield pending
            pending = ""


def _run(name: str, db: sqlite3.Connection) -> None:
    for statement in statements(name):
        db.execute(statement)


def _to_2(db: sqlite3.Connection) -> None:
    """The first ledgers of format 1 had no column for where a claim lies."""
    if "located" not in {row[1] for row in db.execute("PRAGMA table_info(claims)")}:
        _run("upgrade_1.sql", db)
    _run("upgrade_2.sql", db)


# In the order of their formats, one for each from 2 on. A step is never changed once a program with it is released.
MIGRATIONS: tuple[Migration, ...] = (
    Migration(
        2,
        "decisions know more verbs and whether they were made blind; reports can be searched; versions say more",
        _to_2,
    ),
    Migration(3, "what versions are made of, also in the first ledgers of format 2", partial(_run, "upgrade_3.sql")),
)
# Goes up with every change of schema.sql that an older program would misread.
FORMAT_VERSION = MIGRATIONS[-1].to


def migrate(path: Path, db: sqlite3.Connection) -> None:
    """Takes all steps from the ledger's format to this program's in one transaction: all of them or none.

    `db` is a connection of its own, with which nothing else is done. Another program may have done it meanwhile.
    LedgerError CC218 where a row would be lost or points at nothing: then the ledger stays as it was.
    """
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute("BEGIN IMMEDIATE")
    try:
        version = db.execute("PRAGMA user_version").fetchone()[0]
        before = _counted(db)
        for step in MIGRATIONS:
            if step.to > version:
                step.apply(db)
                db.execute(
                    "INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"format {step.to}", f"counterclaim {__version__}")
                )
        if _counted(db) != before or db.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise failures.cannot_migrate(path, version, FORMAT_VERSION)
        db.execute("UPDATE meta SET value = ? WHERE name = 'format'", (str(FORMAT_VERSION),))
        db.execute(f"PRAGMA user_version = {FORMAT_VERSION}")
        db.execute("COMMIT")
    except BaseException:
        if db.in_transaction:
            db.execute("ROLLBACK")
        raise


def _counted(db: sqlite3.Connection) -> list[int]:
    return [db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _KEPT]  # noqa: S608  # of this file
