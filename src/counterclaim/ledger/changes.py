"""What changed in a ledger between two days, or by the last build.

Only the partitions with something of the time between are made, as they stood before and after: what this costs is in
proportion to that time, not to the ledger.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from counterclaim.ledger import queries
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import made_in, maker_of
from counterclaim.ledger.fresh import made_fresh
from counterclaim.ledger.making import KEYS, Maker
from counterclaim.ledger.nouns import noun_of
from counterclaim.ledger.partitions import PLACES, TOLLS, Partitioned, keys_of_toll
from counterclaim.ledger.places import Holding
from counterclaim.ledger.said import STATED, chunks
from counterclaim.ledger.ties import tie_of
from counterclaim.ledger.view import View
from counterclaim.model.claim import Kind
from counterclaim.model.denial import Tie
from counterclaim.model.question import Dispute, Question, Standing, Unplaced
from counterclaim.reconcile import Change, Step, steps_of
from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.conflict import settle

_KEYS_OF_REPORTS = (
    "SELECT DISTINCT k.key FROM json_each(?2) j CROSS JOIN items i ON i.report = j.value AND i.kind = ?1"
    " CROSS JOIN item_keys k ON k.claim = i.claim AND k.kind = i.kind"
)
_OPEN = frozenset({Standing.CONTESTED, Standing.DENIED})
_REVISED = frozenset({Change.RAISED, Change.LOWERED, Change.WITHHELD})


@dataclass(frozen=True, slots=True)
class Moved:
    """“Combatants of Karsa killed: uncorroborated before, contested now.” `before` is None for a new question, `after`
    for one that is no more, as its claims were rejected."""

    before: Dispute | None
    after: Dispute | None


@dataclass(frozen=True, slots=True)
class Revised:
    """“Karsa raised its figure from 729 to 874.” A step of a series that was taken in the time between; `before` is the
    step that it revises."""

    question: Question
    claimant: str
    step: Step
    before: Step


@dataclass(frozen=True, slots=True)
class Changes:
    """What came to be known between two states of a ledger. `claims` counts new claims by kind, but statements.

    `new` are questions that nobody had answered, `opened` those that are contested or denied and weren't, `closed`
    those that were and aren't any more, `revised` the new steps of series that change a figure, `denials` the new
    denials with what they deny. `places_opened` came to be contested or denied, `places_closed` are so no more, as
    they stand now. `reports` are the ids of those of the time between.
    """

    since: date | None
    until: date | None
    claims: Mapping[Kind, int]
    new: tuple[Dispute, ...]
    opened: tuple[Moved, ...]
    closed: tuple[Moved, ...]
    revised: tuple[Revised, ...]
    denials: tuple[Tie, ...]
    places_opened: tuple[Holding, ...]
    places_closed: tuple[Holding, ...]
    reports: tuple[str, ...] = ()


def changes(ledger: Ledger, since: date | None = None, until: date | None = None) -> Changes:
    """What was said after the day `since`, up to and with `until` (None: all there is). Without `since`, what the
    last build brought: the reports that no build had read before."""
    made_fresh(ledger)
    with ledger.reading():
        return _changes(ledger, since, until)


def _changes(ledger: Ledger, since: date | None, until: date | None) -> Changes:
    end = None if until is None else until.isoformat()
    if since is not None:
        before = View(since.isoformat())
        reports = _between(ledger.db, since.isoformat(), end)
    else:
        reports = _last_build(ledger.db, end)
        before = View(end, frozenset(reports))
    after = View(end)
    rows = (row for some in chunks(reports) for row in queries.claims(ledger, STATED, reports=some))
    claims = {row.claim.id: row.claim.kind for row in rows}
    ties = _ties(ledger.db, reports, before, after)
    makers = maker_of(ledger, before), maker_of(ledger, after)
    was, now = _made(ledger.db, TOLLS, reports, ties, makers)
    held_was, held_now = _made(ledger.db, PLACES, reports, ties, makers)
    places = {one.key: one.standing for one in held_was}
    by_claim = {answer.claim: one for one in was for series in one.series for answer in series.answers}
    moved = [Moved(_same(by_claim, one), one) for one in now]
    found = {one.before.question.key for one in moved if one.before is not None}
    gone = [Moved(one, None) for one in was if one.question.key not in found]
    return Changes(
        since=since,
        until=until,
        claims=Counter(claims.values()),
        new=tuple(one.after for one in moved if one.before is None and one.after is not None),
        opened=tuple(one for one in moved if _is_open(one.after) and not _is_open(one.before)),
        closed=tuple(one for one in (*moved, *gone) if _is_open(one.before) and not _is_open(one.after)),
        revised=tuple(_revised(now, claims)),
        denials=ties,
        places_opened=tuple(one for one in held_now if one.standing in _OPEN and places.get(one.key) not in _OPEN),
        places_closed=tuple(one for one in held_now if one.standing not in _OPEN and places.get(one.key) in _OPEN),
        reports=tuple(reports),
    )


def _between(db: sqlite3.Connection, since: str, until: str | None) -> list[str]:
    """Reports of after a day; also those without a day, where there is no end: nobody knows that they are older."""
    rows = db.execute(
        "SELECT id FROM reports WHERE published > ? AND (? IS NULL OR published <= ?)"
        " UNION SELECT id FROM reports WHERE published IS NULL AND ? IS NULL ORDER BY id",
        (since, until, until, until),
    )
    return [row[0] for row in rows]


def _last_build(db: sqlite3.Connection, until: str | None) -> list[str]:
    """Reports that only the last build has read."""
    rows = db.execute(
        "SELECT DISTINCT n.report FROM readings n JOIN reports r ON r.id = n.report"
        " WHERE n.run = (SELECT max(number) FROM runs) AND (? IS NULL OR r.published <= ?) AND NOT EXISTS"
        " (SELECT 1 FROM readings o WHERE o.report = n.report AND o.run < n.run) ORDER BY n.report",
        (until, until),
    )
    return [row[0] for row in rows]


def _ties(db: sqlite3.Connection, reports: list[str], before: View, after: View) -> tuple[Tie, ...]:
    """The denials that are seen after and weren't before."""
    found: dict[Tie, None] = {}
    for some in chunks(reports):
        values = json.dumps(some)
        for row in db.execute(
            "SELECT * FROM denials WHERE denial_report IN (SELECT value FROM json_each(?))"
            " UNION SELECT * FROM denials WHERE denied_report IN (SELECT value FROM json_each(?))",
            (values, values),
        ):
            if after.sees(row["denial_report"], row["said"]) and row["denied_report"] not in after.without:
                found[tie_of(row)] = None
    return tuple(sorted(found, key=lambda tie: (tie.denial, tie.across, tie.denied)))


