"""Several reviewers on one claim: what each holds, and when they are at odds."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.ledger import fake_extraction as fake

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, Review, decide, derive, disputes, queries
from counterclaim.ledger.added import add_claim
from counterclaim.ledger.build import build
from counterclaim.ledger.decisions import edit_together
from counterclaim.ledger.verify import verify
from counterclaim.model.claim import Kind, TollDetails
from counterclaim.model.decision import Verb
from counterclaim.model.span import Span

TOLL = {
    "harm": "killed", "stated": 9, "low": 9, "high": 9, "approx": False, "status": "civilian", "side": "Karsa",
    "part_of": None, "scope": "cumulative", "blamed": None, "disclosed": True,
}  # fmt: skip


@pytest.fixture
def ledger_path(tmp_path: Path, write_reports: fake.WriteReports) -> Path:
    path = tmp_path / "war.db"
    rows = [("one", "Karsa lost 40 of its soldiers."), ("two", "Karsa 🕊 counted 70. In Mel nine of them fell.")]
    build([write_reports(rows)], path, jobs=1, make=fake.make_fake, version="1")
    return path


def ids(ledger: Ledger) -> list[str]:
    return [row.claim.id for row in queries.claims(ledger, rejected=True)]


def review(ledger: Ledger, claim: str) -> Review:
    found = queries.claim(ledger, claim)
    assert found is not None
    return found.review


def low(ledger: Ledger, claim: str) -> int | None:
    found = queries.claim(ledger, claim)
    assert found is not None
    assert isinstance(found.claim.details, TollDetails)
    return found.claim.details.low


def test_reviewers_at_odds_both_stand_until_one_changes(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        one, other = ids(ledger)
        decide(ledger, one, Verb.ACCEPT, who="A")
        rejected = decide(ledger, one, Verb.REJECT, who="B")
        assert review(ledger, one) is Review.DISPUTED
        assert len(list(queries.claims(ledger))) == 2  # it still counts, as extracted
        decide(ledger, one, Verb.UNSURE, who="C")
        assert review(ledger, one) is Review.DISPUTED
        decide(ledger, one, Verb.UNDO, who="B")
        assert review(ledger, one) is Review.ACCEPTED
        with pytest.raises(LedgerError, match=r"CC213.*decision of B"):
            decide(ledger, one, Verb.UNDO, who="A", undoes=rejected.number)
        decide(ledger, other, Verb.UNSURE, who="A")
        assert review(ledger, other) is Review.UNSURE


def test_an_edit_contradicts_whoever_accepted_without_it(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        one, other = ids(ledger)
        decide(ledger, one, Verb.EDIT, who="A", field="low", new=30)
        decide(ledger, one, Verb.EDIT, who="B", field="blamed", new="Upper Osk")
        assert (review(ledger, one), low(ledger, one)) == (Review.EDITED, 30)
        decide(ledger, one, Verb.ACCEPT, who="C")  # with both edits before their eyes
        assert review(ledger, one) is Review.ACCEPTED
        decide(ledger, one, Verb.EDIT, who="A", field="low", new=35)
        assert (review(ledger, one), low(ledger, one)) == (Review.DISPUTED, 40)
        decide(ledger, other, Verb.EDIT, who="A", field="low", new=60)
        decide(ledger, other, Verb.ACCEPT, who="B", blind=True)  # saw it as extracted
        assert review(ledger, other) is Review.DISPUTED


def test_fields_edited_together_are_checked_together(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        one = ids(ledger)[0]
        with pytest.raises(LedgerError, match=r"CC212.*above"):
            edit_together(ledger, one, {"low": 50}, who="A")
        assert queries.decisions(ledger) == ()
        made = edit_together(ledger, one, {"low": 50, "high": 60, "side": "Karsa"}, who="A", why="over 50")
        assert [(edit.field, edit.old, edit.new) for edit in made] == [("low", "40", "50"), ("high", "40", "60")]
        with pytest.raises(LedgerError, match=r"CC212.*2031-13-01"):
            decide(ledger, one, Verb.EDIT, who="A", field="date", new="2031-13-01")


def test_undo_and_redo_have_no_end(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        one = ids(ledger)[0]
        for number in range(5):
            decide(ledger, one, Verb.EDIT, who="A", field="low", new=number)
        undos = [decide(ledger, one, Verb.UNDO, who="A") for _ in range(5)]
        assert (review(ledger, one), low(ledger, one)) == (Review.UNREVIEWED, 40)
        for undo in reversed(undos):
            decide(ledger, one, Verb.UNDO, who="A", undoes=undo.number)
        assert low(ledger, one) == 4
        decide(ledger, one, Verb.UNDO, who="A")
        assert low(ledger, one) == 3


def test_an_added_claim_counts_stands_and_can_be_taken_back(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        text = "Karsa 🕊 counted 70. In Mel nine of them fell."
        span = Span(text.index("nine"), text.index("nine") + 4)
        added = add_claim(ledger, "two", Kind.TOLL, span, {**TOLL, "source": "", "place": "Mel"}, who="A", why="missed")
        row = queries.claim(ledger, added.claim)
        assert row is not None
        assert (row.claim.text, row.context, row.review) == ("nine", text, Review.ACCEPTED)
        assert verify(ledger).holds
        with pytest.raises(LedgerError, match="CC217"):
            add_claim(ledger, "two", Kind.TOLL, span, {**TOLL, "source": "", "place": "Mel"}, who="A")
        derive(ledger)
        assert added.claim in {a.claim for one in disputes(ledger) for s in one.series for a in s.answers}
        decide(ledger, added.claim, Verb.UNDO, who="A")
        assert added.claim not in ids(ledger)


@pytest.mark.parametrize(
    ("span", "fields"),
    [
        (Span(0, 0), {}),
        (Span(7, 900), {}),
        (Span(0, 5), {"harm": "bored"}),
        (Span(0, 5), {"low": 10}),
        (Span(0, 5), {"source": "Nobody there"}),
        (Span(0, 5), {"date": "soon"}),
        (Span(0, 5), {"place": 3}),
    ],
)
def test_a_claim_that_does_not_fit_is_not_added(ledger_path: Path, span: Span, fields: dict[str, object]) -> None:
    with Ledger.open(ledger_path) as ledger, pytest.raises(LedgerError, match="CC217"):
        add_claim(ledger, "two", Kind.TOLL, span, {**TOLL, "source": "", **fields}, who="A")


def test_questions_are_joined_and_set_apart(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        one, other = ids(ledger)

        def sizes() -> list[int]:
            derive(ledger)
            return sorted(sum(len(s.answers) for s in dispute.series) for dispute in disputes(ledger))

        assert sizes() == [2]
        decide(ledger, other, Verb.MOVE, who="A", why="of another war")
        assert sizes() == [1, 1]
        decide(ledger, one, Verb.JOIN, who="A", new=other)
        assert sizes() == [2]
        decide(ledger, one, Verb.UNDO, who="A")
        decide(ledger, other, Verb.UNDO, who="A")
        assert sizes() == [2]
        for new in (one, "nobody", 7):
            with pytest.raises(LedgerError, match="CC216"):
                decide(ledger, one, Verb.JOIN, who="A", new=new)


def test_a_new_reading_loses_no_decision_and_asks_again(
    ledger_path: Path, tmp_path: Path, write_reports: fake.WriteReports
) -> None:
    with Ledger.open(ledger_path) as ledger:
        kept, dropped = ids(ledger)
        decide(ledger, kept, Verb.ACCEPT, who="A")
        decide(ledger, dropped, Verb.REJECT, who="A")
    build([tmp_path / "reports.jsonl"], ledger_path, jobs=1, make=fake.make_rounded, version="2")
    with Ledger.open(ledger_path) as ledger:
        rows = {row.claim.id: row for row in queries.claims(ledger, rejected=True)}
        asking = [row for row in rows.values() if row.review is Review.CHANGED]
        assert sorted(row.asks_about for row in asking) == sorted([(kept,), (dropped,)])
        assert rows[kept].review is Review.ACCEPTED
        assert [row.claim.id for row in queries.claims(ledger)] == [kept]
        new = next(row.claim.id for row in asking if row.asks_about == (dropped,))
        decide(ledger, new, Verb.ACCEPT, who="A")
        assert {row.claim.id for row in queries.claims(ledger)} == {kept, new}
        assert verify(ledger).holds
    build([tmp_path / "reports.jsonl"], ledger_path, jobs=1, make=fake.make_fake, version="3")
    with Ledger.open(ledger_path) as ledger:  # the first reading's claims again, and they are what they were
        rows = {row.claim.id: row for row in queries.claims(ledger, rejected=True)}
        assert rows[kept].review is Review.ACCEPTED
        assert [row.claim.id for row in queries.claims(ledger)].count(kept) == 1


def test_a_ledger_of_the_first_format_is_upgraded_with_its_decisions(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        one = ids(ledger)[0]
        decide(ledger, one, Verb.REJECT, who="A", why="of another war")
        decide(ledger, one, Verb.UNDO, who="A")
    old = sqlite3.connect(ledger_path, isolation_level=None)
    old.executescript(
        "PRAGMA foreign_keys = OFF; DROP TRIGGER decisions_no_update; DROP TRIGGER decisions_no_delete;"
        "DROP TRIGGER reports_words; DROP TABLE report_words; DROP TABLE reread; DROP INDEX decisions_who;"
        "DROP INDEX readings_reviewers; DROP INDEX readings_run; DROP TABLE versions;"
        "ALTER TABLE decisions DROP COLUMN blind; PRAGMA user_version = 1;"
        "CREATE TRIGGER decisions_no_update BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append'); END;"
        "CREATE TRIGGER decisions_no_delete BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append'); END;"
    )
    old.close()
    with Ledger.open(ledger_path, readonly=True) as ledger:
        assert [(d.verb, d.why, d.undoes) for d in queries.decisions(ledger)] == [
            (Verb.REJECT, "of another war", None),
            (Verb.UNDO, "", 1),
        ]
        assert ledger.db.execute("SELECT count(*) FROM report_words WHERE report_words MATCH 'soldier'").fetchone()[0]
        assert verify(ledger).holds
    with Ledger.open(ledger_path) as ledger, pytest.raises(sqlite3.IntegrityError, match="append-only"):
        ledger.db.execute("DELETE FROM decisions")
