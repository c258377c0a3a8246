"""The filters of a view, in its address: what is shown can be linked to and exported."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar
from urllib.parse import urlencode

from counterclaim.ledger.queue import Filters
from counterclaim.ledger.rows import Review
from counterclaim.model.claim import Kind
from counterclaim.model.question import Standing

LONGEST = 200
# Fewer than SQLite's numbers have.
DIGITS = 15
Value = TypeVar("Value", bound=StrEnum)


def read_filters(query: Mapping[str, str]) -> Filters:
    """The filters that stand in an address; what is no filter is left out. `state` is `unreviewed` by default, `all`
    for any."""

    def text(name: str) -> str:
        return query.get(name, "")[:LONGEST].strip()

    state = text("state") or Review.UNREVIEWED.value
    return Filters(
        kind=_one(Kind, text("kind")),
        party=text("party"),
        outlet=text("outlet"),
        since=_day(text("since")),
        until=_day(text("until")),
        standing=_one(Standing, text("standing")),
        review=None if state == "all" else _one(Review, state) or Review.UNREVIEWED,
        reviewer=text("reviewer"),
        words=text("words"),
        whole=text("in") == "reports",
    )


def write_filters(filters: Filters) -> str:
    """The filters as an address has them, without those that are as by default."""
    values = {
        "kind": filters.kind.value if filters.kind else "",
        "party": filters.party,
        "outlet": filters.outlet,
        "since": filters.since.isoformat() if filters.since else "",
        "until": filters.until.isoformat() if filters.until else "",
        "standing": filters.standing.value if filters.standing else "",
        "state": "all" if filters.review is None else filters.review.value,
        "reviewer": filters.reviewer,
        "words": filters.words,
        "in": "reports" if filters.whole else "",
    }
    if values["state"] == Review.UNREVIEWED.value:
        del values["state"]
    return urlencode({name: value for name, value in values.items() if value})


def place_in(text: str) -> tuple[int, int] | None:
    """A place in the queue as an address has it: `-132.4711`."""
    rank, _, number = text.partition(".")
    if not (text.isascii() and number.isdecimal() and rank.removeprefix("-").isdecimal()):
        return None
    if max(len(rank), len(number)) > DIGITS:
        return None
    return int(rank), int(number)


def clean(query: str) -> str:
    """A query string of the desk's own making only: never a second address."""
    return "".join(character for character in query if character.isalnum() or character in "=&+%-_.")


def _one(values: type[Value], text: str) -> Value | None:
    try:
        return values(text)
    except ValueError:
        return None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
