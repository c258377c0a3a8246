"""Which claim a denial denies."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """“Armenia's denial 3f… is of claim 9a…, that Azerbaijan took Hadrut.” Ids of claims.

    `denier` is who denies: the party of the source, else the source. `across` is true where the two stand in
    different reports. `said` is the ISO day of the report that denies, None where it has none.
    """

    denial: str
    denied: str
    denier: str
    across: bool
    said: str | None
