"""Rows of the bundled tables to parties."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.data import load_lines
from counterclaim.model.party import Party, PartyKind

__all__ = ["read_table"]

_YEARS = re.compile(r"\s*\(\d{4}[-\d, ]*\)$")


def read_table(name: str, kind: PartyKind) -> Iterator[Party]:
    """Parties of `data/cast/<name>`, in the order of its rows; the columns are told in the head of each file."""
    states = kind in (PartyKind.STATE, PartyKind.REGION)
    for line in load_lines(f"cast/{name}"):
        cells = [cell.strip() for cell in line.split("|")]
        cells += [""] * (7 - len(cells))
        lists = [tuple(filter(None, (item.strip() for item in cell.split(";")))) for cell in cells]
        people = lists[5] if states else lists[3]
        yield Party(
            name=cells[0],
            kind=kind,
            names=lists[2],
            demonyms=lists[3] if states else (),
            capitals=lists[4] if states else (),
            leaders=tuple(dict.fromkeys(_YEARS.sub("", person) for person in people)),
            bodies=lists[6] if states else lists[4],
            parent=(cells[1] or None) if kind is not PartyKind.STATE else None,
            iso3=cells[1] if kind is PartyKind.STATE else None,
            origin="own table",
        )
