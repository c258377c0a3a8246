"""Persons, bodies and places of a report: their mentions united, and what pronouns and bare titles stand for."""

from __future__ import annotations

from counterclaim.language.entities.antecedent import resolve_bare
from counterclaim.language.entities.unite import unite

__all__ = ["resolve_bare", "unite"]
