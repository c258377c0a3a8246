"""What reviewers did to claims. Append-only: undo is another decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    """What a decision does. The first five say what a reviewer thinks of a claim; `MOVE` and `JOIN` say which question
    it answers; `UNDO` takes back a decision of the same reviewer, also an undo."""

    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    EDIT = "edit"
    ADD = "add"  # the claim is the reviewer's own: nothing extracted it
    MOVE = "move"  # it answers the question of another claim, or one of its own
    JOIN = "join"  # its question and that of another claim are one
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """“On 2026-01-02 J. Doe rejected claim 3f…: the figure is of the whole week.” Times are ISO 8601 in UTC.

    `old` and `new` are JSON, from what to what: of an edit the values of `field`; of an acceptance, a rejection and a
    doubt the state of review; of an addition the record; of `MOVE` and `JOIN` the key of the question that it answered
    and the id of the other claim (null: a question of its own). `undoes` is the number of the decision that an undo
    takes back. `blind` is true where others' decisions were hidden from who decided.
    """

    number: int
    claim: str
    verb: Verb
    who: str
    when: str
    why: str
    field: str | None = None
    old: str | None = None
    new: str | None = None
    undoes: int | None = None
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Bond:
    """“J. Doe: claim 3f… answers the question of claim 9a….” A standing decision on questions.

    `other` is None for a claim set apart. With `join` the whole questions of the two are one, else the claim alone
    goes over.
    """

    claim: str
    other: str | None
    join: bool
    who: str
    decision: int
