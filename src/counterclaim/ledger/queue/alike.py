"""Claims that say the same: one look decides on all of them."""

from __future__ import annotations

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.queue import points
from counterclaim.ledger.rows import Review

# So many at once can still be looked through.
MOST = 50


def alike(ledger: Ledger, claim: str, who: str, *, blind: bool = False) -> tuple[str, ...]:
    """The ids of other claims, not decided on yet, in which the same claimant gives the same figure to the same
    question, by their place in the queue. `blind`: not decided on by `who`, whatever others did."""
    free = (
        "NOT EXISTS (SELECT 1 FROM queue_decided d WHERE d.who = :who AND d.number = q.number)"
        if blind
        else "q.review = :unreviewed"
    )
    rows = ledger.db.execute(
        "SELECT DISTINCT b.claim FROM answers a JOIN answers b ON b.question = a.question AND b.claimant = a.claimant"  # noqa: S608  # one of two texts above
        " AND b.stated IS a.stated AND b.low IS a.low AND b.high IS a.high AND b.approx = a.approx"
        " AND b.disclosed = a.disclosed AND b.claim != a.claim"
        f" JOIN claims c ON c.id = b.claim JOIN queue q ON q.number = c.number WHERE a.claim = :claim AND {free}"
        " ORDER BY q.rank, q.number LIMIT :most",
        {"claim": claim, "who": who, "unreviewed": points.REVIEWS[Review.UNREVIEWED], "most": MOST},
    )
    return tuple(row[0] for row in rows)
