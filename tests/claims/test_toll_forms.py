"""Golden sentences: each form of a toll, and what looks like one and is none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from counterclaim.claims import claim_record, extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.model.report import Report

FOLDER = Path(__file__).parent / "toll"
CASES = [
    pytest.param(row["text"], row["published"], row["expected"], id=f"{path.stem}-{number}")
    for path in sorted(FOLDER.glob("*.jsonl"))
    for number, row in enumerate(map(json.loads, path.read_text(encoding="utf-8").splitlines()), 1)
]
OPTIONAL = {
    "side": None,
    "part_of": None,
    "blamed": None,
    "source": "",
    "date": None,
    "approx": False,
    "disclosed": True,
}


def tolls(text: str, published: str) -> list[dict[str, Any]]:
    report = Report(id="golden", text=text, published=date.fromisoformat(published))
    return [claim_record(claim) for claim in extract_claims(read(report, attributor="rules"), [Kind.TOLL])]


@pytest.mark.parametrize(("text", "published", "expected"), CASES)
def test_golden_sentence(text: str, published: str, expected: list[dict[str, Any]]) -> None:
    found = tolls(text, published)
    fields = ("text", "harm", "low", "high", "status", "scope", *OPTIONAL)
    assert [{f: row[f] for f in fields} for row in found] == [
        OPTIONAL | {f: value for f, value in row.items() if f != "place"} for row in expected
    ]
    placed = [(row["place"], want["place"]) for row, want in zip(found, expected, strict=True) if "place" in want]
    assert all(place == want for place, want in placed), placed
    assert all(text[slice(*row["span"])] == row["text"] for row in found)


def test_forms_are_there() -> None:
    assert len(CASES) > 100
