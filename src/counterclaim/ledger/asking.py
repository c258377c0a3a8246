"""Which questions of a ledger answer what is asked, and what their figures imply; from the partitions that can."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence

from counterclaim.ledger.ask_claims import LAST_DAY
from counterclaim.ledger.asked import Asked
from counterclaim.ledger.derived import made_in
from counterclaim.ledger.making import KEYS, Maker
from counterclaim.ledger.partitions import TOLLS
from counterclaim.ledger.questions import question_in, questions_by_key
from counterclaim.ledger.topics import asks_after, threads, whose, words_of
from counterclaim.ledger.view import View
from counterclaim.model.bound import Implications
from counterclaim.model.claim import Harm, Scope
from counterclaim.model.question import Dispute, Question
from counterclaim.reconcile.implied import implications
from counterclaim.reconcile.names import name_key

# How many questions an answer shows.
QUESTIONS = 10
# Of an earlier day, the partitions of a question are made as they stood then: as many of them, those told most often.
PARTS = 100


def found_of(asked: Asked, hits: Sequence[str], maker: Maker) -> tuple[tuple[Dispute, ...], int, Implications]:
    """The questions that are meant, those asked for most first, how many more there are, and what follows from them;
    in the maker's view. `hits` are ids of claims that hold the words."""
    if not asked.of_tolls or not (
        asked.side or asked.harm or asked.status or asked.words or asked.phrases or asked.claims
    ):
        return (), 0, Implications((), ())
    db, view = maker.db, maker.view
    parts = _parts(db, asked, hits)
    if view.is_whole:
        keys, several = _meant(db, asked, hits, parts)
        shown, more = tuple(questions_by_key(db, keys)), several - len(keys)
    else:
        parts, left = _told_most(db, asked, view, None if parts is None else parts | _keys_of(db, hits))
        made = (one for one in made_in(maker, TOLLS.name, parts) if isinstance(one, Dispute))
        means = [one for one in made if _means(asked, one, set(hits))]
        found = sorted((one for one in means if _is_narrow(db, asked, one)), key=_prominence)
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
    if asked.words or asked.phrases or asked.claims:
        by_word = [_labels(db, [f"word {word}"]) for word in asked.words] if _may_be_named(asked) else [set()]
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
    narrow, bound = _narrow(asked)
    if parts is None:
        # An end that is open is left out: SQLite looks for no index for “any”.
        wanted = {name: value for name, value in (("harm", asked.harm), ("status", asked.status)) if value}
        where = " AND ".join((*(f"{name} = :{name}" for name in wanted), *narrow)) or "1"
        bound |= wanted
        rows = db.execute(f"SELECT key FROM questions WHERE {where} {_ORDER} LIMIT {QUESTIONS}", bound)  # noqa: S608  # of names in this package: values are bound
        keys = [row[0] for row in rows]
        return keys, db.execute(f"SELECT count(*) FROM questions WHERE {where}", bound).fetchone()[0]  # noqa: S608  # of names in this package: values are bound
    rows = db.execute(
        "SELECT question FROM answers WHERE claim IN (SELECT value FROM json_each(?))", (json.dumps(hits),)
    )
    hit = {row[0] for row in rows}
    rows = db.execute(
        "SELECT key, side, place, setting FROM questions WHERE part IN (SELECT value FROM json_each(:parts))"  # noqa: S608  # of names in this package: values are bound
        f" AND (:harm IS NULL OR harm = :harm) AND (:status IS NULL OR status = :status)"
        f"{''.join(f' AND {one}' for one in narrow)} {_ORDER}",
        {**bound, "parts": json.dumps(sorted(parts)), "harm": asked.harm, "status": asked.status},
    )
    side = name_key(asked.side)
    keys = [
        row["key"]
        for row in rows
        if (not side or side in whose(row["side"], row["place"]))
        and (row["key"] in hit or _names(asked, words_of(row["side"], row["place"], row["setting"])))
    ]
    return keys[:QUESTIONS], len(keys)


def _may_be_named(asked: Asked) -> bool:
    """False where phrases or claims are looked for: these stand in answers, not in what names a question."""
    return not asked.phrases and not asked.claims


def _names(asked: Asked, named: frozenset[str]) -> bool:
    return _may_be_named(asked) and set(asked.words) <= named


# A question with an answer of these days.
_SAID_THEN = (
    "EXISTS (SELECT 1 FROM answers a JOIN current_claims c ON c.id = a.claim JOIN reports r ON r.id = c.report"  # noqa: S608  # of names in this package: values are bound
    f" WHERE a.question = questions.key AND {LAST_DAY} BETWEEN :since AND :until)"
)


def _narrow(asked: Asked) -> tuple[list[str], dict[str, str | None]]:
    """What narrows the questions further: of whom alone, answered by whom, of which days."""
    where, values = list[str](), dict[str, str | None]()
    if asked.group is not None:
        where.append("of_group = :of_group")
        values["of_group"] = asked.group
    if asked.by is not None:
        where.append("EXISTS (SELECT 1 FROM answers a WHERE a.question = questions.key AND a.claimant = :by)")
        values["by"] = asked.by
    if asked.since is not None or asked.until is not None:
        where.append(_SAID_THEN)
        values |= _days(asked)
    return where, values


def _days(asked: Asked) -> dict[str, str | None]:
    return {
        "since": asked.since.isoformat() if asked.since else "",
        "until": asked.until.isoformat() if asked.until else "9999",
    }


def _is_narrow(db: sqlite3.Connection, asked: Asked, dispute: Dispute) -> bool:
    """The same of a question as it stood on an earlier day."""
    if asked.group is not None and dispute.question.group != asked.group:
        return False
    if asked.by is not None and asked.by not in {series.claimant for series in dispute.series}:
        return False
    if asked.since is None and asked.until is None:
        return True
    claims = [answer.claim for series in dispute.series for answer in series.answers]
    row = db.execute(
        "SELECT 1 FROM current_claims c JOIN reports r ON r.id = c.report"  # noqa: S608  # of names in this package: values are bound
        f" WHERE c.id IN (SELECT value FROM json_each(:claims)) AND {LAST_DAY} BETWEEN :since AND :until LIMIT 1",
        {"claims": json.dumps(claims), **_days(asked)},
    ).fetchone()
    return row is not None


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
    if _names(asked, words_of(question.side, question.place, question.setting)):
        return True
    return any(answer.claim in hits for series in dispute.series for answer in series.answers)


def _prominence(dispute: Dispute) -> tuple[bool, int, int, str]:
    """Running totals first, then what most claimants answer, then what is told most often."""
    told = sum(len(series.answers) for series in dispute.series)
    return (dispute.question.scope is not Scope.CUMULATIVE, -len(dispute.series), -told, dispute.question.key)
