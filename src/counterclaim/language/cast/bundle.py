"""The cast that ships with the package."""

from __future__ import annotations

from functools import cache

from counterclaim.language.cast.table import read_table
from counterclaim.model.party import Cast, PartyKind

__all__ = ["bundled_cast"]

_TABLES = (
    ("states.txt", PartyKind.STATE),
    ("regions.txt", PartyKind.REGION),
    ("bodies.txt", PartyKind.INTERNATIONAL_BODY),
    ("groups.txt", PartyKind.ARMED_GROUP),
    ("monitors.txt", PartyKind.MONITOR),
    ("media.txt", PartyKind.OTHER),
)


@cache
def bundled_cast() -> Cast:
    """States, regions, international bodies, armed groups, monitors and media of the wars since 1990; read once."""
    return Cast(tuple(party for name, kind in _TABLES for party in read_table(name, kind)))
