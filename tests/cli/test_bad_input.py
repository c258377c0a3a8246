"""Whatever is fed to it, the program says what is wrong and how to mend it, and the rest is read."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.cli.conftest import Lines, Run

from counterclaim.ledger import Ledger, queries, verify
from counterclaim.ledger.lock import build_lock


def words_at(record: dict[str, object], text: str) -> str:
    """The words of a report at a record's span."""
    span = record["span"]
    assert isinstance(span, list)
    return text[span[0] : span[1]]


GOOD: dict[str, object] = {"id": "good", "published": "2019-05-07", "text": "Velor said 12 soldiers were killed."}
PROGRAM = [sys.executable, "-m", "counterclaim"]


def test_bad_records_are_refused_and_the_rest_is_read(cc: Run, lines: Lines) -> None:
    reports = lines(
        GOOD,
        "",
        "no json",
        "[1, 2]",
        b'{"id": "latin", "text": "caf\xe9"}',
        {"text": "no id"},
        {"id": "no-text"},
        {"id": "empty", "text": "   "},
        {"id": "number", "text": 5},
        {"id": "future", "published": "2999-01-01", "text": "Velor said 12 soldiers were killed."},
        {"id": "undated", "published": "last week", "text": "Velor said 12 soldiers were killed."},
        GOOD | {"text": "Another text with the same id."},
        {"id": "nul", "text": "a \x00 b"},
        '{"id": "half", "text": "half a character: \\ud800"}',
        {"id": "last", "text": "Osk said 3 civilians were wounded."},
    )
    ran = cc("extract", reports, "--kind", "toll")
    assert ran.status == 0
    assert {record["report"] for record in ran.records} == {"good", "last"}
    assert ran.err.startswith("refused: ")
    for code in ("CC112", "CC113", "CC111", "CC120", "CC122", "CC121", "CC126", "CC125", "CC130", "CC124"):
        assert code in ran.err
    assert f"{reports}:3: CC112" in ran.err


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "CC102"), (bytes(range(256)) * 40, "CC103"), (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "CC103")],
)
def test_files_that_hold_no_report(cc: Run, tmp_path: Path, content: bytes, code: str) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(content)
    for command in (["extract", path], ["build", path, "--ledger", tmp_path / "war.db", "-j", 1]):
        ran = cc(*command)
        assert ran.status == 4
        assert code in ran.err
        assert ran.out == ""
    with Ledger.open(tmp_path / "war.db", readonly=True) as ledger:
        assert verify(ledger).holds


def test_files_that_are_not_there(cc: Run, tmp_path: Path) -> None:
    ran = cc("extract", tmp_path / "none.jsonl")
    assert (ran.status, "CC101" in ran.err) == (4, True)


def test_a_line_of_50_megabytes(cc: Run, lines: Lines) -> None:
    reports = lines({"id": "huge", "text": "x" * 50_000_000}, GOOD)
    ran = cc("extract", reports, "--kind", "toll")
    assert ran.status == 0
    assert "CC110" in ran.err
    assert [record["report"] for record in ran.records] == ["good"]


def test_a_paragraph_with_no_end(cc: Run, lines: Lines) -> None:
    text = "Velor said 12 soldiers were killed near Tovin. " + "The rain did not stop; " * 5_000
    (toll,) = cc("extract", lines({"id": "long", "text": text}), "--kind", "toll").records
    assert words_at(toll, text) == toll["text"] == "12"


@pytest.mark.parametrize("command", ["ask", "export", "verify", "dossier", "review"])
@pytest.mark.parametrize(
    ("kind", "code"), [("none", "CC203"), ("text", "CC201"), ("other", "CC202"), ("folder", "CC201")]
)
def test_what_is_no_ledger(cc: Run, tmp_path: Path, command: str, kind: str, code: str) -> None:
    path = tmp_path / "war.db"
    if kind == "text":
        path.write_text("nothing but words\n" * 100)
    elif kind == "folder":
        path.mkdir()
    elif kind == "other":
        with Ledger.create(path) as ledger:
            ledger.db.execute("PRAGMA user_version = 9")
    more = {"ask": ["killed"], "export": ["--format", "csv"], "review": ["--no-open"]}.get(command, [])
    if command == "dossier":
        more = ["-o", str(tmp_path / "page.html")]
    ran = cc(command, path, *more)
    assert ran.status == 3
    assert code in ran.err
    assert ran.err.count("\n") == 1


