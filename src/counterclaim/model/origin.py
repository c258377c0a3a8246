"""Where a report comes from: support is counted by origins, not by articles."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Origin:
    """“courier-12 is a copy of wire-7, of the Harbour Agency.”

    `root` is the id of the earliest report with the same words and figures, the report's own where it is the first.
    `name` is who published it first, or the agency that its dateline or byline names; two reports of one name are no
    two independent origins. `likeness` is the share of word triples in common with the root, from 0 to 1.
    """

    report: str
    root: str
    name: str
    likeness: float = 1.0
