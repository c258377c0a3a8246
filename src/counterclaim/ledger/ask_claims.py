"""The claims of a ledger that a question in words is answered by, and words that none of them has."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger import queries
from counterclaim.ledger.ask_lexicon import lexicon, names_of
from counterclaim.ledger.asked import Asked
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.rows import LedgerClaim, Review

# How many claims beside those under questions an answer shows.
CLAIMS = 12
# A question of more words than these is a text, not a question.
WORDS = 50
# How many of the best matches are looked at for those.
LOOKED_AT = 500

# The last day of what is claimed; of an open time, or where none is claimed, the day on which it was said.
LAST_DAY = (
    "CASE WHEN c.date IS NULL OR c.date LIKE '%/' THEN r.published"
    " WHEN instr(c.date, '/') THEN substr(c.date, instr(c.date, '/') + 1) ELSE c.date END"
)
# A sentence is shown once, by what it says rather than by who speaks where it holds both: statements come last. The
# shortest that holds all is the most about it. Nothing is ranked by how rare a word is among all reports: what is
# published later must not change an answer of an earlier day.
_ORDER = "c.kind = 'statement', c.sentence_end - c.sentence_start, c.report, c.start, c.kind, c.id"


@dataclass(frozen=True, slots=True)
class Hits:
    """Claims that fit, the best first. `more` counts those that aren't given, up to LOOKED_AT; `loose`: none has all of
    the words, these have some."""

    claims: tuple[LedgerClaim, ...] = ()
    more: int = 0
    loose: bool = False


def hits_of(ledger: Ledger, asked: Asked, as_of: date | None) -> Hits:
    """Claims of what is asked for: with all of its words and phrases, of its kinds, parties and days, said by whom it
    asks. Where no claim has all of the words, those that have some."""
    if asked.claims:
        found = queries.claims_by_id(ledger, asked.claims)
        return Hits(tuple(found.values()))
    words = [_quoted(word) for word in asked.words[:WORDS]]
    phrases = [_quoted(phrase) for phrase in asked.phrases[:WORDS]]
    if asked.group is not None:
        theirs = (word for word, group in lexicon().group.items() if group == asked.group)
        phrases.append(f"({' OR '.join(map(_quoted, theirs))})")
    found_all = _matching(ledger, asked, [*words, *phrases], as_of)
    if found_all.claims or len(words) < 2:
        return found_all
    some = _matching(ledger, asked, [f"({' OR '.join(words)})", *phrases], as_of)
    return Hits(some.claims, some.more, loose=bool(some.claims))


def _matching(ledger: Ledger, asked: Asked, match: list[str], as_of: date | None) -> Hits:
    where, values = _where(asked, as_of)
    others = [party for party in asked.parties if party != asked.by]
    match = match + [f"({' OR '.join(map(_quoted, names_of(party)))})" for party in others]
    source, order = "current_claims c JOIN reports r ON r.id = c.report", f"c.kind = 'statement', {LAST_DAY}, {_ORDER}"
    if match:
        source = "claim_words JOIN current_claims c ON c.number = claim_words.rowid JOIN reports r ON r.id = c.report"
        where.append("claim_words MATCH :match")
        values["match"] = " AND ".join(match)
        order = _ORDER if asked.words or asked.phrases else order
    elif not (asked.kinds or asked.by or asked.since or asked.until):
        return Hits()
    rows = ledger.db.execute(
        f"SELECT c.id, c.report, c.sentence_start FROM {source} WHERE {' AND '.join(where)}"  # noqa: S608  # of names in this package: values are bound
        f" ORDER BY {order} LIMIT {LOOKED_AT}",
        values,
    ).fetchall()
    first = {(row["report"], row["sentence_start"]): row["id"] for row in reversed(rows)}
    shown = set(first.values())
    once = [row["id"] for row in rows if row["id"] in shown]
    found = queries.claims_by_id(ledger, once[: 2 * CLAIMS])  # twice, as some may be rejected
    kept = tuple(hit for hit in found.values() if hit.review is not Review.REJECTED)[:CLAIMS]
    return Hits(kept, max(len(once) - len(kept), 0) if len(once) > CLAIMS else 0)


def _where(asked: Asked, as_of: date | None) -> tuple[list[str], dict[str, str | None]]:
    where = ["(:said IS NULL OR r.published <= :said)"]
    values: dict[str, str | None] = {"said": as_of.isoformat() if as_of else None}
    if asked.kinds:
        where.append("c.kind IN (SELECT value FROM json_each(:kinds))")
        values["kinds"] = json.dumps([kind.value for kind in asked.kinds])
    if asked.harm is not None:
        where.append("(c.kind != 'toll' OR c.harm = :harm)")
        values["harm"] = asked.harm.value
        if asked.status is not None:
            where.append("(c.kind != 'toll' OR c.status = :status)")
            values["status"] = asked.status.value
        if asked.side is not None:
            where.append("(c.kind != 'toll' OR c.side = :side OR c.side IS NULL)")
            values["side"] = asked.side
    if asked.acts:
        where.append("(c.kind != 'ceasefire' OR c.act IN (SELECT value FROM json_each(:acts)))")
        values["acts"] = json.dumps([act.value for act in asked.acts])
    if asked.by is not None:
        where.append("c.source_party = :by")
        values["by"] = asked.by
    if asked.since is not None or asked.until is not None:
        where.append(f"{LAST_DAY} BETWEEN :since AND :until")
        values["since"] = asked.since.isoformat() if asked.since else ""
        values["until"] = asked.until.isoformat() if asked.until else "9999"
    return where, values


def unheard(ledger: Ledger, asked: Asked, as_of: date | None) -> tuple[str, ...]:
    """The words and phrases of a question that no claim has, nor the sentence or the speaker of any."""
    return tuple(one for one in (*asked.words[:WORDS], *asked.phrases[:WORDS]) if not is_heard(ledger, one, as_of))


def is_heard(ledger: Ledger, words: str, as_of: date | None) -> bool:
    """True where a current claim, said by that day, has these words side by side."""
    said = as_of.isoformat() if as_of else None
    row = ledger.db.execute(
        "SELECT 1 FROM claim_words JOIN current_claims c ON c.number = claim_words.rowid JOIN reports r"
        " ON r.id = c.report WHERE claim_words MATCH ? AND (? IS NULL OR r.published <= ?) LIMIT 1",
        (_quoted(words), said, said),
    ).fetchone()
    return row is not None


def _quoted(words: str) -> str:
    return '"' + words.replace('"', "").replace("\0", " ") + '"'
