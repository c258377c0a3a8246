"""Makes partitions: from the items in them to nouns, as they stand in a view."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from counterclaim.ledger.nouns import noun_json, noun_of
from counterclaim.ledger.partitions import TOLLS, Beside, Partitioned, keys_of_toll
from counterclaim.ledger.questions import drop_questions, put_question
from counterclaim.ledger.ties import tie_of
from counterclaim.ledger.topics import topics_of
from counterclaim.ledger.view import WHOLE, View, war_of
from counterclaim.model.decision import Bond
from counterclaim.model.denial import Tie
from counterclaim.model.question import Dispute, Unplaced
from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.conflict import War, settle


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it for claims: those that answer another question than before are `moved`; `stirred` are also those
    whose question stands otherwise."""

    moved: frozenset[str]
    stirred: frozenset[str]


def make(db: sqlite3.Connection, kind: Partitioned, keys: set[str] | None, bonds: Sequence[Bond]) -> Made:
    """Makes the partitions of these keys anew, or all of them into empty tables, and keeps what comes of it."""
    maker = Maker(db, bonds)
    was: set[_Answered] = set()
    now: set[_Answered] = set()
    parts: Iterable[Part] = maker.parts(kind, keys)
    if keys is not None:
        # All are dropped before any is made: one that fell apart has its label in only one of its pieces.
        parts = list(parts)
        for part in parts:
            was |= _drop(db, kind, part.keys)
    for part in parts:
        label = min(part.keys)
        for one in maker.made(kind, part):
            if isinstance(one, Unplaced):
                report = db.execute("SELECT report FROM items WHERE kind = ? AND claim = ?", (kind.name, one.claim))
                db.execute(
                    "INSERT OR REPLACE INTO unplaced VALUES (?, ?, ?, ?, ?)",
                    (kind.name, one.claim, one.reason, report.fetchone()[0], label),
                )
            elif isinstance(one, Dispute):
                put_question(db, one, label)
                if keys is not None:
                    asked = (one.question.key, one.standing.value)
                    now |= {(a.claim, *asked) for series in one.series for a in series.answers}
            else:
                row = (kind.name, one.key, label, noun_json(kind.noun, one))
                db.execute("INSERT OR REPLACE INTO nouns VALUES (?, ?, ?, ?)", row)
        if kind is TOLLS and part.claims:
            topics = {topic for item in maker.items(kind, part) for topic in topics_of(item)}
            db.executemany("INSERT INTO topics VALUES (?, ?)", ((topic, label) for topic in sorted(topics)))
    moved = {one[:2] for one in was} ^ {one[:2] for one in now}
    return Made(frozenset(one[0] for one in moved), frozenset(one[0] for one in was ^ now))


_Answered = tuple[str, str, str]  # a claim, the key of its question, and how that stands


def _drop(db: sqlite3.Connection, kind: Partitioned, keys: Iterable[str]) -> set[_Answered]:
    dropped: set[_Answered] = set()
    for key in keys:
        db.execute("DELETE FROM unplaced WHERE kind = ? AND part = ?", (kind.name, key))
        if kind is TOLLS:
            dropped |= drop_questions(db, key)
        else:
            db.execute("DELETE FROM nouns WHERE kind = ? AND part = ?", (kind.name, key))
    return dropped


@dataclass(frozen=True, slots=True)
class Part:
    """One partition: its keys, and the claims whose items are in it."""

    keys: frozenset[str]
    claims: tuple[str, ...]


