"""Parquet of reports: the same as JSON Lines of the same fields."""

from __future__ import annotations

import json
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from counterclaim.errors import RefusedReport
from counterclaim.reports import read_reports
from counterclaim.reports.slices import read_slice, slices_of

pa = pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")
pq = pytest.importorskip("pyarrow.parquet")

ROWS: list[dict[str, Any]] = [
    {
        "id": f"osk-{n}",
        "text": f"Some {n} were hurt in Osk.",
        "published": "2021-04-07",
        "outlet": "Osk News",
        "title": None,
    }
    for n in range(1, 30)
]
ROWS[3] |= {"text": None}
ROWS[5] |= {"published": "soon"}
ROWS[7] |= {"id": ""}


def read(path: Path, size: int | None = None) -> tuple[list[Any], list[tuple[str, str]]]:
    errors: list[RefusedReport] = []
    if size is None:
        found = list(read_reports([path], refused=errors.append))
    else:
        cut = list(slices_of([path], errors.append, size))
        assert len(cut) > 1
        found = [report for piece in cut for report in read_slice(piece, errors.append)]
    return found, [(error.code, error.where.rpartition(":")[2]) for error in errors]


def test_it_reads_as_json_lines_do(tmp_path: Path) -> None:
    lines, table = tmp_path / "a.jsonl", tmp_path / "a.parquet"
    lines.write_text("".join(json.dumps(row) + "\n" for row in ROWS))
    pq.write_table(pa.Table.from_pylist(ROWS), table, row_group_size=4)
    expected, refused = read(lines)
    assert [code for code, _ in refused] == ["CC122", "CC125", "CC120"]
    for size in (None, 300):
        found, said = read(table, size)
        assert said == refused
        assert [(r.id, r.text, r.published, r.outlet, r.fingerprint) for r in found] == [
            (r.id, r.text, r.published, r.outlet, r.fingerprint) for r in expected
        ]


@pytest.mark.parametrize("day", [date(2021, 4, 7), datetime(2021, 4, 7, 23, 5), datetime(2021, 4, 7, 1, tzinfo=UTC)])
def test_days_may_be_dates_and_times(tmp_path: Path, day: date) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist([{"id": "a", "text": "Calm.", "published": day}]), path)
    ((report,), _) = read(path)
    assert report.published == date(2021, 4, 7)


@pytest.mark.parametrize(
    ("row", "code"),
    [({"id": "a"}, "CC120"), ({"id": 7, "text": "Calm."}, "CC121"), ({"id": "a", "text": b"Calm."}, "CC121")],
)
def test_columns_that_do_not_fit_refuse_the_file(tmp_path: Path, row: dict[str, Any], code: str) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist([row]), path)
    assert [one for one, _ in read(path)[1]] == [code]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1 and no more PAR1", b'{"id": "a"}'])
def test_what_is_no_parquet_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(content)
    assert [code for code, _ in read(path)[1]] == ["CC109"]


def test_damage_inside_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS[:3] * 50), path)
    whole = path.read_bytes()
    path.write_bytes(whole[:60] + bytes(80) + whole[140:])
    found, refused = read(path)
    assert not found or refused


def test_without_pyarrow_it_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.parquet"
    pq.write_table(pa.Table.from_pylist(ROWS), path)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    errors: list[RefusedReport] = []
    assert list(read_reports([path], refused=errors.append)) == []
    assert [(error.code, "counterclaim[parquet]" in error.mend) for error in errors] == [("CC143", True)]
