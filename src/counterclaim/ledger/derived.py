"""Questions and answers: computed from claims and decisions, kept in derived tables while these are fresh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from counterclaim.ledger import queries
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.fresh import derive, is_fresh, made_fresh
from counterclaim.ledger.making import Maker
from counterclaim.ledger.nouns import noun_of
from counterclaim.ledger.partitions import BY_NAME, TOLLS
from counterclaim.ledger.questions import kept_questions, questions_by_key, running_keys
from counterclaim.ledger.ties import tie_of
from counterclaim.ledger.view import View, as_of_view
from counterclaim.model.bound import Implications
from counterclaim.model.denial import Tie
from counterclaim.model.question import Dispute, Unplaced
from counterclaim.reconcile import implications

__all__ = ["denials", "derive", "disputes", "implied", "is_fresh", "rows_of", "unplaced"]


def disputes(ledger: Ledger, as_of: date | None = None) -> Iterator[Dispute]:
    """All questions with their answers and how these stand, by question key; with `as_of`, as they stood that day."""
    made_fresh(ledger)
    if as_of is None:
        yield from kept_questions(ledger.db)
    else:
        with ledger.reading():
            found = [
                one for one in made_in(maker_of(ledger, as_of_view(as_of)), TOLLS.name) if isinstance(one, Dispute)
            ]
        yield from sorted(found, key=lambda one: one.question.key)


def denials(ledger: Ledger, as_of: date | None = None) -> tuple[Tie, ...]:
    """Denials with the claims they deny, by the ids of both."""
    made_fresh(ledger)
    until = None if as_of is None else as_of.isoformat()
    return tuple(
        tie_of(row)
        for row in ledger.db.execute(
            "SELECT * FROM denials WHERE ? IS NULL OR said <= ? ORDER BY denial, across, denied", (until, until)
        )
    )


def implied(ledger: Ledger, as_of: date | None = None) -> Implications:
    """What the running totals imply for what nobody stated, and which of them can't all be right."""
    if as_of is not None:
        return implications(disputes(ledger, as_of))
    made_fresh(ledger)
    with ledger.reading():
        return implications(questions_by_key(ledger.db, running_keys(ledger.db)))


def unplaced(ledger: Ledger, as_of: date | None = None) -> Iterator[Unplaced]:
    """The tolls that answer no question, by claim id, each with the reason."""
    yield from unplaced_of(ledger, (TOLLS.name,), as_of)


def unplaced_of(ledger: Ledger, kinds: Iterable[str], as_of: date | None = None) -> Iterator[Unplaced]:
    """The claims that could have gone into nouns of these kinds and didn't, by claim id, each with the reason."""
    made_fresh(ledger)
    with ledger.reading():
        found = [one for kind in kinds for one in _unplaced(ledger, kind, as_of)]
    yield from sorted(found, key=lambda one: (one.claim, one.reason))


def _unplaced(ledger: Ledger, kind: str, as_of: date | None) -> Iterator[Unplaced]:
    if as_of is None:
        for row in ledger.db.execute("SELECT claim, reason FROM unplaced WHERE kind = ?", (kind,)):
            yield Unplaced(row["claim"], row["reason"])
        return
    for row in ledger.db.execute(
        "SELECT u.claim, u.reason FROM unplaced u JOIN reports r ON r.id = u.report WHERE u.kind = ?"
        " AND u.part IS NULL AND r.published <= ? AND u.claim NOT IN (SELECT claim FROM items WHERE kind = u.kind)",
        (kind, as_of.isoformat()),
    ):
        yield Unplaced(row["claim"], row["reason"])
    maker = maker_of(ledger, as_of_view(as_of))
    if kind == TOLLS.name:
        yield from maker.waiting_in_vain()
    for part in maker.parts(BY_NAME[kind]):
        yield from (one for one in maker.made(BY_NAME[kind], part) if isinstance(one, Unplaced))


def rows_of(ledger: Ledger, kind: str, as_of: date | None = None) -> Iterator[Any]:
    """All nouns of a kind of `PARTITIONED` that has no tables of its own, by key; with `as_of`, as they were then."""
    made_fresh(ledger)
    if as_of is None:
        for row in ledger.db.execute("SELECT value FROM nouns WHERE kind = ? ORDER BY key", (kind,)):
            yield noun_of(BY_NAME[kind].noun, row[0])
    else:
        with ledger.reading():
            found = [one for one in made_in(maker_of(ledger, as_of_view(as_of)), kind) if not isinstance(one, Unplaced)]
        yield from sorted(found, key=lambda one: str(one.key))


def maker_of(ledger: Ledger, view: View) -> Maker:
    """What makes partitions in a view: for one answer, while nothing is written."""
    return Maker(ledger.db, queries.bonds(ledger), view)


def made_in(maker: Maker, kind: str, keys: Iterable[str] | None = None) -> Iterator[Any]:
    """What the partitions of these keys, or all, make in the maker's view: nouns and what turned out unplaced."""
    for part in maker.parts(BY_NAME[kind], keys):
        yield from maker.made(BY_NAME[kind], part)
