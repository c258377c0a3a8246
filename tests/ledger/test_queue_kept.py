"""The queue that is kept up to date is the one that would be made whole, after any builds and decisions."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st
from tests.ledger import synthetic

from counterclaim.claims import claim_id
from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, Review, decide, derive
from counterclaim.ledger.added import add_claim
from counterclaim.ledger.carried import carry_over
from counterclaim.ledger.log import redo, undo
from counterclaim.ledger.queue import Filters, fill, find, is_filled, is_there, keep_up, touch, waiting
from counterclaim.ledger.queue.fill import make_whole
from counterclaim.ledger.store import current_reading, put_reading, put_report
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.decision import Verb
from counterclaim.model.span import Span

WHO = ("A", "B", "C")
VERBS = (Verb.ACCEPT, Verb.REJECT, Verb.REJECT, Verb.UNSURE, Verb.EDIT, Verb.MOVE, Verb.JOIN)
COUNT = len(synthetic.TEXTS)
# What is done to a ledger, with some numbers to choose by.
STEPS = st.tuples(
    st.sampled_from(
        ("read", "read", "reread", "decide", "decide", "decide", "undo", "redo", "add", "derive", "keep up", "fill")
    ),
    st.integers(0, 2**30),
    st.integers(0, 2**30),
    st.booleans(),
)


@pytest.fixture(scope="module")
def scratch() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


@pytest.fixture(scope="module", autouse=True)
def small_slices() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(make_whole.__globals__, "SLICE", 4)
        patch.setitem(make_whole.__globals__, "READINGS", 2)
        yield


def read(ledger: Ledger, which: int) -> None:
    """One report that isn't in, or nothing."""
    report, claims = synthetic.reports()[which % COUNT]
    with ledger.writing() as db:
        if current_reading(db, report.id) is None:
            put_report(db, report)
            put_reading(db, report.id, "v", 1, _with_sentences(claims, report.text), report.text)


def reread(ledger: Ledger, which: int, how: int) -> None:
    """A report that is in, by another version: some claims aren't found any more, some are read otherwise."""
    report, claims = synthetic.reports()[which % COUNT]
    with ledger.writing() as db:
        before = current_reading(db, report.id)
        if before is None:
            return
        found = []
        for place, claim in enumerate(claims):
            match how >> 2 * place & 3:
                case 0:
                    continue
                case 1:
                    other = replace(claim, source="Somebody", rule="another rule")
                    found.append(replace(other, id=_id(other)))
                case _:
                    found.append(claim)
        number = put_reading(db, report.id, f"v{how}", 1, _with_sentences(found, report.text), report.text)
        carry_over(db, report.id, before[0], number, found)


def _id(claim: Claim) -> str:
    return claim_id(claim.report, claim.kind, claim.span, claim.source, claim.details, via=claim.via, place=claim.place)


def _with_sentences(claims: Sequence[Claim], text: str) -> list[tuple[Claim, Span]]:
    return [(claim, Span(0, len(text))) for claim in {claim.id: claim for claim in claims}.values()]


