from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.ledger import synthetic
from tests.ledger.synthetic import Read

from counterclaim.ledger import (
    Ledger,
    Moved,
    Revised,
    ask,
    changes,
    control,
    decide,
    denials,
    disputes,
    implied,
    incidents,
    meetings,
    origins,
    truces,
    unplaced,
    unplaced_events,
)
from counterclaim.ledger.derived import rows_of
from counterclaim.ledger.places import Holding
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Kind
from counterclaim.model.decision import Verb
from counterclaim.model.question import Dispute, Standing
from counterclaim.reconcile import Change, reconcile, steps_of
from counterclaim.reconcile.candidate import heard

EXAMPLE = Path(__file__).parents[2] / "examples/karabakh-2020/reports.jsonl"
COUNT = len(synthetic.TEXTS)
FEW = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DAYS = [date(2031, 5, 17) + timedelta(days) for days in range(9)]
QUESTIONS = ("Karsan soldiers killed", "killed", "civilians Tovin", "ceasefire")


@st.composite
def orders(draw: st.DrawFn) -> list[Sequence[Read]]:
    """All reports in any order, in any number of builds."""
    rows = draw(st.permutations(synthetic.reports()))
    cuts = sorted(draw(st.sets(st.integers(1, COUNT - 1), max_size=5)))
    return [rows[start:end] for start, end in zip([0, *cuts], [*cuts, COUNT], strict=True)]


@pytest.fixture(scope="module")
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def whole(scratch: Path) -> Iterator[Ledger]:
    with synthetic.build(scratch / "whole.db", [synthetic.reports()]) as ledger:
        yield ledger


def fresh(scratch: Path) -> Path:
    return Path(tempfile.mkdtemp(dir=scratch)) / "war.db"


def everything(ledger: Ledger, as_of: date | None) -> dict[str, str]:
    asked = (disputes, unplaced, denials, origins, truces, control, incidents, meetings, unplaced_events)
    found = {one.__name__: synthetic.shown(list(one(ledger, as_of))) for one in asked}
    found["implied"] = synthetic.shown(implied(ledger, as_of))
    # An answer says of which day it is; all else must be the same.
    return found | {words: synthetic.shown(replace(ask(ledger, words, as_of), as_of=None)) for words in QUESTIONS}


def test_the_invented_war_has_something_of_all(whole: Ledger) -> None:
    rows = synthetic.derived(whole)
    assert all(rows.values())
    assert {one.root for one in origins(whole) if one.root != one.report} == {"agency-1"}
    assert {one.standing for one in disputes(whole)} >= {Standing.CONTESTED, Standing.UNCORROBORATED}
    assert incidents(whole)
    assert meetings(whole)
    assert any(tie.across for tie in denials(whole))


@FEW
@given(orders())
def test_any_order_and_any_number_of_builds_end_the_same(
    scratch: Path, whole: Ledger, builds: list[Sequence[Read]]
) -> None:
    with synthetic.build(fresh(scratch), builds) as ledger:
        assert synthetic.derived(ledger) == synthetic.derived(whole)
        assert synthetic.exported(ledger) == synthetic.exported(whole)
        assert everything(ledger, None) == everything(whole, None)


