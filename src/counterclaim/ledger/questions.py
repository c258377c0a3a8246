"""Questions and their answers, to rows and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from counterclaim.ledger.codec import to_json
from counterclaim.ledger.ties import tie_of
from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.question import Answer, Dispute, Question, Series, Standing
from counterclaim.reconcile import by_denied, denials_of


def put_question(db: sqlite3.Connection, dispute: Dispute, part: str) -> None:
    """Writes a question with its answers; `part` is a key of the partition that it was made with."""
    asked = dispute.question
    told = sum(len(series.answers) for series in dispute.series)
    db.execute(
        "INSERT INTO questions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
            asked.group,
            dispute.standing.value,
            dispute.width,
            len(dispute.series),
            told,
            part,
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


def drop_questions(db: sqlite3.Connection, part: str) -> set[tuple[str, str, str]]:
    """Takes away the questions that were made with a partition of this key; gives their claims, keys and standings."""
    rows = db.execute(
        "SELECT a.claim, a.question, q.standing FROM questions q JOIN answers a ON a.question = q.key WHERE q.part = ?",
        (part,),
    ).fetchall()
    db.execute("DELETE FROM answers WHERE question IN (SELECT key FROM questions WHERE part = ?)", (part,))
    db.execute("DELETE FROM topics WHERE part = ?", (part,))
    db.execute("DELETE FROM questions WHERE part = ?", (part,))
    return {(row[0], row[1], row[2]) for row in rows}


def kept_questions(db: sqlite3.Connection) -> Iterator[Dispute]:
    """All questions, by key."""
    answers = groupby(
        db.execute("SELECT * FROM answers ORDER BY question, claimant, position"), key=lambda row: row["question"]
    )
    denied = groupby(
        db.execute(
            "SELECT a.question, d.* FROM answers a JOIN denials d ON d.denied = a.claim"
            " ORDER BY a.question, d.denial, d.across, d.denied"
        ),
        key=lambda row: row["question"],
    )
    tied = next(denied, None)
    for row in db.execute("SELECT * FROM questions ORDER BY key"):
        key, found = next(answers)
        assert key == row["key"]
        ties: list[sqlite3.Row] = []
        if tied is not None and tied[0] == key:
            ties = list(tied[1])
            tied = next(denied, None)
        yield _dispute(row, list(found), ties)


def questions_by_key(db: sqlite3.Connection, keys: Iterable[str]) -> Iterator[Dispute]:
    """The questions of these keys, in the order given."""
    for key in keys:
        row = db.execute("SELECT * FROM questions WHERE key = ?", (key,)).fetchone()
        answers = db.execute("SELECT * FROM answers WHERE question = ? ORDER BY claimant, position", (key,)).fetchall()
        ties = db.execute(
            "SELECT d.* FROM answers a JOIN denials d ON d.denied = a.claim WHERE a.question = ?"
            " ORDER BY d.denial, d.across, d.denied",
            (key,),
        ).fetchall()
        yield _dispute(row, answers, ties)


def running_keys(db: sqlite3.Connection) -> list[str]:
    """The keys of the running totals of a whole war, without those of some people alone."""
    rows = db.execute(
        "SELECT key FROM questions WHERE scope = 'cumulative' AND place IS NULL AND of_group IS NULL ORDER BY key"
    )
    return [row[0] for row in rows]


def question_in(row: sqlite3.Row) -> Question:
    """The question in a row of `questions`."""
    return Question(
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
        group=row["of_group"],
    )


def _dispute(row: sqlite3.Row, answers: Iterable[sqlite3.Row], ties: Iterable[sqlite3.Row]) -> Dispute:
    question = question_in(row)
    by_claimant = groupby((_answer(answer) for answer in answers), key=lambda answer: answer.claimant)
    series = [Series(question.key, claimant, tuple(said)) for claimant, said in by_claimant]
    ordered = sorted(series, key=lambda one: (one.claimant.casefold(), one.claimant))
    denied = by_denied(tie_of(one) for one in ties)
    return Dispute(question, tuple(ordered), Standing(row["standing"]), row["width"], denials_of(ordered, denied))


def _answer(row: sqlite3.Row) -> Answer:
    answer = Answer(**{name: row[name] for name in row.keys() if name != "position"})  # noqa: SIM118
    return replace(
        answer,
        approx=bool(answer.approx),
        disclosed=bool(answer.disclosed),
        part=bool(answer.part),
        own=bool(answer.own),
    )
