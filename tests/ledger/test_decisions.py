from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.ledger import fake_extraction as fake

from counterclaim.errors import LedgerError
from counterclaim.ledger import Ledger, LedgerClaim, Review, decide, derive, disputes, queries
from counterclaim.ledger.derived import is_fresh
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import TollDetails
from counterclaim.model.decision import Verb
from counterclaim.model.report import Report

NOON = datetime(2031, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.create(tmp_path / "war.db") as made:
        with made.writing() as db:
            db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', NULL)")
            report = Report("one", "Karsa lost 40 of its soldiers.", fingerprint="f", origin="here")
            put_report(db, report)
            put_reading(db, "one", "v", 1, fake.extract(report), report.text)
        derive(made)
        yield made


def first(ledger: Ledger) -> LedgerClaim:
    return next(iter(queries.claims(ledger, rejected=True)))


def low(ledger: Ledger) -> int | None:
    details = first(ledger).claim.details
    assert isinstance(details, TollDetails)
    return details.low


def test_an_edit_is_applied_and_the_extracted_claim_stays(ledger: Ledger) -> None:
    claim = first(ledger).claim
    decision = decide(ledger, claim.id, Verb.EDIT, who="J. Doe", why="at least", field="high", new=None, when=NOON)
    assert (decision.old, decision.new, decision.when) == ("40", "null", "2031-05-01T12:00:00+00:00")
    row = first(ledger)
    assert row.raw == claim
    assert row.claim != claim
    assert row.review is Review.EDITED
    assert row.decisions == (decision,)


def test_a_rejected_claim_answers_nothing_until_that_is_undone(ledger: Ledger) -> None:
    claim = first(ledger).claim.id
    rejected = decide(ledger, claim, Verb.REJECT, who="J. Doe", why="of another war")
    assert not is_fresh(ledger)
    assert list(queries.claims(ledger)) == []
    assert list(disputes(ledger)) == []
    derive(ledger)
    assert is_fresh(ledger)
    assert list(disputes(ledger)) == []
    undone = decide(ledger, claim, Verb.UNDO, who="J. Doe", why="it is of this war")
    assert undone.undoes == rejected.number
    assert first(ledger).review is Review.UNREVIEWED
    assert len(list(disputes(ledger))) == 1


def test_an_undo_can_be_told_apart_from_what_it_undoes(ledger: Ledger) -> None:
    claim = first(ledger).claim.id
    for number in (50, 60):
        decide(ledger, claim, Verb.EDIT, who="me", field="low", new=number)
    assert low(ledger) == 60
    decide(ledger, claim, Verb.UNDO, who="me", undoes=1)
    assert low(ledger) == 60
    decide(ledger, claim, Verb.UNDO, who="me")
    assert low(ledger) == 40
    with pytest.raises(LedgerError, match="CC213"):
        decide(ledger, claim, Verb.UNDO, who="me")
    assert len(queries.decisions(ledger)) == 4


@pytest.mark.parametrize(
    ("field", "new"),
    [
        ("low", "forty"),
        ("low", -1),
        ("low", True),
        ("harm", "frightened"),
        ("disclosed", None),
        ("source", None),
        ("place", 7),
        ("span", [0, 1]),
        ("text", "50"),
        ("nonsense", 1),
        (None, 1),
    ],
)
def test_an_edit_that_does_not_fit_is_refused(ledger: Ledger, field: str | None, new: object) -> None:
    with pytest.raises(LedgerError, match="CC212"):
        decide(ledger, first(ledger).claim.id, Verb.EDIT, who="me", field=field, new=new)
    assert queries.decisions(ledger) == ()


def test_decisions_need_a_claim_and_a_name(ledger: Ledger) -> None:
    with pytest.raises(LedgerError, match="CC211"):
        decide(ledger, "nothing", Verb.ACCEPT, who="me")
    with pytest.raises(LedgerError, match="CC214"):
        decide(ledger, first(ledger).claim.id, Verb.ACCEPT, who="  ")


def test_derived_tables_and_what_is_computed_are_the_same(ledger: Ledger) -> None:
    kept = list(disputes(ledger))
    assert is_fresh(ledger)
    ledger.db.execute("DROP TABLE derived_from")
    assert not is_fresh(ledger)
    assert list(disputes(ledger)) == kept
    derive(ledger)
    assert list(disputes(ledger)) == kept
