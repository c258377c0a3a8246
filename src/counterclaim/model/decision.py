"""What reviewers did to claims. Append-only: undo is another decision."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verb(StrEnum):
    ACCEPT = "accept"
    REJECT = "reject"
    UNSURE = "unsure"
    EDIT = "edit"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """“On 2026-01-02 J. Doe rejected claim 3f…: the figure is of the whole week.” Times are ISO 8601 in UTC.

    `field`, `old` and `new` (JSON) are given for an edit; `undoes` is the sequence number of the decision that an
    undo takes back.
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
