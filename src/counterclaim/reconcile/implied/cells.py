"""Cells of people as unknowns of the solver: one for each side and status, and for whom no figure names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from counterclaim.model.bound import Cell, Premise
from counterclaim.model.claim import Status
from counterclaim.reconcile.implied.solver import Row
from counterclaim.reconcile.names import name_key

# Whose people no figure names.
_OTHERS = ""


class Cells:
    """The unknowns of one war and harm: civilians, combatants and others of each side that is named, and of others."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        sides = sorted({name_key(cell.side) for cell in cells} | {_OTHERS})
        self._number = {
            (side, status): number
            for number, (side, status) in enumerate((side, status) for side in sides for status in Status)
        }

    def unknowns(self, cell: Cell) -> frozenset[int]:
        """The unknowns that a cell counts."""
        return frozenset(
            number
            for (side, status), number in self._number.items()
            if cell.side in (None, side) or name_key(cell.side) == side
            if cell.status in (None, status)
        )

    def rows(self, premises: Sequence[Premise]) -> list[Row]:
        """The premises, for the solver."""
        return [Row(self.unknowns(one.cell), one.low, one.high) for one in premises]
