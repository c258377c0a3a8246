"""What reviewers did: written down, never changed, and applied when claims are read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from counterclaim.errors import LedgerError
from counterclaim.ledger.codec import to_json
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.edits import bad_edit, check_bounds, value_of, with_edit
from counterclaim.ledger.rows import Review
from counterclaim.ledger.stands import review_of, standing_decisions, standing_undos
from counterclaim.ledger.store import CLAIM_COLUMNS, claim_of
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.decision import Decision, Verb


def decide(
    ledger: Ledger,
    claim: str,
    verb: Verb,
    *,
    who: str,
    why: str = "",
    field: str | None = None,
    new: object = None,
    undoes: int | None = None,
    when: datetime | None = None,
    blind: bool = False,
) -> Decision:
    """Writes a decision on a claim (its id) and gives it back with its number.

    For an edit, `field` is a name of the printed record and `new` the value as JSON has it; for `move` and `join`,
    `new` is the id of the other claim (None: a question of its own). The old value is looked up. For an undo, `undoes`
    is the number of a decision of `who` on the claim, by default their last; an undo can be undone by its number.
    `blind`: others' decisions were hidden from who decides.
    LedgerError CC211 for a claim, CC212 for an edit, CC213 for an undo, CC216 for a question that doesn't fit; CC214
    without a name.
    """
    if not who.strip():
        raise LedgerError("CC214", "a decision needs the name of who makes it.", where=str(ledger.path))
    with ledger.writing(lasting=True) as db:
        raw = _current_claim(db, claim)
        if raw is None:
            raise LedgerError("CC211", f"no claim {claim!r} is in the ledger.", where=str(ledger.path))
        history = decisions_of(db, [claim]).get(claim, ())
        seen = tuple(decision for decision in history if decision.who == who) if blind else history
        old: str | None = None
        as_json: str | None = None
        match verb:
            case Verb.EDIT:
                if field is None:
                    raise bad_edit(raw, "an edit names the field that it changes")
                edited = decided(raw, seen)
                old, as_json = to_json(value_of(edited, field)), to_json(new)
                with_edit(edited, field, new)  # raises where the value doesn't fit
            case Verb.UNDO:
                undoes = _undoable(history, who, claim, undoes)
            case Verb.MOVE | Verb.JOIN:
                old, as_json = _questions(db, raw, verb, new)
            case Verb.ACCEPT | Verb.REJECT | Verb.UNSURE:
                old, as_json = to_json(review_of(seen).value), to_json(_STATE[verb].value)
            case Verb.ADD:
                raise LedgerError("CC217", "a claim is added with its words: use `add_claim`.", where=claim)
        return write(
            db, claim, verb, who=who, why=why, field=field if verb is Verb.EDIT else None, old=old, new=as_json,
            undoes=undoes if verb is Verb.UNDO else None, when=when, blind=blind,
        )  # fmt: skip


_STATE = {Verb.ACCEPT: Review.ACCEPTED, Verb.REJECT: Review.REJECTED, Verb.UNSURE: Review.UNSURE}


def edit_together(
    ledger: Ledger, claim: str, values: dict[str, object], *, who: str, why: str = "", blind: bool = False
) -> tuple[Decision, ...]:
    """Writes one edit for each field whose value differs from what the claim has, all of them or none.

    They are checked together: a figure and its bounds can move past each other. LedgerErrors as of `decide`.
    """
    if not who.strip():
        raise LedgerError("CC214", "a decision needs the name of who makes it.", where=str(ledger.path))
    with ledger.writing(lasting=True) as db:
        raw = _current_claim(db, claim)
        if raw is None:
            raise LedgerError("CC211", f"no claim {claim!r} is in the ledger.", where=str(ledger.path))
        history = decisions_of(db, [claim]).get(claim, ())
        before = edited = decided(
            raw, tuple(decision for decision in history if decision.who == who) if blind else history
        )
        changed: list[tuple[str, object]] = []
        for field, value in values.items():
            if to_json(value_of(before, field)) != to_json(value):
                edited = with_edit(edited, field, value)
                changed.append((field, value))
        check_bounds(edited)
        return tuple(
            write(db, claim, Verb.EDIT, who=who, why=why, field=field, old=to_json(value_of(before, field)),
                  new=to_json(value), blind=blind)
            for field, value in changed
        )  # fmt: skip


def write(
    db: sqlite3.Connection,
    claim: str,
    verb: Verb,
    *,
    who: str,
    why: str,
    field: str | None = None,
    old: str | None = None,
    new: str | None = None,
    undoes: int | None = None,
    when: datetime | None = None,
    blind: bool = False,
) -> Decision:
    """Writes the row, unchecked, within a transaction."""
    at = (when or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
    number = db.execute(
        'INSERT INTO decisions (claim, verb, who, "when", why, field, old, new, undoes, blind)'
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (claim, verb.value, who, at, why, field, old, new, undoes, blind),
    ).lastrowid
    return decision_of(db.execute("SELECT * FROM decisions WHERE number = ?", (number,)).fetchone())


def decisions_of(db: sqlite3.Connection, claims: Iterable[str] | None = None) -> dict[str, tuple[Decision, ...]]:
    """All decisions by claim id, oldest first; of the given claims, or of all."""
    found: dict[str, list[Decision]] = {}
    if claims is None:
        for row in db.execute("SELECT * FROM decisions ORDER BY number"):
            found.setdefault(row["claim"], []).append(decision_of(row))
    else:
        for claim in claims:
            for row in db.execute("SELECT * FROM decisions WHERE claim = ? ORDER BY number", (claim,)):
                found.setdefault(claim, []).append(decision_of(row))
    return {claim: tuple(decisions) for claim, decisions in found.items()}


def decided(raw: Claim, history: Sequence[Decision]) -> Claim:
    """The claim with its standing edits applied, in the order in which they were made; as extracted while reviewers
    are at odds."""
    if review_of(history) is Review.DISPUTED:
        return raw
    claim = raw
    for decision in standing_decisions(history):
        if decision.verb is Verb.EDIT and decision.field is not None and decision.new is not None:
            claim = with_edit(claim, decision.field, json.loads(decision.new))
    return claim


def decision_of(row: sqlite3.Row) -> Decision:
    """The decision in a row."""
    return Decision(
        number=row["number"],
        claim=row["claim"],
        verb=Verb(row["verb"]),
        who=row["who"],
        when=row["when"],
        why=row["why"],
        field=row["field"],
        old=row["old"],
        new=row["new"],
        undoes=row["undoes"],
        blind=bool(row["blind"]),
    )


def _undoable(history: Sequence[Decision], who: str, claim: str, undoes: int | None) -> int:
    """The number of the decision to take back. LedgerError CC213 where there is none, or it is another's."""
    own = [decision for decision in standing_decisions(history) if decision.who == who]
    undos = [decision for decision in standing_undos(history) if decision.who == who]
    if undoes is None and own:
        return own[-1].number
    if undoes is not None and undoes in {decision.number for decision in (*own, *undos)}:
        return undoes
    theirs = next((decision.who for decision in history if decision.number == undoes and decision.who != who), None)
    if theirs is not None:
        raise LedgerError(
            "CC213", f"it is a decision of {theirs}.", where=claim, mend="Decide otherwise: both decisions are kept."
        )
    raise LedgerError(
        "CC213", "there is no such decision to undo.", where=claim, mend="It may have been undone already."
    )


