"""Which bounds and contradictions follow from the figures of a ledger."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from counterclaim.model.bound import Bound, Cell, Contradiction, Implications, Premise
from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.question import Dispute
from counterclaim.reconcile.conflict import SHARED_BELLIGERENTS
from counterclaim.reconcile.implied.cells import Cells
from counterclaim.reconcile.implied.premises import cell_of, premises_of, whole_of
from counterclaim.reconcile.implied.solver import Impossible, extreme, fewest, shortfall
from counterclaim.reconcile.intervals import days_of, starts_alike
from counterclaim.reconcile.names import name_key

# Of these a total is the sum of its parts and only grows. The missing are found, prisoners freed, and casualties are
# killed and injured together, whom few sources count in the same way.
HARMS = (Harm.KILLED, Harm.INJURED)


@dataclass(frozen=True, slots=True)
class _Whole:
    """One claimant's latest total, of all or of one side, and the questions about its parts."""

    setting: str
    harm: Harm
    day: str
    premise: Premise
    parts: tuple[Dispute, ...]


def implications(disputes: Iterable[Dispute], wholes: Container[str] | None = None) -> Implications:
    """What the running totals imply for each other: from each claimant's latest total, of a war or of a side,
    together with everybody's figures for its parts, with what each side says of its own, and with its claimant's own.

    Only totals of the same war, since the same day and with no place are put together. With disputes as of a day,
    nothing of a later report takes part. `wholes`: only what totals under these question keys imply.
    """
    running = [
        dispute
        for dispute in disputes
        if dispute.question.scope is Scope.CUMULATIVE and dispute.question.harm in HARMS
        if not dispute.question.place and not dispute.question.group
    ]
    bounds: dict[Bound, None] = {}
    contradictions: dict[Contradiction, None] = {}
    for whole in _wholes(running, wholes):
        cells = Cells([whole.premise.cell, *(cell_of(part) for part in whole.parts)])
        for choice in (_anybody, _its_own, _the_wholes):
            premises = [
                premise
                for part in whole.parts
                for premise in premises_of(part, whole.day, partial(choice, whole, cell_of(part)))
            ]
            while not _possible(cells, [whole.premise, *premises]):
                few = fewest([whole.premise, *premises], lambda some: not _possible(cells, some))  # noqa: B023
                excess = shortfall(cells.rows(few))
                contradictions[Contradiction(whole.setting, whole.harm, whole.day or None, tuple(few), excess)] = None
                if whole.premise in few:
                    break
                premises = [one for one in premises if one not in few]  # none of them is picked
            else:
                bounds.update(dict.fromkeys(_bounds(whole, cells, premises)))
    return Implications(tuple(sorted(bounds, key=_order)), tuple(sorted(contradictions, key=_order_of_contradictions)))


def _anybody(whole: _Whole, cell: Cell, claimant: str) -> bool:
    return True


def _its_own(whole: _Whole, cell: Cell, claimant: str) -> bool:
    """What each side discloses of its own people."""
    return name_key(claimant) == name_key(cell.side)


def _the_wholes(whole: _Whole, cell: Cell, claimant: str) -> bool:
    """What the claimant of the total says of its parts."""
    return name_key(claimant) in {name_key(name) for name in whole.premise.claimants}


def _wholes(running: Sequence[Dispute], wholes: Container[str] | None) -> Iterator[_Whole]:
    near = _Near(running)
    for dispute in running:
        question = dispute.question
        if question.status is not Status.UNSPECIFIED or (wholes is not None and question.key not in wholes):
            continue
        cell = cell_of(dispute)
        parts = tuple(part for part in near.to(dispute) if part is not dispute and _is_part(dispute, part))
        for series in dispute.series:
            premise = whole_of(series.answers[-1], cell)
            if premise is not None and parts:
                setting = question.setting or question.side or ""
                yield _Whole(setting, question.harm, series.answers[-1].said or "", premise, parts)


class _Near:
    """Running totals by what one must share with a total to be a part of it: `_is_part` is asked of few."""

    def __init__(self, running: Sequence[Dispute]) -> None:
        self._running = running
        self._by: dict[tuple[str, Harm, str | None], list[int]] = {}
        for number, dispute in enumerate(running):
            asked = dispute.question
            of = [("of", name_key(cell_of(dispute).side)), ("side", name_key(asked.side)), ("setting", asked.setting)]
            for how, name in [*of, *(("fighting", name) for name in set(asked.fighting))]:
                self._by.setdefault((how, asked.harm, name), []).append(number)

    def to(self, whole: Dispute) -> Iterator[Dispute]:
        """All that may be parts of a total, and others, in their order."""
        asked = whole.question
        if asked.side is not None:
            keys: list[tuple[str, str | None]] = [("of", name_key(asked.side))]
        else:
            war = {name_key(name) for name in (asked.setting or "").split(", ")}
            keys = [("setting", asked.setting), *((how, name) for name in war for how in ("side", "fighting"))]
        found = {number for how, name in keys for number in self._by.get((how, asked.harm, name), ())}
        return (self._running[number] for number in sorted(found))


