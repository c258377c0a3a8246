from __future__ import annotations

import io
import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.ledger import fake_extraction as fake
from tests.ledger.fake_extraction import WriteReports

from counterclaim.errors import FatalError, LedgerError
from counterclaim.export import export
from counterclaim.ledger import BuildResult, Ledger, Review, RunRow, build, decide, queries, verify
from counterclaim.ledger.lock import build_lock
from counterclaim.model.decision import Verb
from counterclaim.model.report import Report

NEWS = [
    (f"r{number:03}", f"Karsa counted {number} and then {number + 7} of its soldiers dead.") for number in range(90)
]


def built(reports: Path, ledger: Path, **options: object) -> BuildResult:
    defaults: dict[str, object] = {"jobs": 1, "make": fake.make_fake, "version": "fake-1"}
    return build([reports], ledger, **(defaults | options))  # type: ignore[arg-type]


def exported(path: Path) -> str:
    stream = io.StringIO()
    with Ledger.open(path, readonly=True) as ledger:
        export(ledger, "jsonl", stream)
    return stream.getvalue()


def runs_of(path: Path) -> tuple[RunRow, ...]:
    with Ledger.open(path, readonly=True) as ledger:
        return queries.runs(ledger)


def test_reports_go_in_with_their_claims(tmp_path: Path, write_reports: WriteReports) -> None:
    result = built(write_reports(NEWS), tmp_path / "war.db")
    assert (result.written, result.claims, result.refused) == (90, 180, {})
    with Ledger.open(tmp_path / "war.db", readonly=True) as ledger:
        assert verify(ledger).holds
        assert [row.id for row in queries.reports(ledger)] == [identifier for identifier, _ in NEWS]
    assert not (tmp_path / "war.db-build").exists()


def test_a_second_build_passes_over_what_is_in(tmp_path: Path, write_reports: WriteReports) -> None:
    built(write_reports(NEWS[:40]), tmp_path / "war.db")
    before = exported(tmp_path / "war.db")
    again = built(write_reports(NEWS[:40]), tmp_path / "war.db")
    assert (again.written, again.passed_over) == (0, 40)
    assert exported(tmp_path / "war.db") == before
    more = built(write_reports(NEWS), tmp_path / "war.db")
    assert (more.written, more.passed_over) == (50, 40)
    assert [run.finished is not None for run in runs_of(tmp_path / "war.db")] == [True, True, True]


def test_the_export_knows_no_order_of_reading(tmp_path: Path, write_reports: WriteReports) -> None:
    built(write_reports(NEWS), tmp_path / "a.db")
    built(write_reports(NEWS[::-1]), tmp_path / "b.db", jobs=2)
    assert exported(tmp_path / "a.db") == exported(tmp_path / "b.db")


def test_one_id_with_two_texts_keeps_the_first(tmp_path: Path, write_reports: WriteReports) -> None:
    built(write_reports([("one", "Karsa counts 12 dead.")]), tmp_path / "war.db")
    result = built(write_reports([("one", "Karsa counts 14 dead."), ("two", "None.")]), tmp_path / "war.db")
    assert result.refused == {"CC153": 1}
    assert result.written == 1
    with Ledger.open(tmp_path / "war.db", readonly=True) as ledger:
        kept = queries.report(ledger, "one")
        assert kept is not None
        assert kept.text == "Karsa counts 12 dead."
        assert [refusal.code for refusal in queries.refusals(ledger)] == ["CC153"]


def test_what_is_said_of_a_report_stays_as_it_was_first_said(tmp_path: Path, write_reports: WriteReports) -> None:
    reports = write_reports([("one", "Karsa counts 12 dead."), ("two", "None.")])
    built(reports, tmp_path / "war.db")
    reports.write_text(reports.read_text().replace("2019-03-04", "2019-03-05", 1).replace("Courier", "Post", 1))
    result = built(reports, tmp_path / "war.db")
    assert (result.refused, result.passed_over) == ({"CC155": 1}, 1)
    assert "another published, outlet," in result.examples["CC155"][0]
    with Ledger.open(tmp_path / "war.db", readonly=True) as ledger:
        kept = queries.report(ledger, "one")
        assert kept is not None
        assert (str(kept.published), kept.outlet) == ("2019-03-04", "Harbour Courier")


def test_what_one_report_does_stops_no_other(tmp_path: Path, write_reports: WriteReports) -> None:
    bad = [("raises", "RAISE 5"), ("dies", "DIE 6"), ("hangs", "HANG 7")]
    news = [*NEWS[:20], bad[0], *NEWS[20:40], bad[1], *NEWS[40:60], bad[2], *NEWS[60:]]
    result = built(write_reports(news), tmp_path / "war.db", timeout=1.0, jobs=2)
    assert result.refused == {"CC150": 1, "CC151": 1, "CC152": 1}
    assert result.written == 90
    with Ledger.open(tmp_path / "war.db", readonly=True) as ledger:
        refused = {refusal.code: refusal.where.rpartition(":")[2] for refusal in queries.refusals(ledger)}
        assert refused == {"CC150": "21", "CC151": "42", "CC152": "63"}
        assert [row.id for row in queries.reports(ledger)] == [identifier for identifier, _ in NEWS]


def test_a_worker_killed_once_loses_nothing(tmp_path: Path, write_reports: WriteReports) -> None:
    news = [*NEWS[:30], ("once", f"ONCE {tmp_path / 'mark'} Karsa counted 5 dead."), *NEWS[30:]]
    result = built(write_reports(news), tmp_path / "war.db", jobs=2)
    assert (tmp_path / "mark").exists()
    assert (result.written, result.refused) == (91, {})