def decision(ledger: Ledger, which: int, what: int, *, at_once: bool) -> None:
    """A decision on some claim, with the queue's row brought up to date at once, as the desk does, or not."""
    rows = ledger.db.execute(
        "SELECT id, kind FROM current_claims WHERE kind != 'statement' ORDER BY report, start, id"
    ).fetchall()
    if not rows:
        return
    row, verb = rows[which % len(rows)], VERBS[what % len(VERBS)]
    tolls = [one["id"] for one in rows if one["kind"] == "toll"]
    other = tolls[what // 8 % len(tolls)] if tolls and what % 3 else None
    new = f"Place {what % 2}" if verb is Verb.EDIT else other
    try:
        decide(
            ledger,
            row["id"],
            verb,
            who=WHO[what // 64 % 3],
            field="place" if verb is Verb.EDIT else None,
            new=new,
            blind=bool(what // 256 % 2),
        )
    except LedgerError as error:
        event(error.code)
        return
    if at_once:
        touch(ledger, [row["id"]])


def add(ledger: Ledger, which: int, what: int, *, at_once: bool) -> None:
    """A claim of a reviewer's own."""
    report, _ = synthetic.reports()[(4, 6, 7)[which % 3]]  # they name Tovin
    fields = {"source": "", "act": "captured", "holder": WHO[what % 3], "from": None, "place": "Tovin"}
    span = Span(what // 32 % 20, 40 + what // 1024 % 20)
    try:
        done = add_claim(ledger, report.id, Kind.CONTROL, span, fields, who=WHO[what // 8 % 3])
    except LedgerError as error:
        event(error.code)
        return
    if at_once:
        touch(ledger, [done.claim])


def queue(ledger: Ledger) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the queue, by names."""
    named = "(SELECT name FROM queue_names WHERE id = q.{})"
    tables = {
        "queue": "SELECT rank, number, kind, day, standing, review, report, "
        + ", ".join(named.format(what) for what in ("party", "outlet", "place", "rule"))
        + " FROM queue q ORDER BY number",
        "names": "SELECT what, name, claims, rejected, decided, weight FROM queue_names WHERE claims > 0"
        " OR what = 'held' ORDER BY 1, 2",
        "decided": "SELECT * FROM queue_decided ORDER BY 1, 2",
        "stands": "SELECT * FROM queue_stands ORDER BY 1, 2",
        "holders": "SELECT * FROM queue_holders ORDER BY 1, 2",
    }
    return {name: [tuple(row) for row in ledger.db.execute(sql)] for name, sql in tables.items()}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=4, max_size=30))
def test_kept_up_to_date_it_is_the_same_as_made_whole(scratch: Path, steps: list[tuple[str, int, int, bool]]) -> None:
    with Ledger.create(Path(tempfile.mkdtemp(dir=scratch)) / "war.db") as ledger:
        ledger.db.execute("PRAGMA synchronous = OFF")
        with ledger.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
        for first in (0, 4, 5):
            read(ledger, first)
        for number in range(6):  # near the ten at which a place weighs more
            add(ledger, 0, 32 * number, at_once=False)
        derive(ledger)
        fill(ledger)
        for what, one, other, at_once in steps:
            match what:
                case "read":
                    read(ledger, one)
                case "reread":
                    reread(ledger, one, other)
                case "decide":
                    decision(ledger, one, other, at_once=at_once)
                case "undo" | "redo":
                    try:
                        done = (undo if what == "undo" else redo)(ledger, WHO[one % 3])
                    except LedgerError:
                        continue
                    if at_once:
                        touch(ledger, [done.claim])
                case "add":
                    add(ledger, one, other, at_once=at_once)
                case "derive":
                    derive(ledger)
                case "keep up":
                    derive(ledger)
                    keep_up(ledger)
                case "fill":
                    derive(ledger)
                    fill(ledger)
        derive(ledger)
        assert is_there(ledger)  # never made whole again
        fill(ledger)
        assert is_filled(ledger)
        assert waiting(ledger) == 0
        kept = queue(ledger)
        with ledger.writing() as db:
            make_whole(db)
        assert kept == queue(ledger)


def test_only_what_is_new_is_written(scratch: Path) -> None:
    with synthetic.build(scratch / "new.db", [synthetic.reports()[:-2]]) as ledger:
        fill(ledger)
        before = {row[0] for row in ledger.db.execute("SELECT number FROM claims")}
        read(ledger, COUNT - 1)
        derive(ledger)
        assert waiting(ledger) > 0
        statements: list[str] = []
        ledger.db.set_trace_callback(statements.append)
        fill(ledger)
        ledger.db.set_trace_callback(None)
        assert not any("DROP TABLE" in one for one in statements)
        after = {row[0] for row in ledger.db.execute("SELECT number FROM queue")}
        assert after - before
        assert waiting(ledger) == 0


def test_a_derivation_from_nothing_makes_it_whole_again(scratch: Path) -> None:
    with synthetic.build(scratch / "again.db", [synthetic.reports()[:5]]) as ledger:
        fill(ledger)
        ledger.db.execute("UPDATE derived_from SET version = 'of another program'")
        assert not is_there(ledger)
        derive(ledger)
        keep_up(ledger)
        assert is_filled(ledger)


def test_the_points_of_rules_wait_for_the_next_build(scratch: Path) -> None:
    """What a reviewer works through doesn't change its order under their hands."""
    with synthetic.build(scratch / "rules.db", [synthetic.reports()]) as ledger:
        fill(ledger)
        places = find(ledger, Filters(kind=Kind.TOLL)).places
        rules = {
            row["number"]: row["rule"]
            for row in ledger.db.execute("SELECT number, id, rule FROM current_claims WHERE kind = 'toll'")
        }
        rule = max(set(rules.values()), key=list(rules.values()).count)
        of_rule = [number for _, number in places if rules[number] == rule]
        ids = [ledger.db.execute("SELECT id FROM claims WHERE number = ?", (n,)).fetchone()[0] for n in of_rule]
        assert len(ids) > 4
        for claim in ids[:-1]:
            decide(ledger, claim, Verb.REJECT, who="A")
            touch(ledger, [claim])
        derive(ledger)
        keep_up(ledger)
        left = {number: rank for rank, number in find(ledger, Filters(review=Review.UNREVIEWED)).places}
        fill(ledger)
        weighed = {number: rank for rank, number in find(ledger, Filters(review=Review.UNREVIEWED)).places}
        assert weighed[of_rule[-1]] < left[of_rule[-1]]
