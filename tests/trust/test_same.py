"""The same reports give the same export, dossier and partitions, byte for byte, wherever and however they are read."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import pytest
from tests.trust.ground import DRIVER, ENVIRONMENT, start

from counterclaim.cli.demo import example_reports

FORMS = ("csv", "jsonl", "geojson", "parquet")


@pytest.fixture(scope="module")
def rows() -> list[str]:
    with example_reports().open(encoding="utf-8") as stream:
        return list(islice(stream, 22))


def one_file(folder: Path, rows: list[str]) -> list[str]:
    (folder / "reports.jsonl").write_text("".join(rows), "utf-8")
    return [str(folder / "reports.jsonl")]


def a_folder(folder: Path, rows: list[str]) -> list[str]:
    """A file for each report, the last one made first: a folder lists them as its file system likes."""
    (folder / "reports").mkdir()
    for number, row in reversed(list(enumerate(rows))):
        (folder / "reports" / f"{number * 7 % 22}-{number}.jsonl").write_text(row, "utf-8")
    return [str(folder / "reports")]


def several(folder: Path, rows: list[str]) -> list[str]:
    """Three files, in another order than their names have."""
    for name, some in (("a", rows[:3]), ("b", rows[3:15]), ("c", rows[15:])):
        (folder / f"{name}.jsonl").write_text("".join(some), "utf-8")
    return [str(folder / f"{name}.jsonl") for name in "cab"]


def by_partitions(folder: Path, rows: list[str]) -> list[str]:
    one_file(folder, rows)
    return [str(folder / "parts")]


WAYS: dict[str, tuple[dict[str, str], Callable[[Path, list[str]], list[str]], slice, str]] = {
    "plain": (
        {"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONUTF8": "0"},
        one_file,
        slice(None),
        "1",
    ),
    "a folder, elsewhere": (
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242"},
        a_folder,
        slice(None, None, -1),
        "2",
    ),
    "several files, still elsewhere": (
        {"LC_ALL": "ar_SA", "LANG": "de_DE", "TZ": "America/Adak", "PYTHONHASHSEED": "7"},
        several,
        slice(None, None, -1),
        "3",
    ),
    "partitions": (
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "Asia/Kathmandu", "PYTHONHASHSEED": "99"},
        by_partitions,
        slice(None),
        "2",
    ),
}


def test_what_comes_out_knows_no_locale_time_zone_seed_order_files_or_workers(tmp_path: Path, rows: list[str]) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")
    outputs: dict[str, dict[str, bytes]] = {}
    for name, (environment, lay, order, jobs) in WAYS.items():
        folder = tmp_path / name
        folder.mkdir()
        sources, ledger = lay(folder, rows[order]), str(folder / "war.db")
        commands = [["build", *sources, "--ledger", ledger, "--jobs", jobs]]
        if lay is by_partitions:
            whole = ["extract", str(folder / "reports.jsonl"), "--out", *sources, "--jobs", jobs]
            commands.insert(0, [*whole, "--partition-size", "0.02"])
        commands += [["export", ledger, "-f", form, "-o", str(folder / f"out.{form}")] for form in FORMS]
        commands += [["dossier", ledger, "-o", str(folder / "out.html")]]
        process = start([*DRIVER, "commands", json.dumps(commands)], env=ENVIRONMENT | environment)
        _, said = process.communicate()
        assert process.returncode == 0, said
        outputs[name] = {path.suffix: path.read_bytes() for path in sorted(folder.glob("out.*"))}
    plain = outputs["plain"]
    assert len(plain) == len(FORMS) + 1
    assert len(plain[".jsonl"].splitlines()) > 50
    assert json.loads(plain[".jsonl"].splitlines()[0])["report"]
    for name in WAYS:
        for form, content in outputs[name].items():
            assert content == plain[form], (name, form)
