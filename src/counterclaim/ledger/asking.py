"""Which questions of a ledger answer what is asked, and what their figures imply; from the partitions that can."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import made_in
from counterclaim.ledger.making import KEYS
from counterclaim.ledger.partitions import TOLLS
from counterclaim.ledger.questions import question_in, questions_by_key
from counterclaim.ledger.topics import asks_after, threads, whose, words_of
from counterclaim.ledger.view import View, as_of_view
from counterclaim.model.bound import Implications
from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.question import Dispute, Question
from counterclaim.reconcile.implied import implications
from counterclaim.reconcile.names import name_key

# How many questions an answer shows.
QUESTIONS = 10
# Of a day, a question so broad that nothing but a harm is asked for is looked for among the partitions told most often.
PARTS = 300


@dataclass(frozen=True, slots=True)
class Asked:
    """“Azerbaijani military killed”: side Azerbaijan, combatants, killed. `words` are those left for full text."""

    side: str | None
    harm: Harm | None
    status: Status | None
    words: tuple[str, ...]


def found_of(
    ledger: Ledger, asked: Asked, hits: Sequence[str], as_of: date | None
) -> tuple[tuple[Dispute, ...], int, Implications]:
    """The questions that are meant, those asked for most first, how many more there are, and what follows from them.
    `hits` are ids of claims that hold the words."""
    if not (asked.side or asked.harm or asked.status or asked.words):
        return (), 0, Implications((), ())
    view = as_of_view(as_of)
    parts = _parts(ledger.db, asked, hits)
    if view.is_whole:
        keys, several = _meant(ledger.db, asked, hits, parts)
        shown, more = tuple(questions_by_key(ledger.db, keys)), several - len(keys)
    else:
        parts = _broad(ledger.db, asked, view) if parts is None else parts | _keys_of(ledger.db, hits)
        made = (one for one in made_in(ledger, TOLLS.name, view, parts) if isinstance(one, Dispute))
        found = sorted((one for one in made if _means(asked, one, set(hits))), key=_prominence)
        shown, more = tuple(found[:QUESTIONS]), max(len(found) - QUESTIONS, 0)
    return shown, more, implied_by(ledger, shown, view)


def implied_by(ledger: Ledger, disputes: Iterable[Dispute], view: View) -> Implications:
    """What the totals that these are, or are a part of, imply together with all of their parts."""
    names = {name for one in disputes for name in _threads(one.question) | _asks_after(one.question)}
    near = list(_running(ledger, view, "whole", names))
    wanted = {name for one in near for name in _asks_after(one.question)}
    parts = {one.question.key: one for one in (*near, *_running(ledger, view, "part", wanted))}
    wholes = {one.question.key for one in near}
    return implications((parts[key] for key in sorted(parts)), wholes)


def _threads(asked: Question) -> set[str]:
    people = (name_key(asked.side), name_key(asked.counted_by))
    return threads(asked.harm.value, people, asked.fighting)


def _asks_after(asked: Question) -> set[str]:
    return asks_after(asked.harm.value, name_key(asked.side), asked.fighting)


def _running(ledger: Ledger, view: View, how: str, names: set[str]) -> Iterator[Dispute]:
    """The questions with one of these names among what they ask after (`whole`) or their threads (`part`)."""
    parts = _labels(ledger.db, (f"{how} {name}" for name in names))
    of = _asks_after if how == "whole" else _threads
    if view.is_whole:
        rows = ledger.db.execute(
            "SELECT * FROM questions WHERE scope = 'cumulative' AND place IS NULL"
            " AND part IN (SELECT value FROM json_each(?)) ORDER BY key",
            (json.dumps(sorted(parts)),),
        ).fetchall()
        yield from questions_by_key(ledger.db, (row["key"] for row in rows if of(question_in(row)) & names))
    else:
        made = (one for one in made_in(ledger, TOLLS.name, view, parts) if isinstance(one, Dispute))
        yield from (one for one in made if of(one.question) & names)


def _labels(db: sqlite3.Connection, topics: Iterable[str]) -> set[str]:
    rows = db.execute(
        "SELECT DISTINCT part FROM topics WHERE topic IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(set(topics))),),
    )
    return {row[0] for row in rows}


def _parts(db: sqlite3.Connection, asked: Asked, hits: Sequence[str]) -> set[str] | None:
    """The partitions in which what is meant can be, by their labels; None for all."""
    found: set[str] | None = None
    if asked.words:
        by_word = [_labels(db, [f"word {word}"]) for word in asked.words]
        rows = db.execute(
            "SELECT q.part FROM answers a JOIN questions q ON q.key = a.question"
            " WHERE a.claim IN (SELECT value FROM json_each(?))",
            (json.dumps(hits),),
        )
        found = set.intersection(*by_word) | {row[0] for row in rows}
    if asked.side is not None:
        theirs = _labels(db, [f"of {name_key(asked.side)}"])
        found = theirs if found is None else found & theirs
    return found


_ORDER = "ORDER BY scope != 'cumulative', claimants DESC, told DESC, key"


def _meant(db: sqlite3.Connection, asked: Asked, hits: Sequence[str], parts: set[str] | None) -> tuple[list[str], int]:
    """The keys of the questions that are meant, the most prominent first, and how many they are."""
    if parts is None:
        where, values = "(?1 IS NULL OR harm = ?1) AND (?2 IS NULL OR status = ?2)", (asked.harm, asked.status)
        rows = db.execute(f"SELECT key FROM questions WHERE {where} {_ORDER} LIMIT {QUESTIONS}", values)  # noqa: S608
        keys = [row[0] for row in rows]
        return keys, db.execute(f"SELECT count(*) FROM questions WHERE {where}", values).fetchone()[0]  # noqa: S608
    rows = db.execute(
        "SELECT question FROM answers WHERE claim IN (SELECT value FROM json_each(?))", (json.dumps(hits),)
    )
    hit = {row[0] for row in rows}
    rows = db.execute(
        "SELECT key, side, place, setting FROM questions WHERE part IN (SELECT value FROM json_each(?1))"  # noqa: S608
        f" AND (?2 IS NULL OR harm = ?2) AND (?3 IS NULL OR status = ?3) {_ORDER}",
        (json.dumps(sorted(parts)), asked.harm, asked.status),
    )
    side = name_key(asked.side)
    keys = [
        row["key"]
        for row in rows
        if (not side or side in whose(row["side"], row["place"]))
        and (row["key"] in hit or set(asked.words) <= words_of(row["side"], row["place"], row["setting"]))
    ]
    return keys[:QUESTIONS], len(keys)


def _keys_of(db: sqlite3.Connection, claims: Sequence[str]) -> set[str]:
    return {row[0] for row in db.execute(KEYS, (TOLLS.name, json.dumps(claims)))}


def _broad(db: sqlite3.Connection, asked: Asked, view: View) -> set[str]:
    """The partitions told most often by a day, of a harm or status."""
    rows = db.execute(
        "SELECT k.key FROM item_keys k JOIN items i ON i.kind = k.kind AND i.claim = k.claim"
        " WHERE k.kind = 'tolls' AND i.said <= ? AND k.key LIKE ? GROUP BY k.key"
        " ORDER BY k.key NOT LIKE 'cumulative|%', count(*) DESC, k.key LIMIT ?",
        (view.until, f"%|{asked.harm or '%'}|{asked.status or ''}%", PARTS),
    )
    return {row[0] for row in rows}


def _means(asked: Asked, dispute: Dispute, hits: set[str]) -> bool:
    question = dispute.question
    if asked.harm is not None and question.harm is not asked.harm:
        return False
    if asked.status is not None and question.status is not asked.status:
        return False
    if asked.side is not None and name_key(asked.side) not in whose(question.side, question.place):
        return False
    if set(asked.words) <= words_of(question.side, question.place, question.setting):
        return True
    return any(answer.claim in hits for series in dispute.series for answer in series.answers)


def _prominence(dispute: Dispute) -> tuple[bool, int, int, str]:
    """Running totals first, then what most claimants answer, then what is told most often."""
    told = sum(len(series.answers) for series in dispute.series)
    return (dispute.question.scope is not Scope.CUMULATIVE, -len(dispute.series), -told, dispute.question.key)