def _is_part(whole: Dispute, part: Dispute) -> bool:
    """True where `part` counts some of those whom `whole` counts, in the same war and since the same day."""
    one, other = whole.question, part.question
    if one.harm is not other.harm or not starts_alike(days_of(one.date)[0], days_of(other.date)[0]):
        return False
    if one.side is not None:
        side = cell_of(part).side
        return name_key(side) == name_key(one.side) and other.status is not Status.UNSPECIFIED
    if other.side is None and other.setting is not None:
        return other.setting == one.setting and (other.status is not Status.UNSPECIFIED or bool(other.counted_by))
    war = {name_key(name) for name in (one.setting or "").split(", ")}
    fighting = set(other.fighting)
    return name_key(other.side) in war or len(war & fighting) >= min(SHARED_BELLIGERENTS, len(war))


def _bounds(whole: _Whole, cells: Cells, premises: Sequence[Premise]) -> Iterator[Bound]:
    """How many there can be of those whom no other figure counts; and of each body's people that it gives no figure
    for, where that is another number."""
    counted = frozenset[int]().union(*(cells.unknowns(one.cell) for one in premises))
    left = cells.unknowns(whole.premise.cell) - counted
    withheld = [part for part in whole.parts if _withholders(part)]
    open_cells = tuple(dict.fromkeys(cell_of(part) for part in withheld if cells.unknowns(cell_of(part)) <= left))
    ids = tuple(sorted(claim for part in withheld if cell_of(part) in open_cells for claim in _withholders(part)))
    if not left or not premises:
        return
    found = _bound(whole, cells, premises, left, open_cells, ids, uncounted=True)
    if found is not None:
        yield found
    for cell in open_cells:
        alone = _bound(whole, cells, premises, cells.unknowns(cell), (cell,), ids, uncounted=False)
        if alone is not None and (found is None or (alone.low, alone.high) != (found.low, found.high)):
            yield alone


def _bound(
    whole: _Whole,
    cells: Cells,
    premises: Sequence[Premise],
    wanted: frozenset[int],
    of: tuple[Cell, ...],
    withheld: tuple[str, ...],
    *,
    uncounted: bool,
) -> Bound | None:
    together = [whole.premise, *premises]
    rows = cells.rows(together)
    low, high = extreme(rows, wanted, greatest=False), extreme(rows, wanted, greatest=True)
    few: list[Premise] = []
    if high is not None:
        few += fewest(together, lambda some: extreme(cells.rows(some), wanted, greatest=True) == high)
    if low:
        few += fewest(together, lambda some: extreme(cells.rows(some), wanted, greatest=False) == low)
    needed = tuple(one for one in together if one in few)
    if len(needed) < 2:
        return None  # the total's own figure, said again
    others = [one for one in needed if one is not whole.premise]
    scope = cells.unknowns(whole.premise.cell)
    disclosed = extreme(cells.rows(others), scope, greatest=False) or 0
    return Bound(
        whole.setting, whole.harm, whole.day or None, of, uncounted, low or None, high, needed, disclosed, withheld
    )


def _withholders(part: Dispute) -> tuple[str, ...]:
    """The claims of those whose last word is that they give no figure."""
    return tuple(series.answers[-1].claim for series in part.series if not series.answers[-1].disclosed)


def _possible(cells: Cells, premises: Sequence[Premise]) -> bool:
    try:
        extreme(cells.rows(premises), (), greatest=False)
    except Impossible:
        return False
    return True


def _order(bound: Bound) -> tuple[str, ...]:
    ids = (claim for premise in bound.premises for claim in premise.claims)
    return (bound.setting, bound.harm.value, bound.day or "", *ids, str(not bound.uncounted), str(bound.of))


def _order_of_contradictions(found: Contradiction) -> tuple[str, ...]:
    ids = (claim for premise in found.premises for claim in premise.claims)
    return (found.setting, found.harm.value, found.day or "", *ids)
