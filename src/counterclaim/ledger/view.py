"""Which of a ledger's reports an answer may rest on."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date

from counterclaim.reconcile.conflict import Conflicts, War


@dataclass(frozen=True, slots=True)
class View:
    """“What had been said by 18 October, without the reports that the last build brought.” `until` is an ISO day."""

    until: str | None = None
    without: frozenset[str] = frozenset()

    @property
    def is_whole(self) -> bool:
        """True where it leaves nothing out."""
        return self.until is None and not self.without

    def sees(self, report: str, said: str | None) -> bool:
        """True for a report that it holds; one without a day was said at no known day."""
        return (self.until is None or (said is not None and said <= self.until)) and report not in self.without


WHOLE = View()


def as_of_view(as_of: date | None) -> View:
    """All that was said by a day; all there is for None."""
    return WHOLE if as_of is None else View(as_of.isoformat())


def war_of(db: sqlite3.Connection, view: View = WHOLE) -> War:
    """What the reports of a view are of, by who fights in them."""
    conflicts = Conflicts()
    if view.until is None:
        rows = db.execute("SELECT belligerents, reports FROM wars")
    else:
        rows = db.execute("SELECT belligerents, count(*) FROM fighting WHERE said <= ? GROUP BY 1", (view.until,))
    for names, reports in rows:
        conflicts.count(tuple(json.loads(names)), reports)
    for report in view.without:
        row = db.execute("SELECT said, belligerents FROM fighting WHERE report = ?", (report,)).fetchone()
        if row is not None and (view.until is None or (row[0] is not None and row[0] <= view.until)):
            conflicts.count(tuple(json.loads(row[1])), -1)
    return conflicts.war()