def _made(
    db: sqlite3.Connection, kind: Partitioned, reports: list[str], ties: Iterable[Tie], makers: tuple[Maker, Maker]
) -> tuple[list[Any], list[Any]]:
    """The nouns of all partitions that the reports may have changed, before and after, by key."""
    keys = set[str]()
    for select, values in ((_KEYS_OF_REPORTS, reports), (KEYS, [tie.denied for tie in ties])):
        for some in chunks(values):
            keys.update(row[0] for row in db.execute(select, (kind.name, json.dumps(some))))
    if kind is TOLLS:
        keys |= _of_other_war(db, makers)
    before, after = makers
    return _nouns(kind, before, keys), _nouns(kind, after, keys)


def _of_other_war(db: sqlite3.Connection, makers: tuple[Maker, Maker]) -> set[str]:
    """The partitions of totals whose war the other reports tell, where they tell another after than before, or now."""
    wars = [maker.war() for maker in makers]
    if wars[0] == wars[1] and not any(maker.is_of_other_war for maker in makers):
        return set()
    keys = set[str]()
    until = makers[1].view.until
    waiting = "SELECT value FROM items WHERE kind = 'tolls' AND waits AND (?1 IS NULL OR said <= ?1)"
    for row in db.execute(waiting, (until,)):
        for war in wars:
            found = settle(noun_of(Candidate, row[0]), war)
            keys.update(() if isinstance(found, Unplaced) else keys_of_toll(found))
    return keys


def _nouns(kind: Partitioned, maker: Maker, keys: set[str]) -> list[Any]:
    found = [one for one in made_in(maker, kind.name, keys) if not isinstance(one, Unplaced)]
    return sorted(found, key=lambda one: str(one.question.key if isinstance(one, Dispute) else one.key))


def _is_open(dispute: Dispute | None) -> bool:
    return dispute is not None and dispute.standing in _OPEN


def _same(before: Mapping[str, Dispute], dispute: Dispute) -> Dispute | None:
    """The question as it was: the one that held most of the claims that it holds now."""
    claims = [answer.claim for series in dispute.series for answer in series.answers if answer.claim in before]
    counted = Counter(before[claim].question.key for claim in claims)
    if not counted:
        return None
    key = min(counted, key=lambda key: (-counted[key], key))
    return next(before[claim] for claim in claims if before[claim].question.key == key)


def _revised(disputes: Iterable[Dispute], new: Mapping[str, Kind]) -> Iterator[Revised]:
    for dispute in disputes:
        for series in dispute.series:
            steps = steps_of(series)
            for last, step in pairwise(steps):
                again = last.change is step.change is Change.WITHHELD
                if step.answer.claim in new and step.change in _REVISED and not again:
                    yield Revised(dispute.question, series.claimant, step, last)
