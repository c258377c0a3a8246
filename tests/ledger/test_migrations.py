from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import FORMAT_VERSION, Ledger, Review, database, disputes, migrations, queries, verify
from counterclaim.ledger.migrations import MIGRATIONS, Migration
from counterclaim.model.decision import Verb

TEXT = "Karsa counted 12 of its soldiers dead."
DETAILS = (
    '{"approx":false,"blamed":null,"disclosed":true,"harm":"killed","high":12,"low":12,"part_of":null,'
    '"scope":"cumulative","side":"Karsa","stated":12,"status":"combatant"}'
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A ledger as the first release wrote it: its own schema, and rows by SQL alone."""
    path = tmp_path / "old.db"
    db = sqlite3.connect(path)
    db.executescript((Path(__file__).parent / "format_1.sql").read_text(encoding="utf-8"))
    db.executescript(f"PRAGMA application_id = {database.APPLICATION_ID}; PRAGMA user_version = 1;")
    db.execute("INSERT INTO meta VALUES ('format', '1')")
    db.execute("INSERT INTO runs VALUES (1, '[\"a.jsonl\"]', '0.1.0+abc', '0.1.0', '2026-01-01', '2026-01-01')")
    db.execute(
        "INSERT INTO reports VALUES (1, 'r1', ?, NULL, '2031-05-01', 'Post', NULL, NULL, ?, '[]', 'a.jsonl:1', NULL)",
        (hashlib.sha256(TEXT.encode()).hexdigest(), TEXT),
    )
    db.execute("INSERT INTO readings VALUES (1, 'r1', '0.1.0+abc', 1)")
    for number, identifier in ((1, "one"), (2, "two")):
        db.execute(
            "INSERT INTO claims VALUES (?, ?, 'r1', 1, 'toll', 14, 16, '12', 'Karsa', 'Karsa', NULL, NULL, NULL, NULL,"
            " NULL, ?, 'rule', '[]', 0, ?)",
            (number, identifier, DETAILS, len(TEXT)),
        )
    rows = [
        ("one", "reject", "A", "2026-01-02", "twice", None, None, None, None),
        ("two", "edit", "A", "2026-01-02", "", "side", '"Karsa"', '"Velor"', None),
        ("one", "undo", "A", "2026-01-03", "", None, None, None, 1),
        ("one", "accept", "B", "2026-01-03", "", None, None, None, None),
    ]
    db.executemany(
        'INSERT INTO decisions (claim, verb, who, "when", why, field, old, new, undoes) VALUES (?,?,?,?,?,?,?,?,?)',
        rows,
    )
    db.commit()
    db.close()
    return path


@pytest.mark.parametrize("readonly", [True, False])
def test_an_old_ledger_keeps_everything(old: Path, readonly: bool) -> None:
    with Ledger.open(old, readonly=readonly) as ledger:
        assert ledger.db.execute("PRAGMA user_version").fetchone()[0] == FORMAT_VERSION
        assert verify(ledger).holds
        assert [(one.claim, one.verb, one.undoes) for one in queries.decisions(ledger)] == [
            ("one", Verb.REJECT, None),
            ("two", Verb.EDIT, None),
            ("one", Verb.UNDO, 1),
            ("one", Verb.ACCEPT, None),
        ]
        found = {row.claim.id: row for row in queries.claims(ledger)}
        assert found["one"].review is Review.ACCEPTED
        assert found["two"].review is Review.EDITED
        assert [one.question.side for one in disputes(ledger)] == ["Karsa", "Velor"]
        assert ledger.db.execute("SELECT value FROM meta WHERE name = 'format 2'").fetchone()


def layout(path: Path) -> dict[str, list[str]]:
    """The tables, indexes and views of a ledger, with their columns."""
    with Ledger.open(path) as ledger:
        list(disputes(ledger))
        names = [row[0] for row in ledger.db.execute("SELECT name FROM sqlite_master ORDER BY name")]
        return {name: sorted(row[1] for row in ledger.db.execute(f"PRAGMA table_xinfo({name})")) for name in names}


def layout_of_a_new_one(folder: Path) -> dict[str, list[str]]:
    Ledger.create(folder / "new.db").close()
    return layout(folder / "new.db")


def test_a_migrated_ledger_has_the_tables_of_a_new_one(old: Path, tmp_path: Path) -> None:
    assert layout(old) == layout_of_a_new_one(tmp_path)


# How ledgers were before these things were added within a format, without a version of its own.
EARLIER = {
    1: "; ".join(
        f"ALTER TABLE claims DROP COLUMN {name}"
        for name in ("where_prec", "longitude", "latitude", "located", "date_prec")
    ),
    2: "DROP TABLE versions; DROP INDEX readings_run; DROP INDEX readings_reviewers; PRAGMA user_version = 2",
}


@pytest.mark.parametrize("version", EARLIER)
def test_the_first_ledgers_of_a_format_keep_everything(old: Path, tmp_path: Path, version: int) -> None:
    if version > 1:
        Ledger.open(old).close()
    db = sqlite3.connect(old)
    db.executescript(EARLIER[version])
    db.close()
    with Ledger.open(old) as ledger:
        assert verify(ledger).holds
        assert len(queries.decisions(ledger)) == 4
        assert {row.claim.id: row.review for row in queries.claims(ledger)} == {
            "one": Review.ACCEPTED,
            "two": Review.EDITED,
        }
    assert layout(old) == layout_of_a_new_one(tmp_path)


def test_a_step_that_loses_a_decision_is_taken_back(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lose(db: sqlite3.Connection) -> None:
        db.execute("DROP TRIGGER decisions_no_delete")
        db.execute("DELETE FROM decisions WHERE number = 4")

    before = old.read_bytes()
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, Migration(FORMAT_VERSION + 1, "a bad step", lose)))
    with pytest.raises(LedgerError) as caught:
        Ledger.open(old)
    assert caught.value.code == "CC218"
    db = sqlite3.connect(old)
    assert db.execute("SELECT count(*) FROM decisions").fetchone()[0] == 4
    assert db.execute("PRAGMA user_version").fetchone()[0] == 1
    db.close()
    assert old.read_bytes()[100:] == before[100:]  # the header counts changes


def test_a_killed_migration_leaves_the_old_ledger(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def die(db: sqlite3.Connection) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, Migration(FORMAT_VERSION + 1, "stopped", die)))
    with pytest.raises(KeyboardInterrupt):
        Ledger.open(old)
    monkeypatch.undo()
    with Ledger.open(old) as ledger:
        assert len(queries.decisions(ledger)) == 4


def test_a_newer_ledger_is_refused_with_a_clear_word(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    with Ledger.create(path) as ledger:
        ledger.db.execute(f"PRAGMA user_version = {FORMAT_VERSION + 1}")
    with pytest.raises(LedgerError, match="newer Counterclaim") as caught:
        Ledger.open(path)
    assert caught.value.code == "CC202"


def test_the_steps_follow_each_other() -> None:
    assert [step.to for step in MIGRATIONS] == list(range(2, FORMAT_VERSION + 1))
    assert all(step.what for step in MIGRATIONS)