@pytest.mark.parametrize("kind", ["text", "other", "no-folder"])
def test_a_build_into_what_is_no_ledger_alters_nothing(cc: Run, lines: Lines, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "war.db"
    if kind == "text":
        path.write_text("nothing but words\n" * 100)
    elif kind == "other":
        with Ledger.create(path) as ledger:
            ledger.db.execute("PRAGMA user_version = 9")
    else:
        path = tmp_path / "no" / "war.db"
    before = path.read_bytes() if path.exists() else b""
    ran = cc("build", lines(GOOD), "--ledger", path)
    assert ran.status == 3
    assert {"text": "CC201", "other": "CC202", "no-folder": "CC206"}[kind] in ran.err
    assert (path.read_bytes() if path.exists() else b"") == before


def test_two_builds_at_once(cc: Run, lines: Lines, tmp_path: Path) -> None:
    with build_lock(tmp_path / "war.db"):
        ran = cc("build", lines(GOOD), "--ledger", tmp_path / "war.db")
    assert (ran.status, "CC207" in ran.err) == (3, True)
    assert not (tmp_path / "war.db").exists()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs limits of POSIX")
def test_a_disk_with_no_space_left(lines: Lines, tmp_path: Path, cc: Run) -> None:
    """A limit on the size of files stands in for a full disk: SQLite meets an error in the middle of a write."""
    rows = [{"id": f"r{n}", "text": f"Velor said {n} soldiers were killed. " + "x" * 30_000} for n in range(30)]
    reports = lines(*rows)
    limited = subprocess.run(
        [*PROGRAM, "build", str(reports), "--ledger", str(tmp_path / "war.db"), "--jobs", "1"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000)),
        capture_output=True,
        text=True,
    )
    assert limited.returncode == 3, limited.stderr
    assert "Traceback" not in limited.stderr
    assert "CC205" in limited.stderr or "CC210" in limited.stderr
    with Ledger.open(tmp_path / "war.db") as ledger:
        assert verify(ledger).holds
    assert cc("build", reports, "--ledger", tmp_path / "war.db", "--jobs", 1).status == 0
    with Ledger.open(tmp_path / "war.db") as ledger:
        assert queries.counts(ledger).reports == 30


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of one megabyte, where the tests may mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("needs `mount`")
    made = subprocess.run([mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder)], capture_output=True)
    if made.returncode:
        pytest.skip("may not mount a small disk here")
    yield folder
    subprocess.run([umount, "-l", str(folder)], check=True)


def test_a_full_disk_and_a_read_only_folder(cc: Run, lines: Lines, small_disk: Path, war: Path) -> None:
    rows = [{"id": f"r{n}", "text": f"Velor said {n} soldiers were killed. " + "x" * 30_000} for n in range(60)]
    ran = cc("build", lines(*rows), "--ledger", small_disk / "war.db", "--jobs", 1)
    assert (ran.status, "CC205" in ran.err) == (3, True)
    with Ledger.open(small_disk / "war.db") as ledger:
        assert verify(ledger).holds
    for file in small_disk.iterdir():
        file.unlink()
    shutil.copy(war, small_disk / "war.db")
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    built = cc("build", lines(GOOD), "--ledger", small_disk / "war.db")
    assert (built.status, "CC206" in built.err) == (3, True)
    assert cc("verify", small_disk / "war.db").status == 0
    assert cc("ask", small_disk / "war.db", "Azerbaijani military killed").status == 0
    assert cc("dossier", small_disk / "war.db", "-o", small_disk / "page.html").status == 3


@pytest.mark.skipif(os.name != "posix", reason="needs signals of POSIX")
def test_ctrl_c_is_clean(lines: Lines, tmp_path: Path, cc: Run) -> None:
    rows = [{"id": f"r{n}", "text": f"Velor said {n} soldiers were killed. " * 400} for n in range(400)]
    reports = lines(*rows)
    process = subprocess.Popen(
        [*PROGRAM, "build", str(reports), "--ledger", str(tmp_path / "war.db")],
        start_new_session=True,
        # what a shell starts behind a `&` is deaf to it, and so would be what that starts
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
        stderr=subprocess.PIPE,
        text=True,
    )
    while not (tmp_path / "war.db").exists() and process.poll() is None:
        time.sleep(0.05)
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait(30) == 130, said
    assert said == "counterclaim: stopped.\n"
    with Ledger.open(tmp_path / "war.db") as ledger:
        assert verify(ledger).holds
    assert {file.name for file in tmp_path.iterdir()} == {"reports.jsonl", "war.db"}
