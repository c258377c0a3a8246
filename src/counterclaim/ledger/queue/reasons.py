"""Why a claim stands where it stands in the queue, in words."""

from __future__ import annotations

import sqlite3

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.queue import points
from counterclaim.ledger.rows import LedgerClaim, Review
from counterclaim.model.claim import Claim, ControlDetails, Kind, TollDetails
from counterclaim.model.question import Standing

_STANDING = {
    Standing.CONTESTED: "others give another figure",
    Standing.DENIED: "somebody denies it",
    Standing.WITHHELD: "a side gives no figure",
}
_FIGURE = {1: "", 2: "a figure in the tens", 3: "a figure in the hundreds", 4: "a figure in the thousands"}


def reasons_of(ledger: Ledger, row: LedgerClaim) -> tuple[str, ...]:
    """What gave the claim its points, the weightiest first."""
    found = sorted(_reasons(ledger.db, row), key=lambda pair: -pair[0])
    return tuple(words for weight, words in found if weight)


def standing_of(ledger: Ledger, claim: str) -> Standing | None:
    """How the question that a claim answers stands."""
    row = ledger.db.execute(
        "SELECT q.standing FROM answers a JOIN questions q ON q.key = a.question WHERE a.claim = ?", (claim,)
    ).fetchone()
    return None if row is None else Standing(row[0])


def _reasons(db: sqlite3.Connection, row: LedgerClaim) -> list[tuple[int, str]]:
    claim = row.raw
    found = []
    if row.review is Review.DISPUTED:
        found.append((points.AT_ODDS, "reviewers are at odds"))
    if row.review is Review.CHANGED:
        found.append((points.ASKS_AGAIN, "read anew: its words were decided on"))
    standings = db.execute(
        "SELECT q.standing FROM answers a JOIN questions q ON q.key = a.question WHERE a.claim = ?", (claim.id,)
    )
    for standing in {Standing(one[0]) for one in standings} & points.BY_STANDING.keys():
        found.append((points.BY_STANDING[standing], _STANDING[standing]))
    denied = db.execute("SELECT 1 FROM denials WHERE denied = ?", (claim.id,)).fetchone() is not None
    if denied and (points.DENIED, _STANDING[Standing.DENIED]) not in found:
        found.append((points.DENIED, _STANDING[Standing.DENIED]))
    found += _of_figure(claim)
    found += _of_place(db, claim)
    if claim.date is None and claim.kind in (Kind.TOLL, Kind.ATTACK, Kind.CONTROL):
        found.append((points.NO_DAY, "no day said"))
    if claim.via is not None:
        found.append((points.SECOND_HAND, "at second hand"))
    rule = db.execute(
        "SELECT decided, rejected, weight FROM queue_names WHERE what = 'rule' AND name = ?", (claim.rule,)
    ).fetchone()
    if rule is not None and rule["weight"]:
        found.append((rule["weight"], f"its rule was rejected in {rule['rejected']} of {rule['decided']} reviews"))
    return found


def _of_figure(claim: Claim) -> list[tuple[int, str]]:
    if not isinstance(claim.details, TollDetails):
        return []
    numbers = (claim.details.low, claim.details.stated, claim.details.high)
    digits = len(str(max((number for number in numbers if number is not None), default=0)))
    words = _FIGURE.get(digits, "a figure of ten thousand and more")
    found = [(points.DIGIT * digits, words)] if words else []
    return [*found, (points.ROUGH, "a rough figure")] if claim.details.approx else found


def _of_place(db: sqlite3.Connection, claim: Claim) -> list[tuple[int, str]]:
    name = claim.where.name if claim.where is not None else claim.place
    if name is None:
        return []
    found = []
    counted = {
        row["what"]: row["claims"]
        for row in db.execute(
            "SELECT what, claims FROM queue_names WHERE what IN ('place', 'held') AND name = ?", (name,)
        )
    }
    if isinstance(claim.details, ControlDetails) and "held" in counted:
        found.append((points.ANOTHER_HOLDER, "another party is said to hold it"))
    if counted.get("place", 0) > 1:
        found.append((points.PLACE_DIGIT * len(str(counted["place"])), f"{counted['place']:,} claims name its place"))
    if claim.where is not None and len(claim.where.others) > 1:
        found.append((points.PLACES, f"{len(claim.where.others)} places bear that name"))
    return found
