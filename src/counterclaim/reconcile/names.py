"""When two names are one, for comparing only: what is shown stays as the report has it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache, lru_cache

from counterclaim.language.places import look_up
from counterclaim.model.claim import Claim
from counterclaim.model.place import Located, PlaceKind

# Names are folded again and again, for every pair of claims that is compared: as many are remembered.
KEPT = 1 << 14
_SPACE = re.compile(r"\s+")
_LEADING = re.compile(r"^(?:the|city of|town of|village of|province of|region of)\s+")


# Words of a name that need no capital.
_PARTICLES = frozenset({"of", "the", "and", "for", "de", "el", "al", "in"})
# Degrees: the tables keep hundredths.
SAME_POINT = 0.02
_WIDE = frozenset({PlaceKind.STATE, PlaceKind.PROVINCE, PlaceKind.REGION})


@lru_cache(maxsize=KEPT)
def name_key(name: str | None) -> str:
    """A name folded for comparing: no case, no double spaces, no leading article; empty for None."""
    return _LEADING.sub("", _SPACE.sub(" ", (name or "").replace("’", "'")).strip().casefold())


def commonest(values: Iterable[str | None]) -> str | None:
    """The spelling met most often, of equals the first in the alphabet; None where there is none."""
    counted = Counter(value for value in values if value)
    return min(counted, key=lambda value: (-counted[value], value)) if counted else None


def is_name(who: str) -> bool:
    """True for a name (`Karsa`, `Army of Osk`), false for a description (`warplanes`, `Karsan-backed rebels`): two
    descriptions may mean the same people, two names don't."""
    words = who.replace("-", " ").split()
    return bool(words) and all(word[:1].isupper() or word.casefold() in _PARTICLES for word in words)


@lru_cache(maxsize=KEPT)
@lru_cache(maxsize=KEPT)
def party_key(who: str | None) -> str:
    """Whom a name names, folded: the party by which the bundled cast knows it, so that two names of one party are one;
    else the name itself. Empty for None."""
    from counterclaim.language.cast import bundled_cast, party_of

    return name_key((who and party_of(who, bundled_cast())) or who)


@lru_cache(maxsize=KEPT)
def may_be_one_party(one: str, other: str) -> bool:
    """True where two names don't exclude each other: names of one party, a description, or one named in the other
    (“US-led coalition” and “United States”)."""
    mine, theirs = party_key(one), party_key(other)
    if mine == theirs or not (is_name(one) and is_name(other)):
        return True
    return bool(_aliases(mine) & _words(theirs) or _aliases(theirs) & _words(mine)) or (
        _words(mine) <= _words(theirs) or _words(theirs) <= _words(mine)
    )


def _words(key: str) -> frozenset[str]:
    return frozenset(key.replace("-", " ").split())


@cache
def _aliases(key: str) -> frozenset[str]:
    """The one-word names and demonyms of a party of the cast, folded."""
    from counterclaim.language.cast import bundled_cast

    rows = (party for party in bundled_cast().parties if name_key(party.name) == key)
    names = (name for party in rows for name in (party.name, *party.names, *party.demonyms))
    return frozenset(word for name in names if (word := name_key(name).strip("{}")) and " " not in word)


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
    key = place_key(place)  # texts that lost their apostrophes have “Karsas” for “Karsa's”
    if key in _wide_places() or key.removesuffix("s") in _wide_places():
        return True
    return where is not None and where.kind in _WIDE


def is_land(place: str | None, where: Located | None = None) -> bool:
    """True for a state or a breakaway one, or for a region without borders: the land that is fought over as a whole."""
    if place_key(place) in _wide_places():
        return True
    return where is not None and where.kind in (PlaceKind.STATE, PlaceKind.REGION)


def is_large(claim: Claim) -> bool:
    """True for a claim about a city, by the gazetteer, or a district: a day of war there sees several incidents."""
    where = claim.where
    if where is None or where.latitude is None or where.longitude is None:
        return False
    if where.kind is not PlaceKind.SETTLEMENT:
        return where.kind is PlaceKind.DISTRICT
    return _is_city(where.name, where.latitude, where.longitude)


@cache
def _is_city(name: str, latitude: float, longitude: float) -> bool:
    return any(
        row.kind in ("city", "capital")
        and abs(row.latitude - latitude) < SAME_POINT
        and abs(row.longitude - longitude) < SAME_POINT
        for row in look_up(name)
    )


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
