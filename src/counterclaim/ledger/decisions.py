"""What reviewers did: written down, never changed, and applied when claims are read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from counterclaim.claims.common.precision import date_precision
from counterclaim.errors import LedgerError
from counterclaim.language.places import locate
from counterclaim.ledger.codec import details_of, details_record, to_json
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.rows import Review
from counterclaim.ledger.store import CLAIM_COLUMNS, claim_of
from counterclaim.model.claim import Claim
from counterclaim.model.decision import Decision, Verb

# Common fields that a reviewer may set; the span, the words and the identity are the report's and stay.
EDITABLE = ("source", "source_party", "via", "date", "place")


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
) -> Decision:
    """Writes a decision on a claim (its id) and gives it back with its number.

    For an edit, `field` is a name of the printed record and `new` the value as JSON has it; the old value is looked
    up. For an undo, `undoes` is the number of a standing decision of the same claim, by default the last one.
    LedgerError CC211 for a claim, CC212 for an edit, CC213 for an undo that doesn't fit; CC214 without a name.
    """
    if not who.strip():
        raise LedgerError("CC214", "a decision needs the name of who makes it.", where=str(ledger.path))
    when = when or datetime.now(UTC)
    with ledger.writing() as db:
        raw = _current_claim(db, claim)
        if raw is None:
            raise LedgerError("CC211", f"no claim {claim!r} is in the ledger.", where=str(ledger.path))
        history = decisions_of(db, [claim]).get(claim, ())
        old: str | None = None
        as_json: str | None = None
        if verb is Verb.EDIT:
            if field is None:
                raise LedgerError("CC212", "an edit names the field that it changes.", where=claim)
            edited = decided(raw, history)
            old, as_json = to_json(_value(edited, field)), to_json(new)
            with_edit(edited, field, new)  # raises where the value doesn't fit
        elif verb is Verb.UNDO:
            standing = standing_decisions(history)
            undoes = undoes if undoes is not None else (standing[-1].number if standing else None)
            if undoes is None or undoes not in {decision.number for decision in standing}:
                raise LedgerError(
                    "CC213", "there is no such decision to undo.", where=claim, mend="It may have been undone already."
                )
        row = (claim, verb.value, who, when.astimezone(UTC).isoformat(timespec="seconds"), why, field, old, as_json)
        number = db.execute(
            'INSERT INTO decisions (claim, verb, who, "when", why, field, old, new, undoes)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row, undoes if verb is Verb.UNDO else None),
        ).lastrowid
        return _decision(db.execute("SELECT * FROM decisions WHERE number = ?", (number,)).fetchone())


def decisions_of(db: sqlite3.Connection, claims: Iterable[str] | None = None) -> dict[str, tuple[Decision, ...]]:
    """All decisions by claim id, oldest first; of the given claims, or of all."""
    found: dict[str, list[Decision]] = {}
    if claims is None:
        for row in db.execute("SELECT * FROM decisions ORDER BY number"):
            found.setdefault(row["claim"], []).append(_decision(row))
    else:
        for claim in claims:
            for row in db.execute("SELECT * FROM decisions WHERE claim = ? ORDER BY number", (claim,)):
                found.setdefault(claim, []).append(_decision(row))
    return {claim: tuple(decisions) for claim, decisions in found.items()}


def standing_decisions(history: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: neither an undo nor undone by a standing undo. An undo can be undone in turn."""
    undone: set[int] = set()
    for decision in reversed(history):
        if decision.verb is Verb.UNDO and decision.undoes is not None and decision.number not in undone:
            undone.add(decision.undoes)
    return tuple(decision for decision in history if decision.verb is not Verb.UNDO and decision.number not in undone)


def review_of(history: Sequence[Decision]) -> Review:
    """Where the review stands: what the last standing decision says."""
    standing = standing_decisions(history)
    if not standing:
        return Review.UNREVIEWED
    match standing[-1].verb:
        case Verb.ACCEPT:
            return Review.ACCEPTED
        case Verb.REJECT:
            return Review.REJECTED
        case Verb.UNSURE:
            return Review.UNSURE
        case Verb.EDIT:
            return Review.EDITED
        case Verb.UNDO:
            raise AssertionError("an undo is never a standing decision")


def decided(raw: Claim, history: Sequence[Decision]) -> Claim:
    """The claim with its standing edits applied, in the order in which they were made."""
    claim = raw
    for decision in standing_decisions(history):
        if decision.verb is Verb.EDIT and decision.field is not None and decision.new is not None:
            claim = with_edit(claim, decision.field, json.loads(decision.new))
    return claim


def with_edit(claim: Claim, field: str, value: object) -> Claim:
    """The claim with one field set. LedgerError CC212 where the field or the value doesn't fit the kind."""
    if field in EDITABLE:
        if not (isinstance(value, str) or (value is None and field != "source")):
            raise _bad_edit(claim, f"`{field}` takes text, not {value!r}")
        change: dict[str, Any] = {field: value}
        # What follows from a field changes with it. Only the words of the edit are known then, not the report's.
        if field == "date":
            change["date_prec"] = date_precision(value)
        elif field == "place":
            change["where"] = None if value is None else locate(value)
        return replace(claim, **change)
    record = details_record(claim)
    if field not in record:
        raise _bad_edit(claim, f"claims of kind {claim.kind.value} have no field `{field}` that can be edited")
    record[field] = value
    try:
        return replace(claim, details=details_of(claim.kind, record))
    except (TypeError, ValueError, KeyError) as error:
        raise _bad_edit(claim, str(error)) from error


def _value(claim: Claim, field: str) -> object:
    if field in EDITABLE:
        value: object = getattr(claim, field)
        return value
    record = details_record(claim)
    if field not in record:
        raise _bad_edit(claim, f"claims of kind {claim.kind.value} have no field `{field}` that can be edited")
    return record[field]


def _bad_edit(claim: Claim, what: str) -> LedgerError:
    return LedgerError("CC212", f"{what}.", where=claim.id, mend="The fields and values are in docs/formats.md.")


def _current_claim(db: sqlite3.Connection, claim: str) -> Claim | None:
    row = db.execute(
        f"SELECT {CLAIM_COLUMNS} FROM claims c WHERE c.id = ? ORDER BY c.number DESC LIMIT 1",  # noqa: S608
        (claim,),
    ).fetchone()
    return None if row is None else claim_of(row)


def _decision(row: sqlite3.Row) -> Decision:
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
    )
