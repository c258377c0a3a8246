"""One use of force as the words of one sentence tell it, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.claims.shallow import Line, Phrase
from counterclaim.model.claim import Means


@dataclass(slots=True)
class Blow:
    """“an airstrike | on a school | by government jets”: tokens [first, last) of a line, and what fills the roles."""

    line: Line
    first: int
    last: int
    trigger: int
    means: Means
    rule: str
    by: str | None = None
    who: Phrase | None = None  # the phrase of who or what struck
    target: Phrase | None = None
    victims: Phrase | None = None  # "two soldiers were killed in": whom it harmed; no target
    struck: Phrase | None = None  # "the depot was hit in": a target where no other is named
    damage: str | None = None
    accuser: tuple[str, str | None] | None = None  # source, party
    where: list[Phrase] = field(default_factory=list)
    definite: bool = False  # "the attack": tells again what was told
    answered: bool = False  # "carried out the attack": the line says who did it
    covers: set[int] = field(default_factory=set)  # triggers that this blow has taken in

    def stretch(self, first: int, last: int) -> None:
        """Take tokens [first, last) into the words of the claim."""
        self.first = min(self.first, first)
        self.last = max(self.last, last)
