"""When two names are one, for comparing only: what is shown stays as the report has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from counterclaim.model.claim import Claim
from counterclaim.model.place import Located, PlaceKind

_SPACE = re.compile(r"\s+")
_LEADING = re.compile(r"^(?:the|city of|town of|village of|province of|region of)\s+")


_WIDE = frozenset({PlaceKind.STATE, PlaceKind.PROVINCE, PlaceKind.REGION})


def name_key(name: str | None) -> str:
    """A name folded for comparing: no case, no double spaces, no leading article; empty for None."""
    return _LEADING.sub("", _SPACE.sub(" ", (name or "").replace("’", "'")).strip().casefold())


def commonest(values: Iterable[str | None]) -> str | None:
    """The spelling met most often, of equals the first in the alphabet; None where there is none."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def place_key(place: str | None) -> str:
    """A place folded for comparing: `the town of Barda, Azerbaijan` and `Barda` are one. Empty for None."""
    return name_key(_LEADING.sub("", name_key(place)).partition(",")[0])


def where_key(claim: Claim) -> str:
    """The place of a claim, folded: the gazetteer's name of the one town that is meant, so that two spellings of it
    are one; else the report's own words. Empty where none is named."""
    where = claim.where
    if where is not None and where.kind is PlaceKind.SETTLEMENT and where.latitude is not None and not where.others:
        return place_key(where.name)
    return place_key(claim.place)


def is_wide(place: str | None, where: Located | None = None) -> bool:
    """True for a state, a province or a region: too wide to tell one incident from another."""
    return place_key(place) in _wide_places() or (where is not None and where.kind in _WIDE)


def speaks(place: str | None) -> bool:
    """True for a capital, whose name may stand for those who speak from it."""
    return place_key(place) in _capitals()


@cache
def _capitals() -> frozenset[str]:
    from counterclaim.language.cast import bundled_cast

    return frozenset(name_key(name) for party in bundled_cast().parties for name in party.capitals)


@cache
def _wide_places() -> frozenset[str]:
    from counterclaim.language.cast import bundled_cast
    from counterclaim.model.party import PartyKind

    return frozenset(
        name_key(name)
        for party in bundled_cast().parties
        if party.kind in (PartyKind.STATE, PartyKind.REGION)
        for name in (party.name, *party.names)
    )
