"""The implied section: what would have to be true if certain figures are, each with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.gloss import amount
from counterclaim.model.bound import Bound, Cell, Contradiction, Implications, Premise
from counterclaim.model.claim import Status

# The strongest come first; the rest are in the ledger.
MOST_BOUNDS = 40

_PEOPLE = {Status.CIVILIAN: "civilians", Status.COMBATANT: "combatants", Status.UNSPECIFIED: "people"}


@dataclass(frozen=True, slots=True)
class PremiseRow:
    """“Nagorno-Karabakh: 974 combatants”, with the ids of its claims. `note` is how the words were read."""

    words: str
    claims: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class BoundRow:
    """“3,930 at most: combatants of Azerbaijan, and any whom no figure counts”, if the premises hold."""

    figure: str
    what: str
    when: str
    premises: tuple[PremiseRow, ...]
    withheld: tuple[str, ...]
    approx: bool
    disclosed: int


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """“These can't all be right: they miss each other by 10.”"""

    excess: int
    when: str
    premises: tuple[PremiseRow, ...]


def cell_words(cell: Cell) -> str:
    """\"combatants of Azerbaijan\", \"people of all sides\"."""
    people = _PEOPLE[cell.status] if cell.status is not None else "people"
    return f"{people} of {cell.side}" if cell.side else f"{people} of all sides"


def _premise(premise: Premise, listed: Container[str]) -> PremiseRow:
    who = " or ".join(dict.fromkeys(premise.claimants))
    figure = amount(premise.low, premise.high, None)
    return PremiseRow(
        f"{who}: {figure} {cell_words(premise.cell)}",
        tuple(c for c in premise.claims if c in listed),
        premise.read_as or "",
    )


def _bound(bound: Bound, listed: Container[str]) -> BoundRow:
    cells = " and ".join(cell_words(cell) for cell in bound.of)
    others = "any whom no figure counts" if bound.uncounted else ""
    return BoundRow(
        figure=amount(bound.low, bound.high, None),
        what=f"{', and '.join(filter(None, (cells, others)))}, {bound.harm.value}",
        when=plain_day(bound.day) if bound.day else "",
        premises=tuple(_premise(p, listed) for p in bound.premises),
        withheld=tuple(c for c in bound.withheld if c in listed),
        approx=bound.approx,
        disclosed=bound.disclosed,
    )


def _conflict(conflict: Contradiction, listed: Container[str]) -> ConflictRow:
    when = plain_day(conflict.day) if conflict.day else ""
    return ConflictRow(conflict.excess, when, tuple(_premise(p, listed) for p in conflict.premises))


def implied_rows(
    found: Implications | None, listed: Container[str]
) -> tuple[tuple[BoundRow, ...], tuple[ConflictRow, ...], int]:
    """Rows of bounds (those on withheld figures first) and of contradictions, and how many bounds are left out.

    `listed` are the ids of claims that stand on the page: only they are linked.
    """
    if found is None:
        return (), (), 0
    ordered: Sequence[Bound] = sorted(found.bounds, key=lambda b: (not b.withheld, b.day is None, _newest_first(b.day)))
    shown = tuple(_bound(b, listed) for b in ordered[:MOST_BOUNDS])
    return (
        shown,
        tuple(_conflict(c, listed) for c in found.contradictions[:MOST_BOUNDS]),
        max(0, len(ordered) - MOST_BOUNDS),
    )


def _newest_first(day: str | None) -> int:
    return -int(day.replace("-", "")) if day else 0