@FEW
@given(orders(), st.lists(st.integers(1, 6), min_size=4, max_size=4))
def test_decisions_end_the_same_whenever_they_are_made(
    scratch: Path, builds: list[Sequence[Read]], when: list[int]
) -> None:
    claims = [claim for _, found in synthetic.reports() for claim in found]
    tolls = [claim for claim in claims if claim.kind is Kind.TOLL]
    decisions = [
        (tolls[0].id, Verb.REJECT, None, None),
        (tolls[3].id, Verb.EDIT, "side", "Osk"),
        (tolls[-1].id, Verb.JOIN, None, tolls[4].id),
        (next(claim.id for claim in claims if claim.kind is Kind.CONTROL), Verb.EDIT, "place", "Anrak"),
    ]

    def make(ledger: Ledger, left: list[int]) -> None:
        for number in left:
            claim, verb, field, new = decisions[number]
            decide(ledger, claim, verb, who="J. Doe", field=field, new=new)

    def between(ledger: Ledger, run: int) -> None:
        here = {row[0] for row in ledger.db.execute("SELECT id FROM claims")}
        for number in sorted(waiting):
            claim, _, _, other = decisions[number]
            if (when[number] <= run or run == len(builds)) and {claim, other if number == 2 else claim} <= here:
                waiting.discard(number)
                make(ledger, [number])

    waiting = set(range(len(decisions)))
    with synthetic.build(fresh(scratch), builds, between) as ledger:
        assert not waiting
        with synthetic.build(fresh(scratch), [synthetic.reports()], lambda one, _: make(one, [0, 1, 2, 3])) as other:
            assert synthetic.derived(ledger) == synthetic.derived(other)


@FEW
@given(orders(), st.sampled_from(DAYS))
def test_what_is_said_later_changes_no_earlier_answer(
    scratch: Path, whole: Ledger, builds: list[Sequence[Read]], day: date
) -> None:
    earlier = [[row for row in rows if row[0].published and row[0].published <= day] for rows in builds]
    with synthetic.build(fresh(scratch), earlier) as then:
        assert everything(whole, day) == everything(then, None) == everything(then, day)
        since = day - timedelta(2)
        assert synthetic.shown(changes(whole, since, day)) == synthetic.shown(changes(then, since, day))


@pytest.mark.parametrize("day", [date(2031, 5, 17) + timedelta(days) for days in range(8)])
@pytest.mark.parametrize("days", [1, 2, 5])
def test_changes_are_what_differs_between_two_whole_answers(whole: Ledger, day: date, days: int) -> None:
    """They are made from a few partitions alone; here all questions and places of both days are compared."""
    end = day + timedelta(days)
    found = changes(whole, day, end)
    before, after = list(disputes(whole, day)), list(disputes(whole, end))
    under = {claim: one for one in before for claim in claims_in(one)}
    # A question was the one that held most of what it holds now.
    pairs: list[tuple[Dispute | None, Dispute | None]] = []
    for one in after:
        held = Counter(under[claim].question.key for claim in claims_in(one) if claim in under)
        key = min(held, key=lambda key: (-held[key], key), default=None)
        pairs.append((next((was for was in before if was.question.key == key), None), one))
    kept = {was.question.key for was, _ in pairs if was is not None}
    pairs += [(was, None) for was in before if was.question.key not in kept]
    assert list(found.new) == [now for was, now in pairs if was is None]
    moved = [Moved(was, now) for was, now in pairs]
    assert list(found.opened) == [one for one in moved if is_open(one.after) and not is_open(one.before)]
    assert list(found.closed) == [one for one in moved if is_open(one.before) and not is_open(one.after)]

    between = {
        claim.id
        for report, claims in synthetic.reports()
        for claim in claims
        if report.published is not None and day < report.published <= end
    }
    steps = [(one, series.claimant, steps_of(series)) for one in after for series in one.series]
    assert list(found.revised) == [
        Revised(one.question, claimant, step, last)
        for one, claimant, taken in steps
        for last, step in pairwise(taken)
        if step.answer.claim in between
        if step.change in (Change.RAISED, Change.LOWERED) or (step.change is Change.WITHHELD is not last.change)
    ]

    assert set(found.denials) == set(denials(whole, end)) - set(denials(whole, day))
    held_before = {one.key: is_open(one) for one in rows_of(whole, "places", day)}
    places = [(one, held_before.get(one.key, False)) for one in rows_of(whole, "places", end)]
    assert list(found.places_opened) == [one for one, was in places if is_open(one) and not was]
    assert list(found.places_closed) == [one for one, was in places if was and not is_open(one)]
    assert found.claims == Counter(
        claim.kind
        for _, claims in synthetic.reports()
        for claim in claims
        if claim.id in between and claim.kind is not Kind.STATEMENT
    )


