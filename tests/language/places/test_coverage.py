"""How many of the places that annotators and the program name are located, on reports beside the repository."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.language.places import Locator
from counterclaim.model.report import Report
from counterclaim.model.span import Span

SHARED = Path(__file__).parents[3] / "../shared"
GOLD = ("seed", "karabakh-2020", "syria")

pytestmark = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="no annotated reports beside the repository")


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8") as stream:
        yield from map(json.loads, stream)


def _report(row: dict[str, str]) -> Report:
    return Report(row["id"], row["text"], published=date.fromisoformat(row["published"]))


def test_places_of_annotators() -> None:
    """Measured: 91 of 124 distinct places, 85 of them with a point; the rest are mostly villages and quarters that
    neither GeoNames' cities nor the reports say more of."""
    reports = {row["id"]: row for name in GOLD for row in _rows(SHARED / "corpus" / f"{name}.jsonl")}
    first: dict[tuple[str, str], dict[str, str]] = {}
    for name in GOLD:
        for row in _rows(SHARED / "gold" / f"{name}.jsonl"):
            if row["place"]:
                first.setdefault((name, row["place"]), row)
    locators: dict[str, Locator] = {}
    located = 0
    for (_, place), row in first.items():
        if row["report"] not in locators:
            locators[row["report"]] = Locator(read(_report(reports[row["report"]])))
        located += locators[row["report"]].locate(place, Span(*map(int, row["span"]))) is not None
    assert located / len(first) >= 0.70, f"{located} of {len(first)}"


def test_places_of_short_items() -> None:
    """Measured on 400: 366 with a point."""
    found: list[bool] = []
    rows = list(_rows(SHARED / "corpus" / "current-events.jsonl"))
    for row in rows[:: len(rows) // 200]:
        places = {claim.place: claim.where for claim in extract_claims(read(_report(row))) if claim.place}
        found += [where is not None and where.latitude is not None for where in places.values()]
    assert len(found) >= 100
    assert sum(found) / len(found) >= 0.85, f"{sum(found)} of {len(found)}"