def test_workers_that_cannot_start_end_the_build(tmp_path: Path, write_reports: WriteReports) -> None:
    with pytest.raises(FatalError, match="a model that isn't there") as caught:
        built(write_reports(NEWS[:3]), tmp_path / "war.db", make=fake.make_unfit)
    assert caught.value.code == "CC215"


def test_another_version_supersedes_and_keeps_decisions(tmp_path: Path, write_reports: WriteReports) -> None:
    path = tmp_path / "war.db"
    reports = write_reports([("one", "Karsa counts 12 dead."), ("two", "Karsa counts 15 dead.")])
    built(reports, path)
    with Ledger.open(path) as ledger:
        first, second = queries.claims(ledger)
        decide(ledger, first.claim.id, Verb.REJECT, who="J. Doe", why="of the whole week")
    result = built(reports, path, make=fake.make_rounded, version="fake-2")
    assert (result.written, result.reread) == (2, 2)
    with Ledger.open(path) as ledger:
        now = list(queries.claims(ledger, rejected=True))
        assert len(now) == 2
        assert {row.claim.id for row in now}.isdisjoint({first.claim.id, second.claim.id})
        assert ledger.db.execute("SELECT count(*) FROM claims").fetchone()[0] == 4
        assert [decision.claim for decision in queries.orphaned_decisions(ledger)] == [first.claim.id]
        assert verify(ledger).claims == 4
    # Back to the first version: its claims stand again, and so does what was decided about them.
    built(reports, path)
    with Ledger.open(path) as ledger:
        assert [row.claim.id for row in queries.claims(ledger)] == [second.claim.id]
        assert [row.review for row in queries.claims(ledger, rejected=True)] == [Review.REJECTED, Review.UNREVIEWED]


def test_a_build_beside_another_is_told_so(tmp_path: Path, write_reports: WriteReports) -> None:
    with build_lock(tmp_path / "war.db"), pytest.raises(LedgerError, match="CC207"):
        built(write_reports(NEWS), tmp_path / "war.db")
    assert built(write_reports(NEWS[:2]), tmp_path / "war.db").written == 2


def test_memory_of_refusals_is_bounded(tmp_path: Path) -> None:
    reports = tmp_path / "bad.jsonl"
    reports.write_text("not json\n" * 500)
    result = built(reports, tmp_path / "war.db")
    assert result.refused == {"CC112": 500}
    assert len(result.examples["CC112"]) == 3
    with Ledger.open(tmp_path / "war.db", readonly=True) as ledger:
        assert sum(1 for _ in queries.refusals(ledger)) == 500


def test_reading_goes_no_further_ahead_than_it_says(tmp_path: Path) -> None:
    from counterclaim.ledger.pool import AHEAD, Pool

    taken = 0

    def endless() -> object:
        nonlocal taken
        while True:
            taken += 1
            yield Report(id=f"r{taken}", text="SLOWLY 1")

    with Pool(1, make=fake.make_fake) as pool:
        outcomes = pool.run(endless())  # type: ignore[arg-type]
        first = [next(outcomes).report.id for _ in range(5)]
    assert first == ["r1", "r2", "r3", "r4", "r5"]
    assert taken <= AHEAD + 5


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups")
def test_killed_anywhere_and_run_again_it_ends_the_same(tmp_path: Path, write_reports: WriteReports) -> None:
    news = [(f"k{number:03}", f"SLOWLY Karsa counted {number} dead.") for number in range(120)]
    reports = write_reports(news)
    code = """if True:
        import sys
        from tests.ledger import fake_extraction as fake
        from counterclaim.ledger import build
        sys.modules["counterclaim.ledger.build"].BATCH_REPORTS = 5
        build([sys.argv[1]], sys.argv[2], jobs=2, make=fake.make_fake, version="fake-1")
    """
    path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
    command = [sys.executable, "-c", code, str(reports), str(tmp_path / "killed.db")]
    kills, chance = 0, random.Random(7)
    for _ in range(3):
        process = subprocess.Popen(
            command, env=os.environ | {"PYTHONPATH": path}, start_new_session=True, stderr=subprocess.DEVNULL
        )
        time.sleep(0.5 + chance.random() * 1.2)
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            kills += 1
        process.wait()
    built(reports, tmp_path / "killed.db")
    built(reports, tmp_path / "whole.db")
    assert kills
    assert exported(tmp_path / "killed.db") == exported(tmp_path / "whole.db")
    with Ledger.open(tmp_path / "killed.db") as ledger:
        assert verify(ledger).holds
        assert queries.counts(ledger).reports == 120


@pytest.mark.parametrize("text", ["Nul \x01 and 5", "\u202e7 backwards", "🏴 12 \u00a0 13", "", " 7 " * 3000])
def test_any_text_goes_in_and_comes_out(tmp_path: Path, text: str) -> None:
    from counterclaim.ledger.store import put_reading, put_report, report_of
    from counterclaim.model.span import Span

    report = Report(id="x", text=text, fingerprint=fake.fingerprint(text), origin="here")
    with Ledger.create(tmp_path / "war.db") as ledger:
        with ledger.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
            put_report(db, report)
            put_reading(db, "x", "v", 1, [(claim, Span(0, len(text))) for claim, _ in fake.extract(report)], text)
        assert report_of(ledger.db.execute("SELECT * FROM reports").fetchone()) == report
        for row in queries.claims(ledger):
            assert row.claim.text == row.claim.span.of(text)
            assert row.context == text
        assert verify(ledger).holds
        assert json.dumps([row.id for row in queries.reports(ledger)]) == '["x"]'
