"""One reviewer's decisions in their order: what undo takes back next, and what redo does again."""

from __future__ import annotations

from counterclaim.errors import LedgerError
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.decisions import decide, decision_of, decisions_of
from counterclaim.ledger.stands import standing_decisions, standing_undos
from counterclaim.model.decision import Decision, Verb


def decision(ledger: Ledger, number: int) -> Decision | None:
    """One decision by its number."""
    row = ledger.db.execute("SELECT * FROM decisions WHERE number = ?", (number,)).fetchone()
    return None if row is None else decision_of(row)


def undoable(ledger: Ledger, who: str) -> Decision | None:
    """The last decision of a reviewer that stands."""
    for row in ledger.db.execute("SELECT * FROM decisions WHERE who = ? ORDER BY number DESC", (who,)):
        if row["verb"] == Verb.UNDO:
            continue
        history = decisions_of(ledger.db, [row["claim"]])[row["claim"]]
        if any(one.number == row["number"] for one in standing_decisions(history)):
            return decision_of(row)
    return None


def redoable(ledger: Ledger, who: str) -> Decision | None:
    """The last undo of a reviewer that stands, where they have decided nothing since but undone and redone."""
    for row in ledger.db.execute("SELECT * FROM decisions WHERE who = ? ORDER BY number DESC", (who,)):
        if row["verb"] != Verb.UNDO:
            return None
        history = decisions_of(ledger.db, [row["claim"]])[row["claim"]]
        if any(one.number == row["number"] for one in standing_undos(history)):
            return decision_of(row)
    return None


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
