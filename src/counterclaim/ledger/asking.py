"""Which questions of a ledger answer what is asked, and what their figures imply; from the partitions that can."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counterclaim.ledger.derived import made_in
from counterclaim.ledger.making import KEYS, Maker
from counterclaim.ledger.partitions import TOLLS
from counterclaim.ledger.questions import question_in, questions_by_key
from counterclaim.ledger.topics import asks_after, threads, whose, words_of
from counterclaim.ledger.view import View
from counterclaim.model.bound import Implications
from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.question import Dispute, Question
from counterclaim.reconcile.implied import implications
from counterclaim.reconcile.names import name_key

# How many questions an answer shows.
QUESTIONS = 10
# Of an earlier day, the partitions of a question are made as they stood then: as many of them, those told most often.
PARTS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """“Azerbaijani military killed”: side Azerbaijan, combatants, killed. `words` are those left for full text."""

    side: str | None
    harm: Harm | None
    status: Status | None
    words: tuple[str, ...]


def found_of(asked: Asked, hits: Sequence[str], maker: Maker) -> tuple[tuple[Dispute, ...], int, Implications]:
    """The questions that are meant, those asked for most first, how many more there are, and what follows from them;
    in the maker's view. `hits` are ids of claims that hold the words."""
    if not (asked.side or asked.harm or asked.status or asked.words):
        return (), 0, Implications((), ())
    db, view = maker.db, maker.view
    parts = _parts(db, asked, hits)
    if view.is_whole:
        keys, several = _meant(db, asked, hits, parts)
        shown, more = tuple(questions_by_key(db, keys)), several - len(keys)
    else:
        parts, left = _told_most(db, asked, view, None if parts is None else parts | _keys_of(db, hits))
        made = (one for one in made_in(maker, TOLLS.name, parts) if isinstance(one, Dispute))
        found = sorted((one for one in made if _means(asked, one, set(hits))), key=_prominence)
        shown, more = tuple(found[:QUESTIONS]), max(len(found) - QUESTIONS, 0) + left
    return shown, more, implied_by(maker, shown)


def implied_by(maker: Maker, disputes: Iterable[Dispute]) -> Implications:
    """What the totals that these are, or are a part of, imply together with all of their parts."""
    names = {name for one in disputes for name in _threads(one.question) | _asks_after(one.question)}
    near = list(_running(maker, "whole", names))
    wanted = {name for one in near for name in _asks_after(one.question)}
    parts = {one.question.key: one for one in (*near, *_running(maker, "part", wanted))}
    wholes = {one.question.key for one in near}
    return implications((parts[key] for key in sorted(parts)), wholes)


def _threads(asked: Question) -> set[str]:
    people = (name_key(asked.side), name_key(asked.counted_by))
    return threads(asked.harm.value, people, asked.fighting)


def _asks_after(asked: Question) -> set[str]:
    return asks_after(asked.harm.value, name_key(asked.side), asked.fighting)


def _running(maker: Maker, how: str, names: set[str]) -> Iterator[Dispute]:
    """The questions with one of these names among what they ask after (`whole`) or their threads (`part`)."""
    db = maker.db
    parts = _labels(db, (f"{how} {name}" for name in names))
    of = _asks_after if how == "whole" else _threads
    if maker.view.is_whole:
        rows = db.execute(
            "SELECT * FROM questions WHERE scope = 'cumulative' AND place IS NULL"
            " AND part IN (SELECT value FROM json_each(?)) ORDER BY key",
            (json.dumps(sorted(parts)),),
        ).fetchall()
        yield from questions_by_key(db, (row["key"] for row in rows if of(question_in(row)) & names))
    else:
        made = (one for one in made_in(maker, TOLLS.name, parts) if isinstance(one, Dispute))
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
        # An end that is open is left out: SQLite looks for no index for “any”.
        wanted = {name: value for name, value in (("harm", asked.harm), ("status", asked.status)) if value}
        where, values = " AND ".join(f"{name} = ?" for name in wanted) or "1", tuple(wanted.values())
        rows = db.execute(f"SELECT key FROM questions WHERE {where} {_ORDER} LIMIT {QUESTIONS}", values)  # noqa: S608  # of names in this package: values are bound
        keys = [row[0] for row in rows]
        return keys, db.execute(f"SELECT count(*) FROM questions WHERE {where}", values).fetchone()[0]  # noqa: S608  # of names in this package: values are bound
    rows = db.execute(
        "SELECT question FROM answers WHERE claim IN (SELECT value FROM json_each(?))", (json.dumps(hits),)
    )
    hit = {row[0] for row in rows}
    rows = db.execute(
        "SELECT key, side, place, setting FROM questions WHERE part IN (SELECT value FROM json_each(?1))"  # noqa: S608  # of names in this package: values are bound
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


def _told_most(db: sqlite3.Connection, asked: Asked, view: View, among: set[str] | None) -> tuple[set[str], int]:
    """Of these partitions, or all, those told most often by the day of a view, running totals first; and how many are
    left out, but such of bare totals as have one key for each two who fight."""
    if among is not None:
        rows = db.execute(
            "SELECT j.value, count(k.claim) FROM json_each(?2) j"
            " LEFT JOIN item_keys k ON k.kind = 'tolls' AND k.key = j.value AND k.said <= ?1 GROUP BY 1",
            (view.until, json.dumps(sorted(among))),
        )
        told = [(row[0], row[1]) for row in rows if _may_answer(asked, row[0])]
        told.sort(key=lambda one: (not one[0].startswith(_TOTALS), -one[1], one[0]))
        return {key for key, _ in told[:PARTS]}, sum(times > 0 for _, times in told[PARTS:])
    found = list[str]()
    left = 0
    for scope in (Scope.CUMULATIVE, *(one for one in Scope if one is not Scope.CUMULATIVE)):
        for harm in [asked.harm] if asked.harm else list(Harm):
            first = f"{scope.value}|{harm.value}|{asked.status.value if asked.status else ''}"
            rows = db.execute(
                "SELECT key FROM item_keys WHERE kind = 'tolls' AND key >= ? AND key < ? AND said <= ?"
                " GROUP BY key ORDER BY count(*) DESC, key",
                (first, f"{first}\U0010ffff", view.until),
            )
            keys = [row[0] for row in rows]
            room = PARTS - len(found)
            found += keys[:room]
            left += sum(key.endswith("|") for key in keys[room:])
    return set(found), left


_TOTALS = f"{Scope.CUMULATIVE.value}|"


def _may_answer(asked: Asked, key: str) -> bool:
    """False for a partition of another harm or status: its keys begin with scope, harm and status, but for those that
    a reviewer joined questions by."""
    fields = key.split("|", 3)
    if len(fields) < 4:
        return True
    return asked.harm in (None, fields[1]) and asked.status in (None, fields[2].partition(" ")[0])


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
