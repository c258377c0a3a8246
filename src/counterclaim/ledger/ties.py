"""Denials with the claims they deny, kept up to date.

A denial is tied to claims of its own report, and, each pair for itself, to claims of other reports of the days before.
So the ties of a touched report are made anew: of its denials with the claims of those days, and of its claims with the
denials of the days after.
"""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.said import chunks, utterances
from counterclaim.model.claim import Kind
from counterclaim.model.denial import Tie
from counterclaim.reconcile import Ties, Utterance
from counterclaim.reconcile.denials.tying import ANSWERED_WITHIN
from counterclaim.reconcile.denials.tying import KINDS as MAY_BE_DENIED

_Tied = tuple[Tie, str, str]  # with the reports of the denial and of the claim


def update_ties(ledger: Ledger, touched: set[str], whole: bool) -> set[str]:
    """Makes the ties of the touched reports anew; gives the claims whose denials changed. `whole`: all are touched."""
    db = ledger.db
    was: set[_Tied] = set()
    if not whole:
        for several in chunks(sorted(touched)):
            values = json.dumps(several)
            rows = db.execute(
                "SELECT * FROM denials WHERE denial_report IN (SELECT value FROM json_each(?))"
                " UNION SELECT * FROM denials WHERE denied_report IN (SELECT value FROM json_each(?))",
                (values, values),
            )
            was.update((tie_of(row), row["denial_report"], row["denied_report"]) for row in rows)
        db.executemany("DELETE FROM denials WHERE denial = ? AND denied = ?", ((t.denial, t.denied) for t, _, _ in was))
    now: set[_Tied] = set()
    for tied in _ties(ledger, touched, whole):
        tie, denial_report, denied_report = tied
        db.execute(
            "INSERT OR IGNORE INTO denials VALUES (?, ?, ?, ?, ?, ?, ?)",
            (tie.denial, tie.denied, tie.denier, tie.across, tie.said, denial_report, denied_report),
        )
        if not whole:
            now.add(tied)
    return {tie.denied for tie, _, _ in was ^ now}


def tie_of(row: sqlite3.Row) -> Tie:
    """The tie in a row."""
    return Tie(row["denial"], row["denied"], row["denier"], bool(row["across"]), row["said"])


def _ties(ledger: Ledger, touched: set[str], whole: bool) -> Iterator[_Tied]:
    days: dict[date, list[str]] = {}
    undated: list[str] = []
    for several in chunks(sorted(touched)):
        for row in ledger.db.execute(
            "SELECT id, published FROM reports WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(several),)
        ):
            (undated if row[1] is None else days.setdefault(date.fromisoformat(row[1]), [])).append(row[0])
    for report in undated:  # said at no known day: it denies and is denied in itself alone
        said = _said(ledger, [report], MAY_BE_DENIED | {Kind.DENIAL})
        yield from _tied(_denials(said), said)
    window = _Window(ledger)
    for day in sorted(days):
        reports = set(days[day])
        own = _said(ledger, sorted(reports), MAY_BE_DENIED | {Kind.DENIAL})
        denials = _denials(own)
        if denials:
            before = window.since(day - ANSWERED_WITHIN, day)
            yield from _tied(denials, (one for one in before))
        if not whole:
            others = [one for one in _denials_after(ledger, day) if one.claim.report not in touched]
            yield from _tied(others, own)


def _tied(denials: Sequence[Utterance], claims: Iterable[Utterance]) -> Iterator[_Tied]:
    found = Ties()
    reports: dict[str, str] = {}
    for one in denials:
        found.deny(one)
        reports[one.claim.id] = one.claim.report
    for one in claims:
        found.see(one)
        reports[one.claim.id] = one.claim.report
    for tie in found.ties():
        yield tie, reports[tie.denial], reports[tie.denied]


def _said(ledger: Ledger, reports: Sequence[str], kinds: Iterable[Kind]) -> list[Utterance]:
    return [one for several in chunks(reports) for _, said in utterances(ledger, several, kinds) for one in said]


def _denials(said: Iterable[Utterance]) -> list[Utterance]:
    return [one for one in said if one.claim.kind is Kind.DENIAL]


def _denials_after(ledger: Ledger, day: date) -> list[Utterance]:
    return _said(ledger, _reports(ledger.db, day, day + ANSWERED_WITHIN), [Kind.DENIAL])


def _reports(db: sqlite3.Connection, first: date, last: date) -> list[str]:
    rows = db.execute(
        "SELECT id FROM reports WHERE published BETWEEN ? AND ? ORDER BY id", (first.isoformat(), last.isoformat())
    )
    return [row[0] for row in rows]


class _Window:
    """The claims of the last days, each day read once while days are asked for in their order."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._days: deque[tuple[date, list[Utterance]]] = deque()

    def since(self, first: date, last: date) -> Iterator[Utterance]:
        """The claims that may be denied, of reports of these days."""
        while self._days and self._days[0][0] < first:
            self._days.popleft()
        day = self._days[-1][0] + timedelta(1) if self._days else first
        while day <= last:
            self._days.append((day, _said(self._ledger, _reports(self._ledger.db, day, day), MAY_BE_DENIED)))
            day += timedelta(1)
        return (one for _, said in self._days for one in said)
