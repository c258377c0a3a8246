"""What figures imply for what nobody stated. Always implied, never stated by anybody."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.claim import Harm, Status


@dataclass(frozen=True, slots=True)
class Cell:
    """“Azerbaijan's combatants.” People that a figure may count: None for side is all sides, None for status is all."""

    side: str | None
    status: Status | None


@dataclass(frozen=True, slots=True)
class Premise:
    """“If Nagorno-Karabakh (claim 7be8…) is right that 974 of its combatants were killed.”

    `claims` are ids. Where there are several, they exclude each other, and `low` and `high` take them all in: the
    premise holds if any one of them does. `claimants` go with `claims`. `low` and `high` are what it says of the day
    for which the bound is worked out: a total that only grows is a floor afterwards and a ceiling before.
    `read_as` says how a claim is read where its words leave open whose people are counted; None where they don't.
    """

    claims: tuple[str, ...]
    claimants: tuple[str, ...]
    cell: Cell
    low: int | None
    high: int | None
    approx: bool = False  # a rounded figure, taken at its round number
    read_as: str | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """“If Russia's 5,000 and the disclosed figures hold, the dead whom nobody disclosed are 3,930 at most.”

    `of` are the cells that the bound is on, added up; with `uncounted`, also all whom no figure counts. `low` and
    `high` are closed, None is open. `premises` are as few as give the bound: leave one out and it is weaker.
    `disclosed` is what the other figures add up to, at the least; `withheld` are claims of who gives no figure.
    """

    setting: str
    harm: Harm
    day: str | None  # ISO: the state of that day is bounded
    of: tuple[Cell, ...]
    uncounted: bool
    low: int | None
    high: int | None
    premises: tuple[Premise, ...]
    disclosed: int = 0
    withheld: tuple[str, ...] = ()

    @property
    def approx(self) -> bool:
        """True where a rounded figure is among the premises."""
        return any(premise.approx for premise in self.premises)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """“A total of 90 and parts of 60 and 40 can't all be right.” Any of its premises left out, the others can be.

    `excess` is by how much the figures miss each other.
    """

    setting: str
    harm: Harm
    day: str | None
    premises: tuple[Premise, ...]
    excess: int


@dataclass(frozen=True, slots=True)
class Implications:
    """Everything that follows from the figures of a ledger, in a canonical order."""

    bounds: tuple[Bound, ...]
    contradictions: tuple[Contradiction, ...]
