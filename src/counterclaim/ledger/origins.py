"""Copies among the reports of a ledger, and whose words they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import date

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.store import report_of
from counterclaim.model.origin import Origin
from counterclaim.reconcile.origins import Copies, origin_of_report


def origins(ledger: Ledger, as_of: date | None = None) -> Iterator[Origin]:
    """The origin of each report, by day of publication and id; with `as_of`, of those published by that day.

    A root is always the earliest of its copies: what was published later changes nothing before it.
    """
    db = ledger.db
    copies = Copies(lambda report: _text(db, report))
    names: dict[str, str] = {}
    until = None if as_of is None else as_of.isoformat()
    for row in db.execute(
        "SELECT * FROM reports WHERE ? IS NULL OR published <= ? ORDER BY coalesce(published, '9999'), id",
        (until, until),
    ):
        report = report_of(row)
        copy = copies.add(report.id, report.text)
        if copy.root == report.id:
            names[report.id] = origin_of_report(report.text, report.parts, report.outlet, report.id)
        yield Origin(report.id, copy.root, names[copy.root], copy.likeness)


def kept_origins(db: sqlite3.Connection, as_of: date | None = None) -> Iterator[Origin]:
    """The same, from the derived table, while that is fresh."""
    until = None if as_of is None else as_of.isoformat()
    for row in db.execute(
        "SELECT o.* FROM origins o JOIN reports r ON r.id = o.report WHERE ? IS NULL OR r.published <= ?"
        " ORDER BY coalesce(r.published, '9999'), r.id",
        (until, until),
    ):
        yield Origin(row["report"], row["root"], row["name"], row["likeness"])


def _text(db: sqlite3.Connection, report: str) -> str:
    text: str = db.execute("SELECT text FROM reports WHERE id = ?", (report,)).fetchone()[0]
    return text
