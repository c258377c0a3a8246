from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.ledger import Ledger, changes, control, denials, derive, disputes, implied, origins, truces, unplaced
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.question import Standing
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.reports import read_reports

EXAMPLE = Path(__file__).parents[2] / "examples/karabakh-2020/reports.jsonl"
DAYS = [date(2020, 9, 28), date(2020, 10, 9), date(2020, 10, 18), date(2020, 10, 26)]
Read = list[tuple[Report, tuple[Claim, ...]]]


@pytest.fixture(scope="module")
def example() -> Read:
    """The bundled reports with their claims, the latest first: no order of reading may show."""
    reports = read_reports([EXAMPLE], refused=lambda error: pytest.fail(str(error)))
    return [(report, extract_claims(read(report))) for report in reports][::-1]


def make(path: Path, rows: Read, runs: int = 1) -> Ledger:
    ledger = Ledger.create(path)
    with ledger.writing() as db:
        for run in range(1, runs + 1):
            db.execute("INSERT INTO runs VALUES (?, '[]', 'v', 'p', 't', NULL)", (run,))
        for number, (report, claims) in enumerate(rows):
            put_report(db, report)
            whole = Span(0, len(report.text))
            put_reading(
                db, report.id, "v", 1 + number * runs // len(rows), [(one, whole) for one in claims], report.text
            )
    derive(ledger)
    return ledger


@pytest.fixture(scope="module")
def ledger(example: Read, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    with make(tmp_path_factory.mktemp("war") / "war.db", example) as made:
        yield made


def everything(ledger: Ledger, as_of: date | None) -> list[list[str]]:
    """All that is computed, without the numbers of rows, which tell the order of reading."""
    asked = [disputes, unplaced, denials, origins, truces, control]
    found = [list(one(ledger, as_of)) for one in asked]
    found.append([implied(ledger, as_of)])
    return [[re.sub(r"number=\d+", "", repr(one)) for one in several] for several in found]


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_later_report_leaks_into_an_earlier_day(day: date, ledger: Ledger, example: Read, tmp_path: Path) -> None:
    by_then = [(report, claims) for report, claims in example if report.published and report.published <= day]
    assert 0 < len(by_then) < len(example)
    with make(tmp_path / "then.db", by_then[::-1]) as then:
        assert everything(ledger, day) == everything(then, day)
        assert everything(then, day) == everything(then, None)


def test_changes_tell_what_was_said_between_two_days(ledger: Ledger) -> None:
    found = changes(ledger, date(2020, 10, 8), date(2020, 10, 18))
    assert found.claims[Kind.TOLL] > 10
    assert all(one.question for one in found.new)
    assert "Hadrut" in [place.place for place in found.places_opened]
    assert {place.standing for place in found.places_opened} <= {Standing.CONTESTED, Standing.DENIED}
    assert any(one.claimant == "Nagorno-Karabakh" and one.step.answer.low == 673 for one in found.revised)
    assert all("2020-10-08" < (one.step.answer.said or "") <= "2020-10-18" for one in found.revised)
    assert all("2020-10-08" < (tie.said or "") <= "2020-10-18" for tie in found.denials)
    assert found.denials


def test_nothing_changed_between_a_day_and_itself(ledger: Ledger) -> None:
    found = changes(ledger, DAYS[2], DAYS[2])
    assert not any((found.claims, found.new, found.opened, found.closed, found.revised, found.denials))
    assert not found.places_opened


def test_without_a_day_changes_are_those_of_the_last_build(example: Read, tmp_path: Path) -> None:
    with make(tmp_path / "runs.db", example[::-1], runs=2) as twice:
        last = {row[0] for row in twice.db.execute("SELECT report FROM readings WHERE run = 2")}
        found = changes(twice)
        assert sum(found.claims.values()) == sum(
            claim.kind is not Kind.STATEMENT for report, claims in example if report.id in last for claim in claims
        )
        assert {one.step.answer.claim for one in found.revised}
    with make(tmp_path / "one.db", example) as once:
        assert len(changes(once).new) == len(list(disputes(once)))
