"""Copies among the reports of a ledger, and whose words they are.

A report is a copy of the likest root before it, by day of publication and id, that it shares a band with. So a new
report can change only reports behind it that share a band with it, and what these change in turn.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.fresh import made_fresh
from counterclaim.ledger.store import report_of
from counterclaim.model.origin import Origin
from counterclaim.model.report import Report
from counterclaim.reconcile.origins import bands_of, likeness_of, origin_of_report

_Order = tuple[str, str]  # day of publication and id


def origins(ledger: Ledger, as_of: date | None = None) -> Iterator[Origin]:
    """The origin of each report, by day of publication and id; with `as_of`, of those published by that day.

    A root is always the earliest of its copies: what was published later changes nothing before it.
    """
    made_fresh(ledger)
    yield from kept_origins(ledger.db, as_of)


def kept_origins(db: sqlite3.Connection, as_of: date | None = None) -> Iterator[Origin]:
    """The same, from the derived table as it is."""
    until = None if as_of is None else as_of.isoformat()
    for row in db.execute(
        "SELECT o.* FROM origins o JOIN reports r ON r.id = o.report WHERE ? IS NULL OR r.published <= ?"
        " ORDER BY coalesce(r.published, '9999'), r.id",
        (until, until),
    ):
        yield Origin(row["report"], row["root"], row["name"], row["likeness"])


def update_origins(db: sqlite3.Connection, new: Iterable[str]) -> set[str]:
    """Brings the origins up to date for new reports; gives the ids of all reports whose origin is new or another."""
    return _Update(db).run(new)


@dataclass(slots=True)
class _Update:
    db: sqlite3.Connection
    queue: list[_Order] = field(default_factory=list)
    queued: set[str] = field(default_factory=set)

    def run(self, new: Iterable[str]) -> set[str]:
        for name in new:
            self._push(name)
        changed = set()
        while self.queue:
            order = heapq.heappop(self.queue)
            was = self.db.execute("SELECT * FROM origins WHERE report = ?", (order[1],)).fetchone()
            report, number = self._report(order[1])
            bands = bands_of(report.text)
            if was is None:
                self.db.executemany("INSERT OR IGNORE INTO bands VALUES (?, ?)", ((band, number) for band in bands))
            found = self._origin(report, self._sharing(bands), order)
            if was is not None and tuple(was) == (found.report, found.root, found.name, found.likeness):
                continue
            changed.add(report.id)
            self.db.execute(
                "INSERT OR REPLACE INTO origins VALUES (?, ?, ?, ?)",
                (found.report, found.root, found.name, found.likeness),
            )
            was_root = was is not None and was["root"] == report.id
            if was_root != (found.root == report.id):
                for other in self._sharing(bands):
                    if other > order:
                        self._push(other[1])
        return changed

    def _push(self, report: str) -> None:
        """Looks at a report again. Those behind one come after it, so each is looked at once."""
        if report not in self.queued:
            self.queued.add(report)
            row = self.db.execute("SELECT coalesce(published, '9999') FROM reports WHERE id = ?", (report,)).fetchone()
            heapq.heappush(self.queue, (row[0], report))

    def _origin(self, report: Report, sharing: Iterable[_Order], order: _Order) -> Origin:
        best: tuple[float, sqlite3.Row] | None = None
        for other in sharing:
            root = self.db.execute("SELECT * FROM origins WHERE report = ?", (other[1],)).fetchone()
            if other >= order or root is None or root["root"] != other[1]:
                continue
            likeness = likeness_of(self._report(other[1])[0].text, report.text)
            if likeness is not None and (best is None or likeness > best[0]):
                best = (likeness, root)
        if best is not None:
            return Origin(report.id, best[1]["report"], best[1]["name"], best[0])
        return Origin(report.id, report.id, origin_of_report(report.text, report.parts, report.outlet, report.id))

    def _report(self, report: str) -> tuple[Report, int]:
        row = self.db.execute("SELECT * FROM reports WHERE id = ?", (report,)).fetchone()
        return report_of(row), row["number"]

    def _sharing(self, bands: Iterable[int]) -> list[_Order]:
        """The reports that share a band, in their order; also such as haven't been looked at yet."""
        found = set[_Order]()
        for band in bands:
            found.update(
                (row[0], row[1])
                for row in self.db.execute(
                    "SELECT coalesce(r.published, '9999'), r.id FROM bands b JOIN reports r ON r.number = b.report"
                    " WHERE b.band = ?",
                    (band,),
                )
            )
        return sorted(found)