def _questions(db: sqlite3.Connection, claim: Claim, verb: Verb, other: object) -> tuple[str, str]:
    """The question that the claim answers and the other claim, as JSON."""
    if claim.kind is not Kind.TOLL:
        raise LedgerError("CC216", f"only tolls answer questions, not a claim of kind {claim.kind.value}.",
                          where=claim.id)  # fmt: skip
    if other is None and verb is Verb.JOIN:
        raise LedgerError("CC216", "two questions are joined by a claim of each.", where=claim.id)
    if other is not None:
        found = _current_claim(db, other) if isinstance(other, str) else None
        if found is None or found.kind is not Kind.TOLL or found.id == claim.id:
            raise LedgerError("CC216", f"{other!r} is no other claim of a toll.", where=claim.id)
    row = db.execute("SELECT question FROM answers WHERE claim = ?", (claim.id,)).fetchone()
    return to_json(None if row is None else row[0]), to_json(other)


def _current_claim(db: sqlite3.Connection, claim: str) -> Claim | None:
    row = db.execute(
        f"SELECT {CLAIM_COLUMNS} FROM claims c WHERE c.id = ? ORDER BY c.number DESC LIMIT 1",  # noqa: S608  # of names in this package: values are bound
        (claim,),
    ).fetchone()
    return None if row is None else claim_of(row)
