"""A count of people, and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.claim import Status
from counterclaim.model.span import Span


class Of(StrEnum):
    """What a count counts."""

    PEOPLE = "people"
    HARM = "harm"  # "12 deaths", "three wounded"
    ELIDED = "elided"  # "wounded 300"
    UNKNOWN = "unknown"  # a noun of no list
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Count:
    """“over 30 civilians”: 31 or more. Token positions are within the line: the number is `[first, last)`, the noun
    phrase `[first, end)`; `head` the position of the noun. `child` where it is a part of another count ("including
    11 children", "three of them"), `other` for "more" and "others", `agent` where it stands after "by"."""

    first: int
    last: int
    end: int
    span: Span
    stated: int | None
    low: int | None
    high: int | None
    approx: bool
    of: Of
    head: int | None = None
    status: Status | None = None
    child: bool = False
    other: bool = False
    more: bool = False
    agent: bool = False
    single: bool = False  # an article, possessive or name rather than a number
    name: bool = False
