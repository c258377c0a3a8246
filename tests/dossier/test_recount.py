"""Every number of the overview, counted again in the ledger by SQL."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from counterclaim.dossier import build_view, material_of, render
from counterclaim.dossier.overview import Overview
from counterclaim.ledger import Ledger, build

EXAMPLE = Path(__file__).parents[2] / "examples" / "karabakh-2020" / "reports.jsonl"
LATEST = (
    "SELECT a.* FROM answers a WHERE a.position ="
    " (SELECT max(position) FROM answers b WHERE b.question = a.question AND b.claimant = a.claimant)"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("recount")
    build([str(EXAMPLE)], home / "war.db", jobs=1)
    return home / "war.db"


@pytest.fixture(scope="module")
def db(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)


@pytest.fixture(scope="module")
def shown(path: Path) -> Overview:
    with Ledger.open(path) as ledger:
        found = build_view(material_of(ledger)).data("overview")
    assert isinstance(found, Overview)
    return found


def one(db: sqlite3.Connection, select: str) -> int:
    return int(db.execute(select).fetchone()[0])


def test_claims_reports_outlets_and_origins(db: sqlite3.Connection, shown: Overview) -> None:
    with_claims = "SELECT DISTINCT report FROM current_claims"
    assert shown.claims == one(db, "SELECT count(*) FROM current_claims") > 300
    assert shown.reports == one(db, "SELECT count(DISTINCT report) FROM current_claims")
    assert shown.outlets == one(db, f"SELECT count(DISTINCT outlet) FROM reports WHERE id IN ({with_claims})")
    assert shown.origins == one(db, f"SELECT count(DISTINCT name) FROM origins WHERE report IN ({with_claims})")
    by_kind = dict(db.execute("SELECT kind, count(*) FROM current_claims GROUP BY kind"))
    assert dict(shown.counts) == by_kind


def test_the_bars_are_the_days(db: sqlite3.Connection, shown: Overview) -> None:
    days = dict(
        db.execute(
            "SELECT r.published, count(*) FROM current_claims c JOIN reports r ON r.id = c.report"
            " WHERE r.published IS NOT NULL GROUP BY 1"
        )
    )
    for bar in shown.bars:
        assert bar.claims == sum(number for day, number in days.items() if bar.first <= day <= bar.last)
    assert sum(bar.claims for bar in shown.bars) == sum(days.values())


def test_what_is_disputed_agreed_and_withheld(db: sqlite3.Connection, shown: Overview) -> None:
    standings = Counter(row[0] for row in db.execute("SELECT standing FROM questions"))
    assert len(shown.wide) + shown.more[0] == standings["contested"] + standings["denied"] > 0
    assert len(shown.agreed) + shown.more[1] == standings["agreed"]
    widths = [row[0] for row in db.execute("SELECT width FROM questions WHERE standing = 'contested' ORDER BY 1 DESC")]
    assert [wide.asked.width for wide in shown.wide if wide.asked.width] == widths[: len(shown.wide)]
    withheld = one(db, f"SELECT count(DISTINCT question) FROM ({LATEST}) WHERE NOT disclosed")
    assert len(shown.withheld) + shown.more[2] == withheld > 0


def test_the_two_figures_of_a_dispute_are_as_far_apart_as_is_said(db: sqlite3.Connection, shown: Overview) -> None:
    for wide in shown.wide:
        if wide.asked.width and len(wide.asked.apart) == 2:
            answers = [
                db.execute("SELECT low, high FROM answers WHERE claim = ?", (said.claim,)).fetchone()
                for said in wide.asked.apart
            ]
            (low_1, high_1), (low_2, high_2) = answers
            gaps = [
                low - high for low, high in ((low_2, high_1), (low_1, high_2)) if low is not None and high is not None
            ]
            assert max(gaps) == wide.asked.width


def test_places_and_denials(db: sqlite3.Connection, shown: Overview) -> None:
    holdings = [json.loads(row[0]) for row in db.execute("SELECT value FROM nouns WHERE kind = 'places'")]
    named = Counter(standing for holding in holdings if holding[1] for standing in holding if isinstance(standing, str))
    assert shown.open_places == named["contested"] + named["denied"]
    assert len(shown.agreed_places) == min(6, named["agreed"])
    denied = {row[0] for row in db.execute("SELECT DISTINCT denial FROM denials")}
    assert {event.claim for event in shown.events if event.what == "denied"} <= denied


def test_the_page_shows_these_numbers(path: Path, shown: Overview) -> None:
    with Ledger.open(path) as ledger:
        html = render(build_view(material_of(ledger)))
    text = re.sub(r"<[^>]+>", "", html.split('id="overview"')[1].split('id="toll"')[0])
    for number, what in ((shown.claims, "claims"), (shown.reports, "reports"), (shown.outlets, "outlets")):
        assert re.search(rf"\b{number:,} {what}", text), what
    assert f"{shown.origins} independent origins" in text
