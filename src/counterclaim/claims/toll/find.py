"""The finder of tolls."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.model.claim import Claim
from counterclaim.model.reading import Reading


def find_tolls(reading: Reading) -> Iterable[Claim]:
    """Every number of people harmed that the report gives or says is withheld."""
    return ()
