"""Brings the derived tables up to date: from what is new to the reports it touches, to their partitions."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from counterclaim.ledger import making, queries
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.fresh import Marks, make_tables, marks_now, marks_of
from counterclaim.ledger.moved import note_moved
from counterclaim.ledger.nouns import noun_json, noun_of
from counterclaim.ledger.origins import update_origins
from counterclaim.ledger.partitions import PARTITIONED, TOLLS, Item, Partitioned, keys_of_toll
from counterclaim.ledger.said import STATED, chunks, utterances
from counterclaim.ledger.ties import update_ties
from counterclaim.ledger.view import war_of
from counterclaim.model.decision import Bond
from counterclaim.model.question import Unplaced
from counterclaim.reconcile.candidate import Candidate, Utterance, belligerents_of
from counterclaim.reconcile.conflict import War, settle, waits

Part = tuple[str, str]
"""A kind of what is derived, and a key of a partition of it."""


def update(ledger: Ledger, schema: str = "") -> None:
    """Brings the derived tables up to date, within a transaction: the same as made from nothing.

    They are made from nothing where there are none, or another version of the program made them. `schema` says where
    they stand: in the ledger, or, `temp.`, in this connection's own database.
    """
    db = ledger.db
    now, was = marks_now(db), marks_of(db)
    whole = was is None or was.version != now.version
    if whole:
        make_tables(db, schema)
        was = Marks(0, 0, 0, "")
    assert was is not None
    new = [row[0] for row in db.execute("SELECT id FROM reports WHERE number > ?", (was.report,))]
    touched = update_origins(db, new)
    if not whole:
        touched |= _touched(db, was)
    bonds = queries.bonds(ledger)
    before = war_of(db)
    parts = _Parts(db, bonds, whole)
    for several in chunks(sorted(touched)):
        for report, said in utterances(ledger, several, STATED):
            parts.place(report, said)
    parts.settle(before, war_of(db))
    stirred = update_ties(ledger, touched, whole)
    for claim in stirred:
        parts.touch_claim(claim)
    for kind in PARTITIONED:
        keys = None if whole else parts.touched.get(kind.name, set())
        made = making.make(db, kind, keys, bonds)
        stirred |= made.stirred
        for other in PARTITIONED:
            if other.asks and not whole:
                for claim in made.moved:
                    parts.touch_claim(claim, other.name)
    db.execute("DELETE FROM derived_from")
    db.execute("INSERT INTO derived_from VALUES (?, ?, ?, ?)", now)
    if not schema:
        note_moved(db, None if whole else stirred, was, now)


def _touched(db: sqlite3.Connection, was: Marks) -> set[str]:
    """The reports with something new since: a reading, or a decision on a claim, or on the question of one."""
    found = {row[0] for row in db.execute("SELECT report FROM readings WHERE number > ?", (was.reading,))}
    decided = "SELECT DISTINCT claim FROM decisions WHERE number > ?"
    found.update(
        row[0]
        for row in db.execute(
            f"SELECT DISTINCT report FROM claims WHERE id IN ({decided} UNION SELECT json_extract(new, '$')"  # noqa: S608  # of names in this package: values are bound
            f" FROM decisions WHERE verb IN ('move', 'join') AND claim IN ({decided}))",
            (was.decision, was.decision),
        )
    )
    return found


class _Parts:
    """Places the claims of touched reports, and notes the partitions that they were in and are in now."""

    def __init__(self, db: sqlite3.Connection, bonds: Iterable[Bond], whole: bool) -> None:
        self.touched: dict[str, set[str]] = {}
        self._db = db
        self._whole = whole
        self._waiting: list[str] = []
        self._bound: dict[str, list[str]] = {}
        for bond in bonds:
            if bond.other is not None:
                for claim in (bond.claim, bond.other):
                    self._bound.setdefault(claim, []).append(f"={bond.claim}={bond.other}")

    def touch(self, kind: str, keys: Iterable[str]) -> None:
        if not self._whole:
            self.touched.setdefault(kind, set()).update(keys)

    def touch_claim(self, claim: str, kind: str | None = None) -> None:
        """Touches all partitions of a claim, or those of one kind."""
        if not self._whole:
            for row in self._db.execute(
                "SELECT kind, key FROM item_keys WHERE claim = ? AND ? IN (kind, '')", (claim, kind or "")
            ).fetchall():
                self.touch(row[0], (row[1],))

    def place(self, report: str, said: list[Utterance]) -> None:
        """Puts the items of one report in place of those it had."""
        day = said[0].said.isoformat() if said and said[0].said else None
        self._count(report, day, belligerents_of([one.claim for one in said]))
        self._forget(report)
        for kind in PARTITIONED:
            for one in kind.place(said):
                if isinstance(one, Unplaced):
                    self._put_unplaced(kind, one, report)
                else:
                    self._put(kind, one, report, day)

    def settle(self, before: War, after: War) -> None:
        """Gives keys to the totals whose war the other reports tell; to all of them where that changed."""
        db = self._db
        if before == after:
            claims = list(self._waiting)
        else:
            claims = [row[0] for row in db.execute("SELECT claim FROM items WHERE kind = 'tolls' AND waits")]
        for claim in claims:
            row = db.execute("SELECT * FROM items WHERE kind = 'tolls' AND claim = ?", (claim,)).fetchone()
            found = settle(noun_of(Candidate, row["value"]), after)
            self._unkey(TOLLS.name, claim)
            db.execute("DELETE FROM unplaced WHERE kind = 'tolls' AND claim = ?", (claim,))
            if isinstance(found, Unplaced):
                self._put_unplaced(TOLLS, found, row["report"])
            else:
                self._key(TOLLS.name, claim, row["said"], keys_of_toll(found))

    def _count(self, report: str, day: str | None, names: tuple[str, ...]) -> None:
        db, now = self._db, json.dumps(names, ensure_ascii=False)
        was = db.execute("SELECT said, belligerents FROM fighting WHERE report = ?", (report,)).fetchone()
        if was is not None:
            db.execute("UPDATE wars SET reports = reports - 1 WHERE belligerents = ?", (was["belligerents"],))
            db.execute("DELETE FROM wars WHERE reports = 0")
            db.execute("DELETE FROM fighting WHERE report = ?", (report,))
        if names:
            db.execute("INSERT INTO fighting VALUES (?, ?, ?)", (report, day, now))
            db.execute("INSERT INTO wars VALUES (?, 1) ON CONFLICT DO UPDATE SET reports = reports + 1", (now,))

    def _forget(self, report: str) -> None:
        db = self._db
        for row in db.execute("SELECT kind, claim FROM items WHERE report = ?", (report,)).fetchall():
            self._unkey(row["kind"], row["claim"])
        db.execute("DELETE FROM items WHERE report = ?", (report,))
        db.execute("DELETE FROM unplaced WHERE report = ? AND part IS NULL", (report,))

    def _put(self, kind: Partitioned, item: Item, report: str, day: str | None) -> None:
        wait = kind is TOLLS and waits(item.value)
        self._db.execute(
            "INSERT INTO items VALUES (?, ?, ?, ?, ?, ?)",
            (kind.name, item.claim, report, day, wait, noun_json(kind.value, item.value)),
        )
        if wait:
            self._waiting.append(item.claim)
        else:
            self._key(kind.name, item.claim, day, item.keys)

    def _key(self, kind: str, claim: str, day: str | None, keys: Iterable[str]) -> None:
        every = {*keys, *(self._bound.get(claim, ()) if kind == TOLLS.name else ())}
        rows = ((kind, key, claim, day) for key in sorted(every))
        self._db.executemany("INSERT INTO item_keys VALUES (?, ?, ?, ?)", rows)
        self.touch(kind, every)

    def _unkey(self, kind: str, claim: str) -> None:
        rows = self._db.execute("SELECT key FROM item_keys WHERE kind = ? AND claim = ?", (kind, claim)).fetchall()
        self.touch(kind, (row[0] for row in rows))
        self._db.execute("DELETE FROM item_keys WHERE kind = ? AND claim = ?", (kind, claim))

    def _put_unplaced(self, kind: Partitioned, one: Unplaced, report: str) -> None:
        self._db.execute(
            "INSERT OR REPLACE INTO unplaced VALUES (?, ?, ?, ?, NULL)", (kind.name, one.claim, one.reason, report)
        )
