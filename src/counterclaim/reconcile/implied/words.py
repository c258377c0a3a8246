"""Bounds in plain words, for pages and terminals."""

from __future__ import annotations

from counterclaim.model.bound import Bound, Cell, Contradiction, Premise
from counterclaim.model.claim import Status

_STATUS = {Status.CIVILIAN: "civilians", Status.COMBATANT: "combatants", Status.UNSPECIFIED: "people", None: "people"}


def premise_words(premise: Premise) -> str:
    """“Nagorno-Karabakh: 974 combatants of Nagorno-Karabakh”: who says what, one after the other."""
    who = " or ".join(dict.fromkeys(premise.claimants))
    return f"{who}: {_amount(premise.low, premise.high)} {_cell(premise.cell)}"


def bound_words(bound: Bound) -> str:
    """“If … and … hold, … number 3,930 at most.”"""
    premises = "; ".join(premise_words(premise) for premise in bound.premises)
    whom = ", ".join(_cell(cell) for cell in bound.of) + f" {bound.harm.value}" * (not bound.uncounted)
    if bound.uncounted:
        whom = f"the {bound.harm.value} whom no other figure counts" + (f" ({whom}, and any others)" if whom else "")
    about = "about " if bound.approx else ""
    return f"If these hold ({premises}), {whom} number {about}{_amount(bound.low, bound.high)}."


def contradiction_words(found: Contradiction) -> str:
    """“These can't all be right: …; …. They miss each other by 10.”"""
    premises = "; ".join(premise_words(premise) for premise in found.premises)
    return f"These can't all be right ({found.harm.value}): {premises}. They miss each other by {found.excess:,}."


def _cell(cell: Cell) -> str:
    return _STATUS[cell.status] + (f" of {cell.side}" if cell.side else "")


def _amount(low: int | None, high: int | None) -> str:
    if low is not None and low == high:
        return f"{low:,}"
    if low is not None and high is not None:
        return f"{low:,} to {high:,}"
    if high is not None:
        return f"{high:,} at most"
    return f"{low or 0:,} at least"
