"""Words of a ledger that are spelled nearly like one that it doesn't have: to be shown, never to be taken for it."""

from __future__ import annotations

import sqlite3
from datetime import date

from counterclaim.ledger.ask_claims import is_heard
from counterclaim.ledger.ask_lexicon import WORD
from counterclaim.ledger.database import Ledger

# Shorter words have too many neighbours.
SHORTEST = 4
# A word of so many letters may differ in two places.
TWO_APART = 6
# How many are shown of a word.
NEAREST = 3
# How many are looked at more closely, the most frequent first.
_LOOKED_AT = 40


def near(ledger: Ledger, word: str, as_of: date | None) -> tuple[str, ...]:
    """Words of claims, as they are written there, that begin alike and differ in one or two letters; the nearest, then
    the most frequent first."""
    if len(word) < SHORTEST or not word.isalnum():
        return ()
    most = 2 if len(word) >= TWO_APART else 1
    # Terms are stems: their ends are cut, so that they are compared as beginnings.
    found = sorted(
        (apart, -claims, term)
        for term, claims in _terms(ledger.db, word[:1])
        if abs(len(term) - len(word)) <= most + 3 and (apart := _apart(term, word[: len(term) + most])) <= most
    )
    shown: dict[str, None] = {}
    for _, _, term in found[:_LOOKED_AT]:
        written = _written(ledger, term, word, most, as_of)
        if written is not None:
            shown[written] = None
        if len(shown) == NEAREST:
            break
    return tuple(shown)


def _terms(db: sqlite3.Connection, first: str) -> list[tuple[str, int]]:
    """The terms of all claims that begin so, with how many claims have them."""
    # A view of the index, in the connection's own tables: nothing is written to the ledger.
    query_only = db.execute("PRAGMA query_only").fetchone()[0]
    db.execute("PRAGMA query_only = OFF")
    try:
        db.execute("CREATE VIRTUAL TABLE IF NOT EXISTS temp.ask_words USING fts5vocab('main', 'claim_words', 'row')")
    finally:
        db.execute(f"PRAGMA query_only = {query_only}")
    rows = db.execute(
        "SELECT term, doc FROM temp.ask_words WHERE term >= ? AND term < ?", (first, first + "\U0010ffff")
    )
    return [(row[0], row[1]) for row in rows]


def _written(ledger: Ledger, term: str, word: str, most: int, as_of: date | None) -> str | None:
    """How a claim writes the word of this stem; None where no claim of that day has a word that is near."""
    said = as_of.isoformat() if as_of else None
    rows = ledger.db.execute(
        "SELECT substr(r.text, c.sentence_start + 1, c.sentence_end - c.sentence_start), c.source FROM claim_words"
        " JOIN current_claims c ON c.number = claim_words.rowid JOIN reports r ON r.id = c.report"
        " WHERE claim_words MATCH ? AND (? IS NULL OR r.published <= ?) ORDER BY r.published, c.report, c.start"
        " LIMIT 1",
        (f'"{term}"', said, said),
    ).fetchall()
    words = [one for row in rows for text in row for one in WORD.findall(text or "")]
    near_ones = [one for one in words if _apart(one.casefold(), word) <= most]
    best = min(near_ones, key=lambda one: (_apart(one.casefold(), word), one), default=None)
    return best if best is not None and is_heard(ledger, best, as_of) else None


def _apart(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or swapped with the next to make one word of the other."""
    if abs(len(one) - len(other)) > 2:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        two_before, before, row = before, row, [at]
        for to, wanted in enumerate(other, 1):
            cost = min(row[-1] + 1, before[to] + 1, before[to - 1] + (letter != wanted))
            if at > 1 and to > 1 and letter == other[to - 2] and one[at - 2] == wanted:
                cost = min(cost, two_before[to - 2] + 1)
            row.append(cost)
    return row[-1]