@dataclass(slots=True)
class Maker:
    """Makes partitions for one view. In a view, a total whose war the other reports tell may be of another war than it
    is now, and so in another partition."""

    db: sqlite3.Connection
    bonds: Sequence[Bond]
    view: View = WHOLE
    _wars: tuple[War, bool] | None = None  # of the view, and whether it is another than now
    _moved: dict[str, tuple[str, ...]] = field(default_factory=dict)  # keys in the view, by claim
    _into: dict[str, list[str]] = field(default_factory=dict)  # the same, by key

    def parts(self, kind: Partitioned, keys: Iterable[str] | None = None) -> Iterator[Part]:
        """The partitions of these keys, or all, each once, in the order of their first keys."""
        if kind is TOLLS:
            self.war()
        seen: set[str] = set()
        for key in self._all(kind) if keys is None else sorted(keys):
            if key not in seen:
                part = self._closed(kind, key)
                if keys is not None or len(part.keys) > 1:
                    seen |= part.keys
                yield part

    def made(self, kind: Partitioned, part: Part) -> Iterator[Any]:
        """The nouns of a partition, and what turned out unplaced."""
        items = self.items(kind, part)
        if not items:
            return
        here = set(part.claims)
        asked = self.asked(part.claims) if kind.asks else {}
        bonds = [one for one in self.bonds if one.claim in here] if kind is TOLLS else []
        yield from kind.make(items, Beside(self._denied(part.claims), asked, bonds))

    def items(self, kind: Partitioned, part: Part) -> list[Any]:
        """The items of a partition that the view holds, by claim."""
        return [item for claims in _some(part.claims) for item in self._items(kind, claims)]

    def asked(self, claims: Sequence[str]) -> Mapping[str, str]:
        """The question that each toll answers, in this view."""
        if self.view.is_whole:
            rows = _in(self.db, _ASKED, claims)
            return {row[0]: row[1] for row in rows}
        rows = _in(self.db, KEYS, claims, TOLLS.name)
        keys = {row[0] for row in rows} | {key for claim in claims for key in self._moved.get(claim, ())}
        found = {}
        for part in self.parts(TOLLS, keys):
            for one in self.made(TOLLS, part):
                if isinstance(one, Dispute):
                    found.update({a.claim: one.question.key for series in one.series for a in series.answers})
        return {claim: found[claim] for claim in claims if claim in found}

    def waiting_in_vain(self) -> Iterator[Unplaced]:
        """The totals of the view whose war its reports don't tell."""
        war = self.war()
        for row in self.db.execute("SELECT report, said, value FROM items WHERE kind = 'tolls' AND waits").fetchall():
            if self.view.sees(row["report"], row["said"]):
                found = settle(noun_of(Candidate, row["value"]), war)
                if isinstance(found, Unplaced):
                    yield found

    @property
    def is_of_other_war(self) -> bool:
        """True where the reports of the view tell of another war than all of them."""
        self.war()
        return self._wars is not None and self._wars[1]

    def _all(self, kind: Partitioned) -> Iterator[str]:
        rows = self.db.execute("SELECT DISTINCT key FROM item_keys WHERE kind = ? ORDER BY key", (kind.name,))
        found = {row[0] for row in rows} if self._into else None
        if found is not None and kind is TOLLS:
            yield from sorted(found | set(self._into))
        else:
            rows = self.db.execute("SELECT DISTINCT key FROM item_keys WHERE kind = ? ORDER BY key", (kind.name,))
            yield from (row[0] for row in rows)

    def _closed(self, kind: Partitioned, key: str) -> Part:
        """All that hangs together with a key."""
        keys, claims, todo = {key}, dict[str, None](), [key]
        while todo:
            at = todo.pop()
            rows = self.db.execute("SELECT claim FROM item_keys WHERE kind = ? AND key = ?", (kind.name, at)).fetchall()
            here = [row[0] for row in rows if not (kind is TOLLS and row[0] in self._moved)]
            if kind is TOLLS:
                here += self._into.get(at, [])
            new = [claim for claim in here if claim not in claims]
            claims.update(dict.fromkeys(new))
            others = {row[0] for row in _in(self.db, KEYS, new, kind.name)}
            others.update(key for claim in new for key in self._moved.get(claim, ()) if kind is TOLLS)
            todo += others - keys
            keys |= others
        return Part(frozenset(keys), tuple(sorted(claims)))

    def _items(self, kind: Partitioned, claims: Sequence[str]) -> Iterator[Any]:
        rows = _in(self.db, _ITEMS, claims, kind.name)
        for row in rows:
            if not self.view.sees(row["report"], row["said"]):
                continue
            value = noun_of(kind.value, row["value"])
            if row["waits"]:
                value = settle(value, self.war())
            if not isinstance(value, Unplaced):
                yield value

    def _denied(self, claims: Sequence[str]) -> dict[str, list[Tie]]:
        found: dict[str, list[Tie]] = {}
        for row in _in(self.db, _DENIED, claims):
            if self.view.sees(row["denial_report"], row["said"]):
                found.setdefault(row["denied"], []).append(tie_of(row))
        return {claim: sorted(ties, key=lambda tie: (tie.denial, tie.across)) for claim, ties in found.items()}

    def war(self) -> War:
        """Which war the reports of the view are of."""
        if self._wars is None:
            now = war_of(self.db)
            war = now if self.view.is_whole else war_of(self.db, self.view)
            self._wars = (war, war != now)
            if war != now:
                # Those of a later day stay where they are: the view sees them nowhere.
                waiting = "SELECT claim, value FROM items WHERE kind = 'tolls' AND waits AND (?1 IS NULL OR said <= ?1)"
                for row in self.db.execute(waiting, (self.view.until,)).fetchall():
                    found = settle(noun_of(Candidate, row["value"]), war)
                    keys = () if isinstance(found, Unplaced) else keys_of_toll(found)
                    bound = self.db.execute(
                        "SELECT key FROM item_keys WHERE kind = 'tolls' AND claim = ? AND key LIKE '=%'",
                        (row["claim"],),
                    )
                    keys = (*keys, *(one[0] for one in bound))
                    self._moved[row["claim"]] = keys
                    for key in keys:
                        self._into.setdefault(key, []).append(row["claim"])
        return self._wars[0]


# From the claims to their keys, in this order: SQLite might else go through all keys of the kind for each question.
KEYS = (
    "SELECT DISTINCT k.key FROM json_each(?2) j CROSS JOIN item_keys k ON k.claim = j.value AND k.kind = ?1 ORDER BY 1"
)
_ITEMS = "SELECT * FROM items WHERE kind = ? AND claim IN (SELECT value FROM json_each(?))"
_ASKED = "SELECT claim, question FROM answers WHERE claim IN (SELECT value FROM json_each(?))"
_DENIED = "SELECT * FROM denials WHERE denied IN (SELECT value FROM json_each(?))"


def _in(db: sqlite3.Connection, select: str, claims: Sequence[str], *kind: str) -> Iterator[sqlite3.Row]:
    """The rows of one of these for the claims, asked for in pieces."""
    for some in _some(claims):
        yield from db.execute(select, (*kind, json.dumps(some))).fetchall()


def _some(claims: Sequence[str]) -> Iterator[Sequence[str]]:
    for at in range(0, len(claims), 1000):
        yield claims[at : at + 1000]
