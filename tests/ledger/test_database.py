from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger


def write_rows(ledger: Ledger, rows: list[tuple[str, str]]) -> None:
    with ledger.writing() as db:
        db.executemany("INSERT INTO meta VALUES (?, ?)", rows)


def test_a_new_ledger_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    Ledger.create(path).close()
    with Ledger.open(path) as ledger, Ledger.open(path, readonly=True) as reader:
        assert ledger.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert reader.db.execute("SELECT count(*) FROM claims").fetchone()[0] == 0
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            reader.db.execute("INSERT INTO meta VALUES ('a', 'b')")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["war.db"]


@pytest.mark.parametrize(
    ("content", "code"), [(b"", "CC201"), (b"plain words, no database at all" * 40, "CC201"), (None, "CC203")]
)
def test_what_is_no_ledger_is_refused(tmp_path: Path, content: bytes | None, code: str) -> None:
    path = tmp_path / "other.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(LedgerError) as caught:
        Ledger.open(path)
    assert caught.value.code == code
    assert caught.value.mend


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE claims (id)")
    other.close()
    for readonly in (True, False):
        with pytest.raises(LedgerError, match="CC201"):
            Ledger.open(path, readonly=readonly)


@pytest.mark.parametrize(("version", "mend"), [(99, "newer"), (0, "anew")])
def test_another_format_version_is_refused(tmp_path: Path, version: int, mend: str) -> None:
    path = tmp_path / "war.db"
    with Ledger.create(path) as ledger:
        ledger.db.execute(f"PRAGMA user_version = {version}")
    with pytest.raises(LedgerError, match=mend) as caught:
        Ledger.open(path)
    assert caught.value.code == "CC202"


def test_nothing_is_created_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    path.write_text("mine")
    with pytest.raises(LedgerError, match="CC204"):
        Ledger.create(path)
    assert path.read_text() == "mine"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="CC206"):
        Ledger.create(tmp_path / "no" / "war.db")


@pytest.mark.parametrize("name", ["a b.db", "ä?mode=ro.db", "100%.db", "#1.db"])
def test_odd_file_names(tmp_path: Path, name: str) -> None:
    Ledger.create(tmp_path / name).close()
    Ledger.open(tmp_path / name, readonly=True).close()
    assert [file.name for file in tmp_path.iterdir()] == [name]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "war.db") as ledger:
        with pytest.raises(LedgerError, match="CC210"):
            write_rows(ledger, [("half", "done"), ("half", "twice the same key")])
        assert ledger.db.execute("SELECT count(*) FROM meta WHERE name = 'half'").fetchone()[0] == 0


def test_a_full_disk_is_said_in_words_and_leaves_a_ledger(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    with Ledger.create(path) as ledger:
        ledger.db.execute("PRAGMA max_page_count = 60")
        with pytest.raises(LedgerError) as caught:
            write_rows(ledger, [(f"n{number}", "x" * 500) for number in range(10_000)])
    assert caught.value.code == "CC205"
    with Ledger.open(path) as ledger:
        assert ledger.db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert ledger.db.execute("SELECT count(*) FROM meta WHERE name LIKE 'n%'").fetchone()[0] == 0


@pytest.mark.parametrize("table", ["claims", "decisions", "superseded", "reports"])
def test_what_is_written_stays(tmp_path: Path, table: str) -> None:
    with Ledger.create(tmp_path / "war.db") as ledger:
        db = ledger.db
        db.execute("PRAGMA foreign_keys = OFF")
        rows = {
            "claims": "INSERT INTO claims VALUES (1, 'c', 'r', 1, 'toll', 0, 1, 'x', '', NULL, NULL, NULL, NULL, NULL,"
            " NULL, '{}', '', '[]', 0, 1)",
            "decisions": "INSERT INTO decisions VALUES (1, 'c', 'accept', 'me', 't', '', NULL, NULL, NULL, NULL, 0)",
            "superseded": "INSERT INTO superseded VALUES (1, 2)",
            "reports": "INSERT INTO reports (id, fingerprint, text, parts, origin) VALUES ('r', '', 't', '[]', '')",
        }
        db.execute(rows[table])
        column = db.execute(f"SELECT * FROM {table}").description[1][0]
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(f'UPDATE {table} SET "{column}" = "{column}"')
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(f"DELETE FROM {table}")
        assert db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] == 1


def test_what_is_read_together_is_of_one_state(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    count = "SELECT count(*) FROM meta"
    with Ledger.create(path) as writer, Ledger.open(path, readonly=True) as reader:
        with reader.reading() as db:
            before = db.execute(count).fetchone()[0]
            write_rows(writer, [("a", "b")])
            with reader.reading():  # within another it is the same one
                assert db.execute(count).fetchone()[0] == before
            assert db.execute(count).fetchone()[0] == before
        assert reader.db.execute(count).fetchone()[0] == before + 1


def test_a_program_stopped_before_it_made_anything_left_nothing(tmp_path: Path) -> None:
    path = tmp_path / "war.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA journal_mode = WAL")  # writes the head of the file
    assert path.stat().st_size
    with Ledger.open_or_create(path) as ledger:
        write_rows(ledger, [("a", "b")])
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("PRAGMA user_version = 7")
    with pytest.raises(LedgerError, match="CC201"):
        Ledger.open_or_create(tmp_path / "other.db")
