"""The same reports give the same export, byte for byte, wherever and however they are read."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest
from tests.trust.ground import ENVIRONMENT, PROGRAM, start

from counterclaim.cli.demo import example_reports


@pytest.fixture(scope="module")
def rows() -> list[str]:
    with example_reports().open(encoding="utf-8") as stream:
        return list(islice(stream, 22))


def test_the_export_knows_no_locale_time_zone_seed_order_or_number_of_workers(tmp_path: Path, rows: list[str]) -> None:
    ways: dict[str, tuple[dict[str, str], list[str], str]] = {
        "plain": ({"LC_ALL": "C", "TZ": "UTC", "PYTHONHASHSEED": "0", "PYTHONUTF8": "0"}, rows, "1"),
        "elsewhere": (
            {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4242"},
            rows[::-1],
            "2",
        ),
        "still elsewhere": (
            {"LC_ALL": "ar_SA", "LANG": "de_DE", "TZ": "America/Adak", "PYTHONHASHSEED": "7"},
            rows[1::2] + rows[::2],
            "3",
        ),
    }
    exports: dict[str, dict[str, bytes]] = {}
    for name, (environment, ordered, jobs) in ways.items():
        folder = tmp_path / name
        folder.mkdir()
        (folder / "reports.jsonl").write_text("".join(ordered), "utf-8")
        more = ENVIRONMENT | environment
        ledger = str(folder / "war.db")
        commands = [["build", str(folder / "reports.jsonl"), "--ledger", ledger, "--jobs", jobs]]
        commands += [["export", ledger, "-f", form, "-o", str(folder / f"out.{form}")] for form in ("csv", "jsonl")]
        for command in commands:
            process = start([*PROGRAM, *command], env=more)
            _, said = process.communicate()
            assert process.returncode == 0, said
        exports[name] = {form: (folder / f"out.{form}").read_bytes() for form in ("csv", "jsonl")}
    assert len(exports["plain"]["jsonl"].splitlines()) > 50
    assert json.loads(exports["plain"]["jsonl"].splitlines()[0])["report"]
    for name in ways:
        assert exports[name] == exports["plain"], name
