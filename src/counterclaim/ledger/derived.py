"""Questions and answers: computed from claims and decisions, kept in derived tables while these are fresh."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import date
from itertools import groupby

from counterclaim.ledger import queries
from counterclaim.ledger.codec import to_json
from counterclaim.ledger.database import Ledger, statements
from counterclaim.ledger.origins import kept_origins, origins
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.ledger.versions import reconcile_version
from counterclaim.model.bound import Implications
from counterclaim.model.claim import Harm, Kind, Scope, Status
from counterclaim.model.denial import Tie
from counterclaim.model.question import Answer, Dispute, Question, Series, Standing, Unplaced
from counterclaim.reconcile import (
    Candidate,
    Conflicts,
    Ties,
    Utterance,
    belligerents_of,
    by_denied,
    counts_beside,
    denials_of,
    disputes_of,
    implications,
    place_report,
    settled,
)
from counterclaim.reconcile.bonds import obeying

# Statements say nothing that reconciling needs, and there are more of them than of all other kinds.
_KINDS = frozenset(Kind) - {Kind.STATEMENT}


def derive(ledger: Ledger) -> None:
    """Makes the derived tables anew, in one transaction, unless they are fresh."""
    if is_fresh(ledger):
        return
    with ledger.writing() as db, _Candidates(ledger, None) as candidates:
        for statement in statements("derived.sql"):
            db.execute(statement)
        db.executemany(
            "INSERT INTO origins VALUES (?, ?, ?, ?)",
            ((one.report, one.root, one.name, one.likeness) for one in candidates.origins),
        )
        for dispute in candidates.disputes():
            _put(db, dispute)
        db.executemany(
            "INSERT INTO denials VALUES (?, ?, ?, ?, ?)",
            ((one.denial, one.denied, one.denier, one.across, one.said) for one in candidates.ties),
        )
        db.executemany("INSERT INTO unplaced VALUES (?, ?)", ((one.claim, one.reason) for one in candidates.unplaced))
        db.execute("INSERT INTO derived_from VALUES (?, ?, ?, ?)", _marks(db))


def is_fresh(ledger: Ledger) -> bool:
    """True while nothing was added since the derived tables were made."""
    try:
        row = ledger.db.execute("SELECT * FROM derived_from").fetchone()
    except sqlite3.OperationalError:  # somebody dropped them
        return False
    return row is not None and tuple(row) == _marks(ledger.db)


def disputes(ledger: Ledger, as_of: date | None = None) -> Iterator[Dispute]:
    """All questions with their answers and how these stand, by question key; with `as_of`, as they stood that day."""
    if as_of is None and is_fresh(ledger):
        yield from _kept(ledger.db)
        return
    with _Candidates(ledger, as_of) as candidates:
        yield from candidates.disputes()


def denials(ledger: Ledger, as_of: date | None = None) -> tuple[Tie, ...]:
    """Denials with the claims they deny, by the ids of both."""
    if as_of is None and is_fresh(ledger):
        return kept_ties(ledger.db)
    with _Candidates(ledger, as_of) as candidates:
        return candidates.ties


def kept_ties(db: sqlite3.Connection) -> tuple[Tie, ...]:
    """The same, from the derived table."""
    return tuple(
        Tie(row["denial"], row["denied"], row["denier"], bool(row["across"]), row["said"])
        for row in db.execute("SELECT * FROM denials ORDER BY denial, across, denied")
    )


def implied(ledger: Ledger, as_of: date | None = None) -> Implications:
    """What the running totals imply for what nobody stated, and which of them can't all be right."""
    return implications(disputes(ledger, as_of))


def unplaced(ledger: Ledger, as_of: date | None = None) -> Iterator[Unplaced]:
    """The tolls that answer no question, by claim id, each with the reason."""
    if as_of is None and is_fresh(ledger):
        for row in ledger.db.execute("SELECT claim, reason FROM unplaced ORDER BY claim"):
            yield Unplaced(row["claim"], row["reason"])
        return
    with _Candidates(ledger, as_of) as candidates:
        for _ in candidates.disputes():
            pass  # some are seen not to answer a question only beside its other answers
        yield from sorted(candidates.unplaced, key=lambda one: one.claim)


def _marks(db: sqlite3.Connection) -> tuple[int, int, int, str]:
    claim, reading, decision = db.execute(
        "SELECT (SELECT coalesce(max(number), 0) FROM claims), (SELECT coalesce(max(number), 0) FROM readings),"
        " (SELECT coalesce(max(number), 0) FROM decisions)"
    ).fetchone()
    return claim, reading, decision, reconcile_version()


@dataclass(frozen=True, slots=True)
class Cut:
    """“What was known on 18 October.” `claims` are the ids and kinds of all claims but statements."""

    claims: tuple[tuple[str, Kind], ...]
    disputes: tuple[Dispute, ...]
    denials: tuple[Tie, ...]


def cut(ledger: Ledger, as_of: date | None = None, *, before_run: int | None = None) -> Cut:
    """The state of a ledger as of a day, or, with `before_run`, of the reports that earlier builds had read."""
    with _Candidates(ledger, as_of, before_run) as candidates:
        return Cut(tuple(candidates.claims), tuple(candidates.disputes()), candidates.ties)


