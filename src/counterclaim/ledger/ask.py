"""A question in free words, to the questions and claims of a ledger that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from counterclaim.ledger import queries
from counterclaim.ledger.ask_claims import Hits, hits_of, unheard
from counterclaim.ledger.ask_near import near
from counterclaim.ledger.ask_words import understand
from counterclaim.ledger.asked import Asked
from counterclaim.ledger.asking import found_of
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import made_in, maker_of
from counterclaim.ledger.events import told_of
from counterclaim.ledger.fresh import made_fresh
from counterclaim.ledger.making import Maker
from counterclaim.ledger.partitions import PLACES
from counterclaim.ledger.places import Holding
from counterclaim.ledger.rows import LedgerClaim
from counterclaim.ledger.view import as_of_view
from counterclaim.model.bound import Bound, Contradiction
from counterclaim.model.claim import Kind
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Dispute

__all__ = ["Answers", "ask", "understand"]

# How many incidents, and how many meetings, an answer shows.
EVENTS = 8
# How many places.
PLACES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Answers:
    """What a ledger has on a question: `disputes` with their standing, the claims in them by id, and `claims` of any
    kind whose words match. `more` counts the disputes that are not shown (of an
    earlier day at least so many), `more_claims` the claims; `bounds` and `contradictions` are what the
    figures under the shown ones imply, with all claims they rest on in `cited`. `incidents` and `meetings` are those
    that the claims shown tell of, `places` those asked for, with who is said to hold them.

    `as_of` is the day whose knowledge it is. `unheard` are the words that no claim has, each with words of claims that
    are spelled nearly so; `loose`: no claim has all of the words, those shown have some.
    """

    asked: Asked
    disputes: tuple[Dispute, ...]
    more: int
    cited: dict[str, LedgerClaim]
    claims: tuple[LedgerClaim, ...]
    bounds: tuple[Bound, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    incidents: tuple[Incident, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    places: tuple[Holding, ...] = ()
    more_claims: int = 0
    as_of: date | None = None
    unheard: tuple[tuple[str, tuple[str, ...]], ...] = ()
    loose: bool = False


def ask(ledger: Ledger, question: str, as_of: date | None = None) -> Answers:
    """Questions about tolls that the words mean (side, harm, status, place), and claims that hold the words.

    With `as_of`, or “as of” in the question, what was known by that day; the earlier of the two. A question that names
    nothing yields nothing.
    """
    made_fresh(ledger)
    with ledger.reading():
        asked = understand(question, _latest(ledger, as_of))
        days = [day for day in (as_of, asked.as_of) if day is not None]
        return _answered(ledger, asked, min(days, default=None))


def _latest(ledger: Ledger, as_of: date | None) -> date | None:
    """The last day on which anything was published, by that day."""
    until = as_of.isoformat() if as_of else None
    row = ledger.db.execute("SELECT max(published) FROM reports WHERE ? IS NULL OR published <= ?", (until, until))
    found: str | None = row.fetchone()[0]
    return date.fromisoformat(found) if found else as_of


def _answered(ledger: Ledger, asked: Asked, as_of: date | None) -> Answers:
    maker = maker_of(ledger, as_of_view(as_of))
    hits = hits_of(ledger, asked, as_of) if _asks_for_claims(asked) else Hits()
    fitting = () if hits.loose else tuple(hit.claim.id for hit in hits.claims)
    shown, more, implied = found_of(asked, fitting, maker)
    if not shown and not hits.claims:
        hits = hits_of(ledger, asked, as_of)  # tolls that answer no question
    ids = [answer.claim for dispute in shown for series in dispute.series for answer in series.answers]
    bounds = tuple(one for one in implied.bounds if set(ids) & _rest_on(one))
    contradictions = tuple(one for one in implied.contradictions if set(ids) & _rest_on(one))
    resting = {claim for one in bounds for claim in _rest_on(one)}
    resting |= {claim for one in contradictions for claim in _rest_on(one)}
    ids += sorted(resting - set(ids))
    cited = queries.claims_by_id(ledger, ids)
    struck, met = told_of(ledger, {*cited, *(hit.claim.id for hit in hits.claims)}, maker)
    return Answers(
        asked,
        shown,
        more,
        cited,
        tuple(hit for hit in hits.claims if hit.claim.id not in cited),
        bounds,
        contradictions,
        struck[:EVENTS],
        met[:EVENTS],
        _places(asked, maker),
        hits.more,
        as_of,
        tuple((word, near(ledger, word, as_of)) for word in unheard(ledger, asked, as_of)),
        hits.loose,
    )


def _asks_for_claims(asked: Asked) -> bool:
    """False for a question that names a toll and no more: its answers stand under the questions it means."""
    if asked.words or asked.phrases or asked.claims or asked.by or asked.since or asked.until:
        return True
    return bool(asked.kinds or asked.parties) and asked.harm is None and asked.status is None


def _places(asked: Asked, maker: Maker) -> tuple[Holding, ...]:
    """The places that are named where it is asked who holds them."""
    if Kind.CONTROL not in asked.kinds:
        return ()
    words = asked.words
    keys = {" ".join(words[at:end]) for at in range(len(words)) for end in range(at + 1, len(words) + 1)}
    found = [one for one in made_in(maker, PLACES.name, keys) if isinstance(one, Holding) and one.key in keys]
    return tuple(sorted(found, key=lambda one: (-len(one.claims), one.key))[:PLACES_SHOWN])


def _rest_on(one: Bound | Contradiction) -> set[str]:
    claims = {claim for premise in one.premises for claim in premise.claims}
    return claims | set(one.withheld) if isinstance(one, Bound) else claims
