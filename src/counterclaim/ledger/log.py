"""One reviewer's decisions in their order: what undo takes back next, and what redo does again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from counterclaim.errors import LedgerError
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.decisions import decide, decision_of
from counterclaim.model.decision import Decision, Verb


def decision(ledger: Ledger, number: int) -> Decision | None:
    """One decision by its number."""
    row = ledger.db.execute("SELECT * FROM decisions WHERE number = ?", (number,)).fetchone()
    return None if row is None else decision_of(row)


def undoable(ledger: Ledger, who: str) -> Decision | None:
    """The last decision of a reviewer that stands."""
    for row, is_undone in _backwards(ledger, who):
        if row["verb"] != Verb.UNDO and not is_undone:
            return decision_of(row)
    return None


def redoable(ledger: Ledger, who: str) -> Decision | None:
    """The last undo of a reviewer that stands, where they have decided nothing since but undone and redone."""
    for row, is_undone in _backwards(ledger, who):
        if row["verb"] != Verb.UNDO:
            return None
        if not is_undone and row["of"] != Verb.UNDO:
            return decision_of(row)
    return None


def _backwards(ledger: Ledger, who: str) -> Iterator[tuple[sqlite3.Row, bool]]:
    """A reviewer's decisions, the last first, and whether each was undone: only they can undo them. `of` is what an
    undo undoes."""
    undone: set[int] = set()
    for row in ledger.db.execute(
        "SELECT d.*, u.verb AS of FROM decisions d LEFT JOIN decisions u ON u.number = d.undoes WHERE d.who = ?"
        " ORDER BY d.number DESC",
        (who,),
    ):
        is_undone = row["number"] in undone
        if row["verb"] == Verb.UNDO and row["undoes"] is not None and not is_undone:
            undone.add(row["undoes"])
        yield row, is_undone


def undo(ledger: Ledger, who: str) -> Decision:
    """Takes back the last decision of a reviewer, whichever claim it is on. LedgerError CC213 where there is none."""
    return _take_back(ledger, who, undoable(ledger, who), "undo")


def redo(ledger: Ledger, who: str) -> Decision:
    """Does the decision again that was undone last. LedgerError CC213 where there is none."""
    return _take_back(ledger, who, redoable(ledger, who), "redo")


def _take_back(ledger: Ledger, who: str, found: Decision | None, what: str) -> Decision:
    if found is None:
        raise LedgerError("CC213", f"there is nothing of yours to {what}.", where=str(ledger.path))
    return decide(ledger, found.claim, Verb.UNDO, who=who, undoes=found.number)
