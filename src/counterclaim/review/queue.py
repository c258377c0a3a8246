"""Which claims wait for a decision: those that others contradict first, then the rest in order."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.ledger import Ledger, Review
from counterclaim.ledger.decisions import decisions_of, review_of
from counterclaim.ledger.queries import claims_by_id
from counterclaim.ledger.rows import LedgerClaim

PAGE = 50


@dataclass(frozen=True, slots=True)
class Filters:
    """What the address of the page asks for; empty is everything."""

    kind: str = ""
    state: str = "unreviewed"  # a Review value, or "all"
    words: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the queue. `more` is true where another follows."""

    claims: tuple[LedgerClaim, ...]
    more: bool


# Contested questions first: a wrong claim there does most harm. Then by the day on which it was said.
_QUEUE = """
SELECT c.id FROM current_claims c JOIN reports r ON r.id = c.report
LEFT JOIN (SELECT a.claim AS claim, max(q.standing = 'contested') AS contested FROM answers a
           JOIN questions q ON q.key = a.question GROUP BY a.claim) s ON s.claim = c.id
WHERE c.kind != 'statement' AND (? = '' OR c.kind = ?)
  AND (? = '' OR instr(lower(c.text || ' ' || c.source || ' ' || coalesce(c.place, '')), lower(?)) > 0)
ORDER BY coalesce(s.contested, 0) DESC, r.published, c.report, c."start", c.id
"""


def queue(ledger: Ledger, filters: Filters) -> Page:
    """The claims of one page of the queue, doubtful ones first."""
    history = decisions_of(ledger.db)
    wanted: list[str] = []
    skip = filters.page * PAGE
    for (claim_id,) in ledger.db.execute(_QUEUE, (filters.kind, filters.kind, filters.words, filters.words)):
        state = review_of(history.get(claim_id, ())).value
        if filters.state not in ("all", state):
            continue
        if skip:
            skip -= 1
            continue
        wanted.append(claim_id)
        if len(wanted) > PAGE:
            break
    found = claims_by_id(ledger, wanted[:PAGE])
    return Page(tuple(found[i] for i in wanted[:PAGE] if i in found), len(wanted) > PAGE)


def states() -> tuple[str, ...]:
    """The states that a claim can be filtered by."""
    return ("all", *(state.value for state in Review))
