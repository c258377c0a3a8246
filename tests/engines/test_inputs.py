"""What an engine reads: folders of JSON Lines, globs of Parquet, a run taken up again, and partitions gone bad."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from counterclaim.claims import claim_record
from counterclaim.engines import extract_to
from counterclaim.errors import FatalError, RefusedReport
from counterclaim.ledger import Ledger, build, verify
from counterclaim.ledger.build import BuildResult
from counterclaim.ledger.extracted import taken_in
from counterclaim.ledger.extracting import extract_reports
from counterclaim.ledger.pool import Outcome

pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow, an extra, is not installed")

PLACES = ("Osk", "Marvin", "Tulat", "Benshar", "Karvo", "Ledina", "Sumet", "Orabi")
SIZE = 600


def records() -> list[dict[str, str]]:
    """A report a place, each with a toll, an attack and who says so."""
    return [
        {
            "id": f"wire-{number}",
            "published": date(2021, 3, number + 1).isoformat(),
            "outlet": "Wire",
            "text": f"Rebels shelled {place} on Monday, killing {number + 3} civilians, the governor said.\n\n"
            f"The army denied that it had lost {number + 2} soldiers near {place}.",
        }
        for number, place in enumerate(PLACES)
    ]


def json_lines(folder: Path, rows: list[dict[str, str]], files: int) -> None:
    folder.mkdir(parents=True)
    for number in range(files):
        lines = [json.dumps(row) for row in rows[number::files]]
        (folder / f"day-{number}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")


def parquet(folder: Path, rows: list[dict[str, str]], files: int) -> None:
    import pyarrow as pa

    folder.mkdir(parents=True)
    for number in range(files):
        pq.write_table(pa.Table.from_pylist(rows[number::files]), folder / f"day-{number}.parquet", row_group_size=1)


def unwanted(error: RefusedReport) -> None:
    raise error


def lines_of(outcomes: Iterable[Outcome]) -> list[str]:
    """All that is known of each claim, sorted."""
    found = [(claim_record(claim, True), span) for one in outcomes for claim, span in one.claims or ()]
    return sorted(json.dumps(row) for row in found)


def claims(folder: Path) -> list[str]:
    return lines_of(taken_in(folder, unwanted))


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The claims of one process that reads all of it at once."""
    json_lines(folder := tmp_path_factory.mktemp("in") / "all", records(), 1)
    found = lines_of(extract_reports([folder], refused=unwanted, jobs=1))
    assert len(found) > 2 * len(PLACES)
    return found


def test_a_folder_of_json_lines_and_a_glob_of_parquet_give_the_same(tmp_path: Path, expected: list[str]) -> None:
    json_lines(tmp_path / "lines" / "march", records()[:5], 2)
    json_lines(tmp_path / "lines" / "april", records()[5:], 2)
    parquet(tmp_path / "tables", records(), 3)
    for name, source in (("a", str(tmp_path / "lines")), ("b", str(tmp_path / "tables" / "*.parquet"))):
        result = extract_to([source], tmp_path / name, jobs=1, size=SIZE)
        assert (result.written, result.refused) == (len(PLACES), {})
        assert len(list((tmp_path / name).glob("part-*"))) > 2
        assert claims(tmp_path / name) == expected


def test_a_run_that_was_stopped_goes_on_where_it_was(tmp_path: Path, expected: list[str]) -> None:
    parquet(tmp_path / "in", records(), 4)
    out = tmp_path / "parts"

    def stop(result: BuildResult, done: int, of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        extract_to([tmp_path / "in"], out, jobs=1, size=SIZE, progress=stop)
    made = {path.name: path.stat().st_mtime_ns for path in out.glob("part-*")}
    assert len(made) >= 2
    result = extract_to([tmp_path / "in"], out, jobs=1, size=SIZE)
    assert result.passed_over >= 2
    assert result.written + result.passed_over == len(PLACES)
    assert {path.name: path.stat().st_mtime_ns for path in out.glob("part-*") if path.name in made} == made
    assert claims(out) == expected


@pytest.mark.parametrize("harm", ["folder", "empty", "gone"])
def test_an_unreadable_partition_stops_a_build_and_harms_no_ledger(tmp_path: Path, harm: str) -> None:
    json_lines(tmp_path / "in", records(), 4)
    out = tmp_path / "parts"
    extract_to([tmp_path / "in"], out, jobs=1, size=SIZE)
    bad = sorted(out.glob("part-*/claims.parquet"))[-1]
    bad.unlink()
    if harm == "folder":
        bad.mkdir()
    elif harm == "empty":
        bad.touch()
    with pytest.raises(FatalError, match="CC24"):
        build([out], tmp_path / "war.db", jobs=1)
    if (tmp_path / "war.db").exists():
        with Ledger.open(tmp_path / "war.db") as ledger:
            assert not verify(ledger).failures
