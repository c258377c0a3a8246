from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.ledger import fake_extraction as fake

from counterclaim.ledger import Ledger, verify
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.report import Report

TEXT = "Karsa lost 40 of its soldiers."


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "war.db"
    report = Report("one", TEXT, fingerprint=fake.fingerprint(TEXT), origin="here")
    with Ledger.create(path) as ledger, ledger.writing() as db:
        db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
        put_report(db, report)
        put_reading(db, "one", "v", 1, fake.extract(report), TEXT)
    return path


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE reports SET text = replace(text, '40', '41')", "fingerprint differs"),
        ("UPDATE reports SET parts = '[[\"body\",0,999,null,false,null]]'", "outside the text"),
        ("UPDATE claims SET text = '41'", "not those at its span"),
        ("UPDATE claims SET end = 4000, sentence_end = 4000", "outside the text"),
        ("UPDATE claims SET sentence_end = 3", "doesn't hold it"),
        ("UPDATE claims SET evidence = '[[1,400]]'", "evidence (1, 400) is outside"),
        ("UPDATE claims SET source = 'Velor'", "source 'Velor' doesn't occur"),
        ("UPDATE claims SET via = 'an aide'", "via 'an aide' doesn't occur"),
        ("UPDATE claims SET place = 'Tovin'", "place 'Tovin' doesn't occur"),
        ("UPDATE claims SET date = 'Thursday'", "no ISO day"),
        ("UPDATE claims SET date = '2031-05-02/2031-05-01'", "no ISO day"),
        ("UPDATE claims SET date = '/'", "no ISO day"),
        ("UPDATE claims SET date = '20310501'", "no ISO day"),
        ('UPDATE claims SET details = \'{"harm": "frightened"}\'', "can't be read"),
        ("UPDATE claims SET details = '[]'", "can't be read"),
        ("UPDATE claims SET kind = 'gossip'", "can't be read"),
        ("UPDATE claims SET reading = 77", "points at nothing"),
    ],
)
def test_what_was_tampered_with_is_found(path: Path, change: str, what: str) -> None:
    with Ledger.open(path) as ledger:
        assert verify(ledger).holds
    db = sqlite3.connect(path)
    for (trigger,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        db.execute(f"DROP TRIGGER {trigger}")
    db.execute(change)
    db.commit()
    db.close()
    with Ledger.open(path, readonly=True) as ledger:
        result = verify(ledger)
    assert not result.holds
    assert any(what in failure.what for failure in result.failures), result.failures


@pytest.mark.parametrize("date", ["2031-05-01", "2031-05-01/2031-05-02", "1994-01-01/", "/2031-05-02"])
def test_dates_that_can_be_read(tmp_path: Path, date: str) -> None:
    from dataclasses import replace

    report = Report("one", TEXT, fingerprint=fake.fingerprint(TEXT), origin="here")
    with Ledger.create(tmp_path / "war.db") as ledger:
        with ledger.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
            put_report(db, report)
            dated = [(replace(claim, date=date), sentence) for claim, sentence in fake.extract(report)]
            put_reading(db, "one", "v", 1, dated, TEXT)
        assert verify(ledger).holds
