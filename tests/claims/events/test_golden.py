"""Golden records: sentences of our own, the claims of one kind that they hold. A row names the fields it decides."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from counterclaim.claims import claim_record, extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.model.report import Report

_HERE = Path(__file__).parent


def _cases() -> list[tuple[str, int, dict[str, object]]]:
    out = []
    for path in sorted(_HERE.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if line.strip():
                out.append((path.stem, number, json.loads(line)))
    return out


@pytest.mark.parametrize(("kind", "number", "case"), _cases(), ids=lambda value: str(value)[:40])
def test_golden(kind: str, number: int, case: dict[str, object]) -> None:
    text = str(case["text"])
    report = Report(id="r", text=text, published=date.fromisoformat(str(case.get("published", "2024-06-12"))))
    found = [claim_record(claim) for claim in extract_claims(read(report), [Kind(kind)])]
    wanted = case["rows"]
    assert isinstance(wanted, list)
    missing = [row for row in wanted if not any(_holds(row, record) for record in found)]
    assert not missing, f"{kind}.jsonl:{number}: {text!r}\nfound {found}"
    assert len(found) == len(wanted), f"{kind}.jsonl:{number}: {text!r}\nfound {found}"


def _holds(row: dict[str, object], record: dict[str, object]) -> bool:
    """`text` is a part of the claim's words; every other field is equal."""
    for name, value in row.items():
        given = record.get(name)
        if name == "text":
            if str(value) not in str(given):
                return False
        elif given != value:
            return False
    return True
