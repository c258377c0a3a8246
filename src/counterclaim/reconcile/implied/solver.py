"""Least and greatest sums that a set of premises allows, by linear programming (HiGHS).

The unknowns are numbers of people: one for each side and status. Every premise sets a sum of some of them between
two numbers. The sums are of sides, of statuses or of all, as in a transportation problem, whose corners are whole
numbers: the linear optimum is exact.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Row:
    """“These unknowns add up to 65.” `unknowns` are indices; None is an open end."""

    unknowns: frozenset[int]
    low: int | None
    high: int | None


class Impossible(Exception):
    """No numbers fulfil all rows."""


def extreme(rows: Sequence[Row], wanted: Collection[int], *, greatest: bool) -> int | None:
    """The least or greatest that the `wanted` unknowns can add up to; None where it is open. Raises Impossible."""
    import highspy

    count = 1 + max((index for row in rows for index in row.unknowns), default=-1)
    count = max(count, 1 + max(wanted, default=-1))
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    _quietly(solver)
    for index in range(count):
        solver.addVar(0.0, highspy.kHighsInf)
        solver.changeColCost(index, 1.0 if index in wanted else 0.0)
    for row in rows:
        _add(solver, row, ())
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize if greatest else highspy.ObjSense.kMinimize)
    solver.run()
    status = solver.getModelStatus()
    if status == highspy.HighsModelStatus.kOptimal:
        return round(solver.getInfo().objective_function_value)
    if status == highspy.HighsModelStatus.kUnbounded:
        return None
    if status == highspy.HighsModelStatus.kInfeasible:
        raise Impossible
    if status == highspy.HighsModelStatus.kUnboundedOrInfeasible:
        extreme(rows, (), greatest=False)  # raises where no numbers fit
        return None
    raise RuntimeError(f"the solver ended with {solver.modelStatusToString(status)}")


def shortfall(rows: Sequence[Row]) -> int:
    """By how much, in all, the ends of the rows have to give way so that some numbers fulfil them; 0 where they do."""
    import highspy

    count = 1 + max((index for row in rows for index in row.unknowns), default=-1)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    _quietly(solver)
    for index in range(count + 2 * len(rows)):
        solver.addVar(0.0, highspy.kHighsInf)
        solver.changeColCost(index, 0.0 if index < count else 1.0)
    for number, row in enumerate(rows):
        _add(solver, row, ((count + 2 * number, 1.0), (count + 2 * number + 1, -1.0)))
    solver.run()
    return round(solver.getInfo().objective_function_value)


def fewest(items: Sequence[T], holds: Callable[[Sequence[T]], bool]) -> list[T]:
    """A part of the items for which something still holds and which has none to spare.

    Later items are given up first, so that the same items always leave the same ones.
    """
    kept = list(items)
    for item in reversed(items):
        without = [one for one in kept if one is not item]
        if holds(without):
            kept = without
    return kept


def _quietly(solver: object) -> None:
    # One thread and no presolve: the problems have some dozens of unknowns, and the same one has the same answer.
    for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off")):
        solver.setOptionValue(name, value)  # type: ignore[attr-defined]


def _add(solver: object, row: Row, slack: Sequence[tuple[int, float]]) -> None:
    import highspy
    import numpy

    indices = [*sorted(row.unknowns), *(index for index, _ in slack)]
    values = [1.0] * len(row.unknowns) + [value for _, value in slack]
    low = -highspy.kHighsInf if row.low is None else float(row.low)
    high = highspy.kHighsInf if row.high is None else float(row.high)
    solver.addRow(  # type: ignore[attr-defined]
        low, high, len(indices), numpy.array(indices, dtype=numpy.int32), numpy.array(values)
    )
