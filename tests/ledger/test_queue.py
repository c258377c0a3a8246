"""The queue: its order, its pages, and its rows after decisions."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.ledger import fake_extraction as fake

from counterclaim.ledger import Ledger, Review, decide, derive, queries
from counterclaim.ledger.build import build
from counterclaim.ledger.log import redo, undo
from counterclaim.ledger.queue import Filters, fill, find, following, is_filled, numbers_of, place_of, reasons_of, touch
from counterclaim.ledger.queue.find import match_of
from counterclaim.model.decision import Verb


@pytest.fixture
def ledger_path(tmp_path: Path, write_reports: fake.WriteReports) -> Path:
    path = tmp_path / "war.db"
    rows = [
        (f"r{number:03}", f"{'Karsa' if number % 3 else 'They'} lost {number * 7} men.") for number in range(1, 131)
    ]
    build([write_reports(rows)], path, jobs=1, make=fake.make_fake, version="1")
    with Ledger.open(path) as ledger:
        fill(ledger)
    return path


def test_pages_follow_one_another_and_miss_nothing(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        seen: list[tuple[int, int]] = []
        back: list[tuple[int, int]] = []
        page = find(ledger, Filters())
        assert (page.found, page.at_least, page.before) == (130, False, None)
        while True:
            seen += list(page.places)
            if page.after is None:
                break
            page = find(ledger, Filters(), after=page.after)
        assert seen == sorted(seen)
        assert len(set(seen)) == 130
        while True:
            back = [*page.places, *back]
            if page.before is None:
                break
            page = find(ledger, Filters(), before=page.before)
        assert back == seen
        assert following(ledger, Filters(), seen[0]) == seen[1][1]
        assert following(ledger, Filters(), seen[-1]) is None
        assert place_of(ledger, seen[3][1]) == seen[3]


def test_larger_figures_and_contested_ones_come_first_and_it_says_why(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        first = find(ledger, Filters()).places[0]
        last_number = max(find(ledger, Filters(), after=(-1000, 0)).places)[1]
        (top,) = queries.numbered(ledger, [first[1]])
        assert "a figure in the hundreds" in reasons_of(ledger, top)
        (low,) = queries.numbered(ledger, [last_number])
        assert "no day said" in reasons_of(ledger, low)


def test_decisions_move_rows_at_once(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        number = find(ledger, Filters()).places[7][1]
        (row,) = queries.numbered(ledger, [number])
        claim = row.claim.id
        decide(ledger, claim, Verb.ACCEPT, who="A")
        assert not is_filled(ledger)
        touch(ledger, [claim])
        assert is_filled(ledger)
        assert list(numbers_of(ledger, Filters(review=Review.ACCEPTED))) == [number]
        assert list(numbers_of(ledger, Filters(reviewer="A"))) == [number]
        decide(ledger, claim, Verb.REJECT, who="B")
        touch(ledger, [claim])
        assert find(ledger, Filters()).places[0][1] == number  # reviewers at odds come before all else
        assert find(ledger, Filters(review=Review.UNREVIEWED, blind_to="B")).found == 129
        assert find(ledger, Filters(review=Review.UNREVIEWED, blind_to="C")).found == 130
        kept = [tuple(row) for row in ledger.db.execute("SELECT * FROM queue ORDER BY number")]
        ledger.db.execute("DELETE FROM queue_from")
        fill(ledger)
        again = [tuple(row) for row in ledger.db.execute("SELECT * FROM queue ORDER BY number")]
        assert [row[1:] for row in again] == [row[1:] for row in kept]


def test_undo_and_redo_walk_over_claims(ledger_path: Path) -> None:
    with Ledger.open(ledger_path) as ledger:
        claims = [row.claim.id for row in queries.claims(ledger)][:3]
        for claim in claims:
            decide(ledger, claim, Verb.ACCEPT, who="A")
        decide(ledger, claims[0], Verb.REJECT, who="B")
        assert [undo(ledger, "A").claim for _ in range(3)] == claims[::-1]
        assert [redo(ledger, "A").claim for _ in range(3)] == claims
        assert undo(ledger, "A").claim == claims[2]


@settings(max_examples=60)
@given(st.text(max_size=30))
def test_whatever_is_typed_is_looked_for_as_words(words: str) -> None:
    import sqlite3

    db = sqlite3.connect(":memory:")
    db.execute("CREATE VIRTUAL TABLE w USING fts5 (a)")
    db.execute("SELECT * FROM w WHERE w MATCH ?", (match_of(words),)).fetchall()
    db.close()


def test_a_reviewer_works_while_a_build_runs(
    ledger_path: Path, tmp_path: Path, write_reports: fake.WriteReports
) -> None:
    """Decisions wait for a batch at most, and the build for a decision; both end as if they had been alone."""
    rows = [(f"s{number}", f"Karsa lost {number} men. SLOWLY") for number in range(300)]
    more = write_reports(rows)
    building = threading.Thread(
        target=lambda: build([more], ledger_path, jobs=1, make=fake.make_fake, version="1"), daemon=True
    )
    with Ledger.open(ledger_path) as ledger:
        claims = [row.claim.id for row in queries.claims(ledger)][:40]
    building.start()
    made = 0
    for claim in claims:
        with Ledger.open(ledger_path) as ledger:
            decide(ledger, claim, Verb.ACCEPT, who="A")
            touch(ledger, [claim])
            made += 1
    building.join(120)
    assert not building.is_alive()
    with Ledger.open(ledger_path) as ledger:
        derive(ledger)
        fill(ledger)
        assert find(ledger, Filters(review=Review.ACCEPTED)).found == made == 40
        assert find(ledger, Filters()).found == 430