def claims_in(dispute: Dispute) -> list[str]:
    return [answer.claim for series in dispute.series for answer in series.answers]


def is_open(one: Dispute | Holding | None) -> bool:
    return one is not None and one.standing in (Standing.CONTESTED, Standing.DENIED)


def test_it_is_what_reconciling_everything_at_once_gives(whole: Ledger) -> None:
    names = {one.report: one.name for one in origins(whole)}
    said = [
        heard(claim, report.published, report.outlet, names[report.id], report.text, 0)
        for report, claims in synthetic.reports()
        for claim in claims
        if claim.kind is not Kind.STATEMENT
    ]
    found = reconcile(said)
    assert list(disputes(whole)) == sorted(found.disputes, key=lambda one: one.question.key)
    assert list(unplaced(whole)) == list(found.unplaced)
    assert set(denials(whole)) == set(found.denials)


def add(ledger: Ledger, rows: Sequence[Read]) -> None:
    with ledger.writing() as db:
        for report, claims in rows:
            put_report(db, report)
            put_reading(db, report.id, "v", 1, [(claim, claim.span) for claim in claims], report.text)


def test_only_what_is_touched_is_made_anew(scratch: Path) -> None:
    with synthetic.build(fresh(scratch), [synthetic.reports()[:-2]]) as ledger:
        before = {one.question.key: one for one in disputes(ledger)}
        add(ledger, synthetic.reports()[-2:-1])
        made: list[str] = []
        ledger.db.set_trace_callback(made.append)
        after = {one.question.key: one for one in disputes(ledger)}
        written = [statement for statement in made if statement.startswith("INSERT INTO questions")]
        assert {key for key in after if after[key] != before.get(key)}
        assert 0 < len(written) < len(after)


def test_a_reader_beside_a_build_computes_for_itself(scratch: Path) -> None:
    path = fresh(scratch)
    with synthetic.build(path, [synthetic.reports()[:6]]) as ledger:
        add(ledger, synthetic.reports()[6:])
        with Ledger.open(path, readonly=True) as reader:
            stale = ledger.db.execute("SELECT count(*) FROM questions").fetchone()[0]
            seen = synthetic.derived(reader) if list(disputes(reader)) else {}
            assert ledger.db.execute("SELECT count(*) FROM questions").fetchone()[0] == stale
        list(disputes(ledger))
        assert seen == synthetic.derived(ledger)


def test_neither_workers_nor_locale_nor_time_zone_show(tmp_path: Path) -> None:
    lines = EXAMPLE.read_text(encoding="utf-8").splitlines()[:10]
    outputs = []
    for number, (order, jobs, more) in enumerate(
        (
            (lines, "1", {"LC_ALL": "C", "TZ": "UTC"}),
            (lines[::-1], "2", {"LC_ALL": "tr_TR.UTF-8", "TZ": "Pacific/Apia"}),
        )
    ):
        reports, ledger, out = (tmp_path / f"{number}{end}" for end in (".jsonl", ".db", ".csv"))
        reports.write_text("\n".join(order), encoding="utf-8")
        environment = {**os.environ, **more, "PYTHONUTF8": "0", "PYTHONHASHSEED": str(number)}
        for command in (
            ("build", reports, "--ledger", ledger, "--jobs", jobs),
            ("export", ledger, "-f", "csv", "-o", out),
        ):
            subprocess.run([sys.executable, "-m", "counterclaim", *map(str, command)], check=True, env=environment)
        with Ledger.open(ledger, readonly=True) as opened:
            outputs.append((out.read_bytes(), json.dumps(synthetic.derived(opened))))
    assert outputs[0] == outputs[1]
