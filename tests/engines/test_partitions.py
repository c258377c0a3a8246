"""Extraction into partitions: resumable, whole or not there, and the same as on one machine at once."""

from __future__ import annotations

import json
import os
import shutil
import signal
from io import StringIO
from itertools import count
from pathlib import Path

import pytest

from counterclaim.claims import claim_record
from counterclaim.cli import run
from counterclaim.cli.demo import example_reports
from counterclaim.engines import Engine, extract_to
from counterclaim.errors import FatalError, RefusedReport
from counterclaim.export import export
from counterclaim.ledger import Ledger, build
from counterclaim.ledger.build import BuildResult
from counterclaim.ledger.extracted import plan_of, taken_in
from counterclaim.ledger.extracting import extract_reports
from counterclaim.ledger.pool import Outcome

pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")

SIZE = 2_500
BAD = ["no json", json.dumps({"id": "empty", "text": " "})]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some of the bundled reports with lines that are refused, and one report twice, far from itself."""
    with example_reports().open(encoding="utf-8") as stream:
        lines = [line.rstrip("\n") for line in stream][:24]
    path = tmp_path_factory.mktemp("in") / "reports.jsonl"
    path.write_text("\n".join([*lines[:3], *BAD, *lines[3:], lines[0]]) + "\n", encoding="utf-8")
    return path


def unwanted(error: RefusedReport) -> None:
    raise error


def lines_of(outcomes: list[Outcome]) -> list[str]:
    """All that is known of each claim, sorted."""
    rows = [(claim_record(claim, True), list(span)) for one in outcomes for claim, span in one.claims or ()]
    return sorted(json.dumps(row, ensure_ascii=False) for row in rows)


@pytest.fixture(scope="module")
def at_once(reports: Path) -> tuple[list[str], list[str]]:
    """The claims of a run without partitions, and its refusals."""
    refused: list[RefusedReport] = []
    found = lines_of(list(extract_reports([reports], refused=refused.append, jobs=1)))
    return found, sorted(map(str, refused))


@pytest.fixture(scope="module")
def folder(reports: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Partitions by this machine's processes."""
    out = tmp_path_factory.mktemp("out") / "parts"
    extract_to([reports], out, jobs=1, size=SIZE)
    return out


def taken(folder: Path) -> tuple[list[str], list[str]]:
    refused: list[RefusedReport] = []
    return lines_of(list(taken_in(folder, refused.append))), sorted(map(str, refused))


def test_the_claims_and_refusals_are_those_of_one_run(folder: Path, at_once: tuple[list[str], list[str]]) -> None:
    assert len(at_once[0]) > 50
    assert [line.partition(" CC")[2][:3] for line in at_once[1]] == ["131", "112", "122"]
    assert taken(folder) == at_once


def test_a_ledger_of_partitions_is_that_of_the_reports(folder: Path, reports: Path, tmp_path: Path) -> None:
    said = []
    for name, source in (("a", folder), ("b", reports)):
        result = build([source], tmp_path / name, jobs=1)
        with Ledger.open(tmp_path / name) as ledger:
            stream = StringIO()
            export(ledger, "jsonl", stream)
            rows = ledger.db.execute("SELECT * FROM reports ORDER BY id").fetchall()
        said.append((stream.getvalue(), [tuple(row) for row in rows], result.written, result.claims, result.refused))
    assert said[0] == said[1]
    again = build([folder], tmp_path / "b", jobs=1)
    assert (again.written, again.passed_over) == (0, said[0][2])


def copied(folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder, tmp_path / "parts"))


def test_what_is_there_is_not_made_again(folder: Path, reports: Path, tmp_path: Path) -> None:
    own = copied(folder, tmp_path)
    lost, *kept = sorted(own.glob("part-*"))
    times = {path: path.stat().st_mtime_ns for path in kept}
    shutil.rmtree(lost)
    (own / ".part-0.1.x").mkdir()  # of a process that was killed
    with pytest.raises(FatalError, match="CC242"):
        list(taken_in(own, unwanted))
    result = extract_to([reports], own, jobs=1, size=SIZE)
    assert 0 < result.written < result.passed_over
    assert {path: path.stat().st_mtime_ns for path in kept} == times
    assert not list(own.glob(".part-*"))
    assert taken(own) == taken(folder)


def test_another_version_is_refused_or_read_again(folder: Path, reports: Path, tmp_path: Path) -> None:
    own = copied(folder, tmp_path)
    plan = own / "counterclaim.json"
    plan.write_text(plan.read_text().replace(plan_of(folder).version, "0.0.1+older"))
    with pytest.raises(FatalError, match=r"CC241 .*0\.0\.1\+older"):
        build([own], tmp_path / "a.db")
    with pytest.raises(FatalError, match=r"CC241 .*0\.0\.1\+older"):
        extract_to([reports], own, size=SIZE)
    result = build([own], tmp_path / "a.db", jobs=1, reread=True)
    assert (result.written, result.claims) == (24, len(taken(folder)[0]))


def test_a_damaged_partition_is_told(folder: Path, tmp_path: Path) -> None:
    own = copied(folder, tmp_path)
    path = sorted(own.glob("part-*/claims.parquet"))[0]
    content = path.read_bytes()
    path.write_bytes(content[:40] + bytes(100) + content[140:])
    with pytest.raises(FatalError, match="CC243"):
        list(taken_in(own, lambda error: None))


def test_a_folder_of_something_else_is_left_alone(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FatalError, match="CC240"):
        extract_to([reports], tmp_path, size=SIZE)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_line(reports: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = str(tmp_path / "parts")
    assert run(["extract", str(reports), "--out", out, "--jobs", "1", "--partition-size", "1"]) == 0
    assert "refused: 3" in capsys.readouterr().err
    assert run(["extract", str(reports), "--engine", "dask"]) == 2
    assert run(["extract", str(reports), "--out", out, "--kind", "toll"]) == 2


def test_a_killed_worker_costs_its_partition_and_nothing_else(
    reports: Path, tmp_path: Path, at_once: tuple[list[str], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    distributed = pytest.importorskip("distributed", reason="dask.distributed, an extra, is not installed")
    numbers = count()
    killed: list[int] = []
    first_made: dict[Path, int] = {}
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, memory_limit=0, silence_logs=50
    ) as cluster:

        def kill_one(result: BuildResult, done: int, of: int) -> None:
            assert of > 4
            first_made.update({path: path.stat().st_mtime_ns for path in tmp_path.glob("parts/part-*")})
            if done and not killed and next(numbers) == 1:
                with distributed.Client(cluster, set_as_default=False) as client:
                    busy = client.processing()
                    worker = max(busy, key=lambda name: len(busy[name]))
                    killed.append(client.run(os.getpid, workers=[worker])[worker])
                os.kill(killed[0], signal.SIGKILL)

        out = tmp_path / "parts"
        result = extract_to(
            [reports], out, engine=Engine.DASK, scheduler=cluster.scheduler_address, size=SIZE, progress=kill_one
        )
    assert killed
    assert result.written == 25  # the report that stands twice is in two partitions
    assert {path: path.stat().st_mtime_ns for path in first_made} == first_made
    assert taken(out) == at_once
