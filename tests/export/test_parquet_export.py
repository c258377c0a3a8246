"""Claims as Parquet: the same as JSON Lines, each column of its own type."""

from __future__ import annotations

import json
from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import islice
from pathlib import Path

import pytest

from counterclaim.cli import run
from counterclaim.cli.demo import example_reports
from counterclaim.errors import FatalError
from counterclaim.export import COLUMNS, export
from counterclaim.export.parquet import PARQUET_COLUMNS
from counterclaim.ledger import Ledger, build

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow, an extra, is not installed")


@pytest.fixture(scope="module")
def war(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A ledger of some bundled reports."""
    folder = tmp_path_factory.mktemp("war")
    with example_reports().open(encoding="utf-8") as stream:
        (folder / "reports.jsonl").write_text("".join(islice(stream, 16)), encoding="utf-8")
    build([folder / "reports.jsonl"], folder / "war.db", jobs=1)
    with Ledger.open(folder / "war.db", readonly=True) as ledger:
        yield ledger


def test_it_holds_what_json_lines_hold(war: Ledger) -> None:
    lines, table = StringIO(), BytesIO()
    assert export(war, "jsonl", lines) == export(war, "parquet", table) > 50
    rows = pq.read_table(table).to_pylist()
    for row, line in zip(rows, lines.getvalue().splitlines(), strict=True):
        record = json.loads(line)
        record["start"], record["end"] = record.pop("span")
        where = record.pop("where") or {}
        assert (row["where_name"], row["latitude"]) == (where.get("name"), where.get("lat"))
        if isinstance(record.get("by"), str):
            record["by"] = [record["by"]]
        published = row["published"]
        assert record.pop("published") == (published.isoformat() if published else None)
        assert {name: row[name] for name in record} == record


def test_the_columns_are_those_of_a_csv() -> None:
    assert sorted(PARQUET_COLUMNS) == sorted(COLUMNS)


def test_the_columns_are_documented_with_their_types(war: Ledger) -> None:
    table = BytesIO()
    export(war, "parquet", table)
    page = (Path(__file__).parents[2] / "docs" / "formats.md").read_text(encoding="utf-8")
    said = page.split("**Parquet** (`--format parquet`")[1].split("`--party`")[0]
    shown = {"date32[day]": "date32", "list<element: string>": "list<string>"}
    for field in pq.read_schema(table):
        kind = shown.get(str(field.type), str(field.type))
        kind = "list<struct>" if "struct" in kind else "list<list<int32>>" if "int32>" in kind else kind
        (row,) = (line for line in said.splitlines() if line.startswith(f"| `{kind}` |"))
        assert f"`{field.name}`" in row, field.name


def test_the_same_claims_give_the_same_bytes(war: Ledger) -> None:
    one, two = BytesIO(), BytesIO()
    export(war, "parquet", one)
    export(war, "parquet", two)
    assert one.getvalue() == two.getvalue()


def test_the_command_line(war: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "claims.parquet"
    assert run(["export", str(war.path), "--format", "parquet", "--kind", "toll", "-o", str(path)]) == 0
    assert set(pq.read_table(path)["kind"].to_pylist()) == {"toll"}
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(FatalError, match=r"CC245 .*counterclaim\[parquet\]"):
        export(war, "parquet", BytesIO())


def test_text_and_bytes_do_not_mix(war: Ledger) -> None:
    with pytest.raises(TypeError):
        export(war, "parquet", StringIO())
    with pytest.raises(TypeError):
        export(war, "csv", BytesIO())
