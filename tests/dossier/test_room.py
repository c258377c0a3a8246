"""A ledger of more claims than a dossier has room for: the last are taken in, and it is said what is left out."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from counterclaim.dossier import build_view, material_of, render, room
from counterclaim.ledger import Ledger
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Claim, Harm, Kind, Scope, Status, TollDetails
from counterclaim.model.report import Report
from counterclaim.model.span import Span

FIRST = date(2031, 5, 1)


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """Four days, two claims a day, the figure one higher each day; and a report of no known day."""
    path = tmp_path / "war.db"
    with Ledger.create(path) as made, made.writing() as db:
        db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', 't')")
        for number in range(5):
            text = f"Osk said {40 + number} of its soldiers had died. Brenn said {50 + number} of them had."
            day = FIRST + timedelta(days=number) if number < 4 else None
            report = Report(f"r{number}", text, day, f"Day {number}", "Osk Gazette", fingerprint=str(number))
            put_report(db, report)
            found = []
            for who, figure in (("Osk", 40 + number), ("Brenn", 50 + number)):
                at = text.index(str(figure))
                details = TollDetails(
                    Harm.KILLED, figure, figure, figure, False, Status.COMBATANT, "Osk", None, Scope.CUMULATIVE, None
                )
                name = f"{number}{who.lower()}".encode().hex()[:12]
                claim = Claim(
                    name, report.id, Kind.TOLL, Span(at, at + 2), str(figure), who, who, None, None, None, details, "r"
                )
                found.append((claim, Span(0, len(text))))
            put_reading(db, report.id, "v", 1, found, text)
    return path


def test_all_is_taken_in_where_there_is_room(ledger: Path) -> None:
    with Ledger.open(ledger) as opened:
        material = material_of(opened)
    assert len(material.claims) == 10
    assert material.left is None


@pytest.mark.parametrize(("most", "days"), [(9, 4), (5, 2), (4, 2), (3, 1)])
def test_the_last_whole_days_are_taken_in(ledger: Path, monkeypatch: pytest.MonkeyPatch, most: int, days: int) -> None:
    monkeypatch.setattr(room, "MOST_CLAIMS", most)
    with Ledger.open(ledger) as opened:
        material = material_of(opened)
    assert len(material.claims) == 2 * days
    assert min(report.published or date.min for report in material.reports.values()) == FIRST + timedelta(4 - days)
    assert material.left is not None
    assert material.left.claims == 10 - 2 * days
    assert material.left.reports == 5 - days
    assert material.left.first == (FIRST + timedelta(4 - days)).isoformat()


def test_the_page_says_what_is_left_out_and_how_to_see_it(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_CLAIMS", 4)
    with Ledger.open(ledger) as opened:
        html = render(build_view(material_of(opened)))
    assert "6 claims" in html
    assert "--as-of 2031-05-02" in html
    assert "6 earlier answers left out" in html


def test_a_day_before_leads_back(ledger: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_CLAIMS", 4)
    with Ledger.open(ledger) as opened:
        material = material_of(opened, as_of=date(2031, 5, 2))
    assert material.left is None
    assert len(material.claims) == 4
