"""What is claimed of one truce, on a clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Breach:
    """“Armenia first accused Azerbaijan of a breach on 18 October, a day after the truce took effect.”

    `accuser` is the party that speaks, the source, or the outlet in its own voice. `lag` is in days from the day on
    which the truce took effect, else from the day on which it was agreed; None where neither is known. `claim` is the
    first allegation, `claims` all of the accuser's against the same, in order.
    """

    accuser: str
    accused: tuple[str, ...]
    day: date | None
    lag: int | None
    claim: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TruceClock:
    """“Agreed on the 17th through France, in force on the 18th; each side accused the other within a day.”

    `announced` is the first day on which it is said to have been agreed, `effective` the first on which it is said to
    take effect; None where no claim dates it. `complied` are parties said to keep it, each with the claim. `extended`
    and `ended` are claims; `followed_by` is the day on which the next truce began, None for the last. Nothing here
    says that a breach took place.
    """

    parties: tuple[str, ...]
    mediators: tuple[str, ...]
    announced: date | None
    effective: date | None
    breaches: tuple[Breach, ...]
    complied: tuple[tuple[str, str], ...] = ()
    extended: tuple[str, ...] = ()
    ended: tuple[str, ...] = ()
    ended_on: date | None = None
    followed_by: date | None = None

    @property
    def mutual(self) -> bool:
        """True where two parties accuse each other."""
        pairs = {(breach.accuser, accused) for breach in self.breaches for accused in breach.accused}
        return any((accused, accuser) in pairs for accuser, accused in pairs)