class _Candidates:
    """The answers on their way to their questions, sorted by what must be equal.

    They wait in a temporary database of their own, which SQLite keeps in memory while it is small and on disk when it
    is not: memory stays flat however many there are, and a ledger that can't be written is not asked to be.
    """

    def __init__(self, ledger: Ledger, as_of: date | None, before_run: int | None = None) -> None:
        self.claims: list[tuple[str, Kind]] = []  # ids of all that are looked at
        self.unplaced: list[Unplaced] = []
        self.origins = tuple(kept_origins(ledger.db, as_of) if is_fresh(ledger) else origins(ledger, as_of))
        names = {one.report: one.name for one in self.origins}
        self._bonds = queries.bonds(ledger)
        self._db = sqlite3.connect("", isolation_level=None)
        self._db.execute("CREATE TABLE candidates (base TEXT NOT NULL, candidate TEXT NOT NULL)")
        self._db.execute("BEGIN")
        conflicts, ties = Conflicts(), Ties()
        for row in queries.claims(ledger, [Kind.DENIAL], as_of=as_of, before_run=before_run):
            ties.deny(Utterance(row.claim, row.report.published, row.report.outlet))
        rows = queries.claims(ledger, _KINDS, as_of=as_of, before_run=before_run)
        for _, group in groupby(rows, key=lambda row: row.claim.report):
            utterances = [
                Utterance(row.claim, row.report.published, row.report.outlet, names.get(row.report.id), _beside(row))
                for row in group
            ]
            claims = [utterance.claim for utterance in utterances]
            conflicts.count(belligerents_of(claims))
            self.claims += [(claim.id, claim.kind) for claim in claims]
            for utterance in utterances:
                ties.see(utterance)
            found = place_report(utterances, claims)
            self._keep(one for one in found if isinstance(one, Unplaced) or not conflicts.waits(one))
        self._keep(conflicts.settle())
        self.ties = tuple(ties.ties())

    def _keep(self, placed: Iterable[Candidate | Unplaced]) -> None:
        for one in placed:
            if isinstance(one, Unplaced):
                self.unplaced.append(one)
            else:
                self._db.execute("INSERT INTO candidates VALUES (?, ?)", (one.base, to_json(asdict(one))))

    def disputes(self) -> Iterator[Dispute]:
        """All disputes, by question key. `unplaced` is complete when they are exhausted."""
        rows = self._db.execute("SELECT candidate FROM candidates ORDER BY base")
        found = obeying(disputes_of(_candidate(row[0]) for row in rows), self._bonds)
        for one in settled(found, by_denied(self.ties)):
            if isinstance(one, Unplaced):
                self.unplaced.append(one)
            else:
                yield one

    def __enter__(self) -> _Candidates:
        return self

    def __exit__(self, *_: object) -> None:
        self._db.close()


def _beside(row: LedgerClaim) -> bool:
    start, end = row.claim.span.start - row.sentence.start, row.claim.span.end - row.sentence.start
    return row.claim.kind is Kind.TOLL and start >= 0 and counts_beside(row.context, start, end)


def _candidate(text: str) -> Candidate:
    record = json.loads(text)
    record["answer"] = Answer(**record["answer"])
    record["belligerents"] = tuple(record["belligerents"])
    return Candidate(**record)


def _put(db: sqlite3.Connection, dispute: Dispute) -> None:
    asked = dispute.question
    db.execute(
        "INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            asked.key,
            asked.side,
            asked.harm.value,
            asked.status.value,
            asked.scope.value,
            asked.date,
            asked.place,
            asked.setting,
            asked.counted_by,
            to_json(asked.fighting),
            dispute.standing.value,
            dispute.width,
        ),
    )
    db.executemany(
        "INSERT INTO answers (question, position, claim, claimant, said, stated, low, high, approx, disclosed, part,"
        " origin, increase, increase_claim, own) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                asked.key,
                position,
                answer.claim,
                answer.claimant,
                answer.said,
                answer.stated,
                answer.low,
                answer.high,
                answer.approx,
                answer.disclosed,
                answer.part,
                answer.origin,
                answer.increase,
                answer.increase_claim,
                answer.own,
            )
            for series in dispute.series
            for position, answer in enumerate(series.answers)
        ),
    )


def _kept(db: sqlite3.Connection) -> Iterator[Dispute]:
    answers = groupby(
        db.execute("SELECT * FROM answers ORDER BY question, claimant, position"), key=lambda row: row["question"]
    )
    denied = by_denied(kept_ties(db))
    for row in db.execute("SELECT * FROM questions ORDER BY key"):
        question = Question(
            key=row["key"],
            side=row["side"],
            harm=Harm(row["harm"]),
            status=Status(row["status"]),
            scope=Scope(row["scope"]),
            date=row["date"],
            place=row["place"],
            setting=row["setting"],
            counted_by=row["counted_by"],
            fighting=tuple(json.loads(row["fighting"])),
        )
        key, found = next(answers)
        assert key == question.key
        by_claimant = groupby((_answer(answer) for answer in found), key=lambda answer: answer.claimant)
        series = [Series(key, claimant, tuple(said)) for claimant, said in by_claimant]
        ordered = sorted(series, key=lambda one: (one.claimant.casefold(), one.claimant))
        yield Dispute(question, tuple(ordered), Standing(row["standing"]), row["width"], denials_of(ordered, denied))


def _answer(row: sqlite3.Row) -> Answer:
    answer = Answer(**{name: row[name] for name in row.keys() if name != "position"})  # noqa: SIM118
    return replace(
        answer,
        approx=bool(answer.approx),
        disclosed=bool(answer.disclosed),
        part=bool(answer.part),
        own=bool(answer.own),
    )
