"""A count of people tied to the word that says how they were harmed."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.toll.count import Count
from counterclaim.claims.toll.triggers import Trigger
from counterclaim.model.claim import Harm
from counterclaim.model.span import Span


@dataclass(slots=True)
class Tie:
    """One count that is harmed. `trigger` is the word of harm, where it is not in the noun itself; `parent` the index
    of the count that it is a part of; `base` that whose noun an elided one borrows."""

    count: Count
    harm: Harm
    rule: str
    evidence: tuple[Span, ...]
    trigger: Trigger | None = None
    parent: int | None = None
    base: int | None = None
    toll: bool = False
    about: tuple[int, int] | None = None  # the words of a toll that say whose it is


Ties = dict[int, Tie]  # by index of the count in the line
