"""The implied section: what would have to be true if certain figures are, each with the claims that it rests on."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from counterclaim.dossier.asked import Asked
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
    bound: Bound

    @property
    def bar(self) -> tuple[float, float, int]:
        """Where the interval begins and ends on a line, in percent, and the figure at the line's end."""
        ends = [end for end in (self.bound.low, self.bound.high) if end is not None]
        top = max(*ends, 1)
        reach = top if self.bound.high is not None else 2 * top
        low = 0.0 if self.bound.low is None else 100 * self.bound.low / reach
        return round(low, 2), 100.0, reach


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """“These can't all be right: they miss each other by 10.”"""

    excess: int
    when: str
    premises: tuple[PremiseRow, ...]


@dataclass(frozen=True, slots=True)
class ImpliedRows:
    """What is implied, and how many bounds are left out."""

    bounds: tuple[BoundRow, ...]
    conflicts: tuple[ConflictRow, ...]
    left_out: int

    def of(self, question: Asked) -> tuple[BoundRow, ...]:
        """Those that bound what a question asks for: of its people alone, or what its total leaves uncounted."""
        return tuple(bound for bound in self.bounds if _bounds(bound, question))


def _bounds(row: BoundRow, asked: Asked) -> bool:
    question, bound = asked.question, row.bound
    claims = {said.claim for said in asked.answers}
    if bound.harm is not question.harm or not asked.running:
        return False
    if not bound.of:
        # The people whom no figure counts belong beside the total that has room for them.
        return any(not claims.isdisjoint(premise.claims) for premise in bound.premises if _is_total(premise.cell))
    return bound.of == (Cell(question.side, question.status),) and (
        not claims.isdisjoint(bound.withheld) or question.setting in (None, bound.setting)
    )


def _is_total(cell: Cell) -> bool:
    return cell.side is None and cell.status is None


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
        bound=bound,
    )


def _conflict(conflict: Contradiction, listed: Container[str]) -> ConflictRow:
    when = plain_day(conflict.day) if conflict.day else ""
    return ConflictRow(conflict.excess, when, tuple(_premise(p, listed) for p in conflict.premises))


def implied_rows(found: Implications | None, listed: Container[str]) -> ImpliedRows:
    """Bounds (those on withheld figures first) and contradictions. `listed` are the ids of claims that stand in the
    dossier: only they are linked."""
    if found is None:
        return ImpliedRows((), (), 0)
    ordered = sorted(found.bounds, key=lambda b: (not b.withheld, b.day is None, _newest_first(b.day)))
    return ImpliedRows(
        tuple(_bound(b, listed) for b in ordered[:MOST_BOUNDS]),
        tuple(_conflict(c, listed) for c in found.contradictions[:MOST_BOUNDS]),
        max(0, len(ordered) - MOST_BOUNDS),
    )


def _newest_first(day: str | None) -> int:
    return -int(day.replace("-", "")) if day else 0
