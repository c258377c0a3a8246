"""A ledger with one report and two claims of our own making."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from counterclaim.ledger import Ledger
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Claim, Harm, Kind, Scope, Status, TollDetails
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

TEXT = "Lower Osk said 40 soldiers had died and 7 were missing. <script>alert(1)</script>"


def toll(name: str, words: str, harm: Harm) -> Claim:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    number = int(words)
    details = TollDetails(harm, number, number, number, False, Status.COMBATANT, None, None, Scope.CUMULATIVE, None)
    return Claim(name, "one", Kind.TOLL, span, words, "Lower Osk", "Lower Osk", None, None, None, details, "rule")


@pytest.fixture
def ledger_path(tmp_path: Path) -> Path:
    path = tmp_path / "osk.db"
    report = Report(
        "one",
        TEXT,
        date(2031, 5, 1),
        "<b>Title</b>",
        "Osk Gazette",
        fingerprint=hashlib.sha256(TEXT.encode()).hexdigest(),
        origin="osk.jsonl:1",
        parts=(Part(PartKind.BODY, Span(0, len(TEXT))),),
    )
    claims = [(toll("c1", "40", Harm.KILLED), Span(0, 55)), (toll("c2", "7", Harm.MISSING), Span(0, 55))]
    with Ledger.create(path) as ledger, ledger.writing() as db:
        db.execute(
            "INSERT INTO runs (sources, version, program, started) VALUES ('[]', 'v', 'p', '2031-05-01T00:00:00Z')"
        )
        put_report(db, report)
        put_reading(db, "one", "v", 1, claims, TEXT)
    return path
