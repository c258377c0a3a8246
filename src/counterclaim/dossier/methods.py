"""The methods section: how the page was made, what was refused, and what stands outside of it."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.dossier.material import Refused
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row


@dataclass(frozen=True, slots=True)
class Methods:
    """What was refused, and the claims that answer no question, each with the reason."""

    refused: tuple[Refused, ...]
    unplaced: tuple[tuple[Row, str], ...]


def methods(register: Register) -> Methods:
    """Always there."""
    material = register.material
    unplaced = tuple((register.rows[c], why) for c, why in material.unplaced if c in register.rows)
    return Methods(tuple(material.refused), unplaced)
