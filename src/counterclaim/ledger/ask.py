"""A question in free words, to the questions and claims of a ledger that answer it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from counterclaim.ledger import queries
from counterclaim.ledger.asking import Asked, found_of
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import maker_of
from counterclaim.ledger.events import told_of
from counterclaim.ledger.fresh import made_fresh
from counterclaim.ledger.rows import LedgerClaim, Review
from counterclaim.ledger.view import as_of_view
from counterclaim.model.bound import Bound, Contradiction
from counterclaim.model.claim import Harm, Status
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Dispute

# How many claims beside those under questions an answer shows.
CLAIMS = 12
# How many incidents, and how many meetings, an answer shows.
EVENTS = 8
# A question of more words than these is a text, not a question.
WORDS = 50
# How many of the best matches are looked at for those.
LOOKED_AT = 500
# The longest name of a party that is looked for, in words.
NAME_WORDS = 5

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Answers:
    """What a ledger has on a question: `disputes` with their standing, the claims in them by id, and `claims` of any
    kind whose words match. `more` counts the disputes that are not shown (of an
    earlier day at least so many); `bounds` and `contradictions` are what the
    figures under the shown ones imply, with all claims they rest on in `cited`. `incidents` and `meetings` are those
    that the claims shown tell of."""

    asked: Asked
    disputes: tuple[Dispute, ...]
    more: int
    cited: dict[str, LedgerClaim]
    claims: tuple[LedgerClaim, ...]
    bounds: tuple[Bound, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    incidents: tuple[Incident, ...] = ()
    meetings: tuple[Meeting, ...] = ()


def ask(ledger: Ledger, question: str, as_of: date | None = None) -> Answers:
    """Questions about tolls that the words mean (side, harm, status, place), and claims that hold the words.

    With `as_of`, what was known by that day. A question that names nothing yields nothing.
    """
    made_fresh(ledger)
    with ledger.reading():
        return _answered(ledger, question, as_of)


def _answered(ledger: Ledger, question: str, as_of: date | None) -> Answers:
    asked, maker = understand(question), maker_of(ledger, as_of_view(as_of))
    hits = _full_text(ledger, asked.words, as_of) if asked.words else ()
    shown, more, implied = found_of(asked, [hit.claim.id for hit in hits], maker)
    ids = [answer.claim for dispute in shown for series in dispute.series for answer in series.answers]
    bounds = tuple(one for one in implied.bounds if set(ids) & _rest_on(one))
    contradictions = tuple(one for one in implied.contradictions if set(ids) & _rest_on(one))
    resting = {claim for one in bounds for claim in _rest_on(one)}
    resting |= {claim for one in contradictions for claim in _rest_on(one)}
    ids += sorted(resting - set(ids))
    cited = queries.claims_by_id(ledger, ids)
    if not asked.words and not shown:
        hits = _full_text(ledger, tuple(_WORD.findall(question)), as_of)
    struck, met = told_of(ledger, {*cited, *(hit.claim.id for hit in hits)}, maker)
    return Answers(
        asked,
        shown,
        more,
        cited,
        tuple(hit for hit in hits if hit.claim.id not in cited),
        bounds,
        contradictions,
        struck[:EVENTS],
        met[:EVENTS],
    )


def _rest_on(one: Bound | Contradiction) -> set[str]:
    claims = {claim for premise in one.premises for claim in premise.claims}
    return claims | set(one.withheld) if isinstance(one, Bound) else claims


def understand(question: str) -> Asked:
    """What a question asks for. A word that names a party, a harm or a status is used up; the rest is full text."""
    words = [word.casefold() for word in _WORD.findall(question)]
    side: str | None = None
    at = 0
    left: list[str] = []
    while at < len(words):
        for length in range(min(NAME_WORDS, len(words) - at), 0, -1):
            party = _parties().get(" ".join(words[at : at + length]))
            if party is not None and (side is None or side == party):
                side = party
                at += length
                break
        else:
            left.append(words[at])
            at += 1
    harms = [harm for word in left if (harm := _words()[0].get(word))]
    statuses = [status for word in left if (status := _words()[1].get(word))]
    idle = _words()[2]
    rest = tuple(word for word in left if word not in _words()[0] and word not in _words()[1] and word not in idle)
    return Asked(side, harms[0] if harms else None, statuses[0] if statuses else None, rest)


def _full_text(ledger: Ledger, words: tuple[str, ...], as_of: date | None) -> tuple[LedgerClaim, ...]:
    """Claims that hold all the words, the best first; where there are none, those that hold any."""
    # A sentence is shown once, by what it says rather than by who speaks where it holds both: statements come last.
    # The shortest that holds all is the most about it. Nothing is ranked by how rare a word is among all reports: what
    # is published later must not change an answer of an earlier day.
    if not words:
        return ()
    quoted = ['"' + word.replace('"', "") + '"' for word in words[:WORDS]]
    until = as_of.isoformat() if as_of else None
    for joint in (" ", " OR "):
        rows = ledger.db.execute(
            "SELECT c.id, c.report, c.sentence_start FROM claim_words"
            " JOIN current_claims c ON c.number = claim_words.rowid JOIN reports r ON r.id = c.report"
            " WHERE claim_words MATCH ? AND (? IS NULL OR r.published <= ?)"
            " ORDER BY c.kind = 'statement', c.sentence_end - c.sentence_start, c.report, c.start, c.kind, c.id"
            " LIMIT ?",
            (joint.join(quoted), until, until, LOOKED_AT),
        ).fetchall()
        first = {(row["report"], row["sentence_start"]): row["id"] for row in reversed(rows)}
        shown = set(first.values())
        once = [row["id"] for row in rows if row["id"] in shown]
        found = queries.claims_by_id(ledger, once[: 2 * CLAIMS])  # twice, as some may be rejected
        hits = tuple(hit for hit in found.values() if hit.review is not Review.REJECTED)[:CLAIMS]
        if hits or len(words) == 1:
            return hits
    return ()


@cache
def _parties() -> dict[str, str]:
    """Parties by their names and demonyms, folded."""
    from counterclaim.language.cast import bundled_cast

    names: dict[str, str] = {}
    for party in bundled_cast().parties:
        for name in (party.name, *party.names, *party.demonyms):
            names.setdefault(" ".join(word.casefold() for word in _WORD.findall(name)), party.name)
    names.pop("", None)
    return names


@cache
def _words() -> tuple[dict[str, Harm], dict[str, Status], frozenset[str]]:
    data = yaml.safe_load(files("counterclaim.data").joinpath("ask/words.yaml").read_text("utf-8"))
    harms = {word: Harm(harm) for harm, forms in data["harm"].items() for word in forms}
    statuses = {word: Status(status) for status, forms in data["status"].items() for word in forms}
    return harms, statuses, frozenset(data["idle"])
