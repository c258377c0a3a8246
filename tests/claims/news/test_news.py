"""News of many wars in words of our own: how many claims of each kind are found, and what must hold none.

`items.jsonl` holds 150 items in the manner of agencies, bulletins, live blogs and headlines, 25 written for each kind,
with the claims that a careful reader takes from them; towns that a test needs are invented. They were written before
the rules were looked at, so that most of them are no rule's own example. A row marked `optional` counts neither way.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from counterclaim.claims import claim_record, extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.model.report import Report

_HERE = Path(__file__).parent
_KINDS = [kind for kind in Kind if kind not in (Kind.TOLL, Kind.STATEMENT)]
# The fields that decide what a claim of a kind says.
_DECIDES = {
    "ceasefire": ("act", "by", "source"),
    "control": ("act", "holder", "source"),
    "attack": ("by", "source"),
    "talks": ("state", "source"),
    "demand": ("by", "source"),
    "denial": ("source",),
}
# What is reached, less what one item more or less makes of 25: F of the claims found, and of those right in full.
_FLOORS = {
    "ceasefire": (0.95, 0.9),
    "control": (0.95, 0.93),
    "attack": (0.94, 0.92),
    "talks": (0.96, 0.92),
    "demand": (0.92, 0.88),
    "denial": (0.94, 0.94),
}
Row = dict[str, object]


def _records(text: str, published: str) -> list[Row]:
    report = Report(id="r", text=text, published=date.fromisoformat(published))
    return [claim_record(claim) for claim in extract_claims(read(report), _KINDS)]


def _words(value: object) -> set[str]:
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value or "")
    found = re.findall(r"[^\W_]+", text.casefold())
    return {word[:5] for word in found if word not in ("the", "a", "of", "and", "government", "forces")} or {*found}


def _agrees(wanted: object, given: object) -> bool:
    a, b = _words(wanted), _words(given)
    return bool(a & b) if a and b else a == b


def _clauses(rows: list[Row]) -> list[Row]:
    """The rows without those that differ from another in place, target or venue alone: they share their words."""
    seen: dict[tuple[str, ...], Row] = {}
    for row in rows:
        fields = _DECIDES[str(row["kind"])]
        seen.setdefault((str(row["kind"]), str(row["text"]), *(str(row.get(name)) for name in fields)), row)
    return list(seen.values())


def _pairs(wanted: list[Row], found: list[Row], text: str) -> Iterator[tuple[Row, Row]]:
    """One to one: the pair that agrees in most deciding fields first, of those whose words overlap."""
    options = []
    for i, row in enumerate(wanted):
        first = text.index(str(row["text"]))
        for j, record in enumerate(found):
            start, end = record["span"]  # type: ignore[misc]
            if row["kind"] == record["kind"] and start < first + len(str(row["text"])) and first < end:  # type: ignore[has-type]
                options.append((_right(row, record), -i, -j))
    taken: set[int] = set()
    for _, i, j in sorted(options, reverse=True):
        if i not in taken and j - 1000 not in taken:
            taken |= {i, j - 1000}
            yield wanted[-i], found[-j]


def _right(row: Row, record: Row) -> int:
    return sum(_agrees(row.get(name), record.get(name)) for name in _DECIDES[str(row["kind"])])


@cache
def _scores() -> dict[str, tuple[float, float]]:
    """By kind: F of what is found, and of what is right in every deciding field."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for line in (_HERE / "items.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        wanted, found = _clauses(item["rows"]), _clauses(_records(item["text"], item["published"]))
        for kind in _DECIDES:
            counts[kind]["wanted"] += sum(row["kind"] == kind and not row.get("optional") for row in wanted)
            counts[kind]["found"] += sum(record["kind"] == kind for record in found)
        for row, record in _pairs(wanted, found, item["text"]):
            kind = str(row["kind"])
            if row.get("optional"):
                counts[kind]["found"] -= 1
                continue
            counts[kind]["hit"] += 1
            counts[kind]["full"] += _right(row, record) == len(_DECIDES[kind])
    return {
        kind: (2 * c["hit"] / (c["wanted"] + c["found"]), 2 * c["full"] / (c["wanted"] + c["found"]))
        for kind, c in counts.items()
    }


@pytest.mark.parametrize("kind", sorted(_FLOORS))
def test_no_kind_falls_below_its_floor(kind: str) -> None:
    detected, full = _scores()[kind]
    assert (detected >= _FLOORS[kind][0], full >= _FLOORS[kind][1]) == (True, True), f"{detected:.3f} {full:.3f}"


def test_each_kind_has_its_25_items() -> None:
    rows = [json.loads(line) for line in (_HERE / "items.jsonl").read_text(encoding="utf-8").splitlines()]
    assert Counter(row["group"] for row in rows) == dict.fromkeys(_FLOORS, 25)


_PEACEFUL = [line for line in (_HERE / "no_claims.txt").read_text(encoding="utf-8").splitlines() if line]


@pytest.mark.parametrize("text", _PEACEFUL, ids=lambda text: text[:40])
def test_the_words_of_war_in_peace_claim_nothing(text: str) -> None:
    assert [(record["kind"], record["text"]) for record in _records(text, "2024-06-12")] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The truce, in its second week, was violated by Sudan on Monday, Chad said.", "ceasefire"),
        ("Investors fled after Sudan and Chad agreed to a ceasefire on Monday.", "ceasefire"),
        ("Chad seized Osk on Monday as the offensive entered its third week, hurting retailers.", "control"),
    ],
)
def test_a_word_of_trade_or_a_week_hides_no_war(text: str, kind: str) -> None:
    assert kind in [record["kind"] for record in _records(text, "2024-06-12")]
