"""Which claims a dossier has room for: of a very large ledger, those that were said last."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.dossier.material import Left
from counterclaim.ledger import Ledger
from counterclaim.model.decision import Decision, Verb

# A folder of so many claims is some 350 MB in 1,500 files, and is made in about 1 GB of memory: nobody sends a larger
# one. Measured with `benchmarks/dossier.py --claims 100000`.
MOST_CLAIMS = 120_000


@dataclass(frozen=True, slots=True)
class Room:
    """The reports whose claims are taken in, None for all, and what is left out for want of room."""

    reports: tuple[str, ...] | None
    left: Left | None


def room_for(
    ledger: Ledger, as_of: date | None, decided: Mapping[str, Sequence[Decision]], most: int | None = None
) -> Room:
    """The reports published last that hold no more than `most` claims together (MOST_CLAIMS by default); whole days,
    where that leaves any. Reports of no known day come last."""
    most = MOST_CLAIMS if most is None else most
    (all_claims,) = ledger.db.execute("SELECT count(*) FROM current_claims").fetchone()
    if all_claims <= most:
        return Room(None, None)
    until = None if as_of is None else as_of.isoformat()
    rows = ledger.db.execute(
        "SELECT r.id, coalesce(r.published, '') AS day, count(*) AS claims"
        " FROM current_claims c JOIN reports r ON r.id = c.report WHERE ? IS NULL OR r.published <= ?"
        " GROUP BY r.id ORDER BY day DESC, r.id",
        (until, until),
    ).fetchall()
    if sum(row["claims"] for row in rows) <= most:
        return Room(None, None)
    held, size = 0, 0
    while held < len(rows) and size + rows[held]["claims"] <= most:
        size += rows[held]["claims"]
        held += 1
    cut = rows[held]["day"]
    whole = next((number for number, row in enumerate(rows) if row["day"] == cut), 0)
    held = whole or held  # the day that doesn't fit goes as a whole
    kept, left = rows[:held], rows[held:]
    gone = [row["id"] for row in left]
    claims = sum(row["claims"] for row in left) - _rejected(ledger, decided, set(gone))
    first = kept[-1]["day"] if kept else ""
    return Room(tuple(row["id"] for row in kept), Left(claims, len(left), first, cut))


def _rejected(ledger: Ledger, decided: Mapping[str, Sequence[Decision]], reports: Collection[str]) -> int:
    """How many claims of these reports a reviewer rejected: they are in no dossier."""
    rejected = [claim for claim, made in decided.items() if made[-1].verb is Verb.REJECT]
    found = (
        ledger.db.execute("SELECT report FROM current_claims WHERE id = ?", (claim,)).fetchone() for claim in rejected
    )
    return sum(1 for row in found if row is not None and row["report"] in reports)
