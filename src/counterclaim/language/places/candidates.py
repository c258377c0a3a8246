"""The places that a name may be, out of all tables: towns, divisions, features, countries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from math import cos, hypot, radians

from counterclaim.data import load_lines
from counterclaim.language.cast.atoms import norms_of
from counterclaim.language.cast.bundle import bundled_cast
from counterclaim.language.places.gazetteer import gazetteer
from counterclaim.model.party import PartyKind
from counterclaim.model.place import Place, PlaceKind

__all__ = ["Candidate", "candidates", "country_of", "distance", "is_seat"]

_KINDS = {
    "capital": PlaceKind.SETTLEMENT,
    "city": PlaceKind.SETTLEMENT,
    "town": PlaceKind.SETTLEMENT,
    "continent": PlaceKind.REGION,
    **{kind.value: kind for kind in PlaceKind},
}
# How well known a place is by itself: a capital is meant rather than a town of its name.
_RANKS = {"state": 4, "capital": 3, "water": 4, "town": 0, "district": 0, "province": 1}
_OTHER_RANK = 2  # cities, mountains, rivers, regions
_OWN_RANK = 4  # rows that were written down because wars are told of them
# Rows of two tables are one place within this distance: positions are given to a tenth of a degree or better.
_SAME_KM = 30
# A province is not told from the town that it is named after, within this distance of its middle.
_SEAT_KM = 250
_ARTICLES = ("al", "el", "ar", "as", "ad", "at", "an", "az", "ash")
# The Azerbaijani schwa is a letter of its own, which newswire writes “a”; marks of the glottal stop are left out.
_LETTERS = str.maketrans({"ə": "a", **dict.fromkeys("ʻʼʽʾʿ", "")})
_KM_PER_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that a name may be. `rank` says how well known it is by itself, `wide` that it has no single point."""

    place: Place
    countries: frozenset[str]
    rank: int
    wide: bool = False


def distance(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Kilometres between two points given as latitude and longitude; good to a hundredth below 1,000 km."""
    east = (a[1] - b[1] + 180) % 360 - 180
    return _KM_PER_DEGREE * hypot(a[0] - b[0], east * cos(radians((a[0] + b[0]) / 2)))


def candidates(pieces: Sequence[str]) -> tuple[Candidate, ...]:
    """The places whose name is these folded pieces, with and without the Arabic article, each place once."""
    return _candidates(" ".join(pieces).translate(_LETTERS)) if pieces else ()


@lru_cache(maxsize=1 << 13)
def _candidates(key: str) -> tuple[Candidate, ...]:
    # “al-Rastan” and “Rastan”; the name as written goes first.
    first, _, rest = key.partition(" ")
    spellings = [key, rest] if rest and first in _ARTICLES else [key, f"al {key}", f"ar {key}", f"as {key}"]
    for spelling in spellings:
        found = list(_rows(spelling))
        if found and spelling != key:
            return tuple(replace(one, rank=max(0, one.rank - 1)) for one in _united(found))
        if found:
            return _united(found)
    region = _regions().get(key)
    return () if region is None else _united(list(_rows(region)))


def _rows(key: str) -> Iterator[Candidate]:
    if (country := _states().get(key)) is not None:
        yield country
    table = gazetteer()
    rows = [(row, table.is_own(row)) for row in (*table.rows(key), *table.hidden(key))]
    for wanted in (True, False):  # our own rows first: they unite rival names
        for row, own in rows:
            if own is wanted:
                place = table.place(row)
                yield _candidate(place.name, place.country, place.latitude, place.longitude, place.kind, own=own)
        for line, own in _more().get(key, ()):
            if own is wanted:
                name, _, codes, latitude, longitude, kind = line.split("\t")
                yield _candidate(name, codes, float(latitude), float(longitude), kind, own=own)


def _candidate(name: str, codes: str, latitude: float, longitude: float, kind: str, *, own: bool) -> Candidate:
    countries = frozenset(_countries()[code].country or "" for code in codes.split() if code in _countries())
    rank = _RANKS.get(kind, _OTHER_RANK)
    return Candidate(
        Place(name, _KINDS[kind], next(iter(countries)) if len(countries) == 1 else None, latitude, longitude),
        countries,
        max(rank, _OWN_RANK) if own else rank,
        kind == "continent",
    )


def _united(found: list[Candidate]) -> tuple[Candidate, ...]:
    """Each place once: the first row stands for those beside it, a town for the division of its name around it."""
    kept: list[Candidate] = []
    for one in found:
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    return tuple(kept)


def _is_same(one: Candidate, other: Candidate) -> bool:
    if not (one.countries & other.countries) and (one.countries or other.countries):
        return False
    apart = distance((one.place.latitude, one.place.longitude), (other.place.latitude, other.place.longitude))
    kinds = {one.place.kind, other.place.kind}
    if PlaceKind.STATE in kinds and len(kinds) > 1:
        return one.rank == 3 or other.rank == 3  # the capital that bears the country's name
    if kinds & {PlaceKind.PROVINCE, PlaceKind.DISTRICT} and len(kinds) > 1:
        return False  # which is meant, the words around say
    return (
        apart < _SAME_KM if kinds <= {PlaceKind.SETTLEMENT, PlaceKind.FACILITY} else one.place.kind is other.place.kind
    )


def is_seat(town: Candidate, division: Candidate) -> bool:
    """True for a town and the division that is named after it."""
    a, b = town.place, division.place
    return (
        b.kind in (PlaceKind.PROVINCE, PlaceKind.DISTRICT)
        and a.kind is PlaceKind.SETTLEMENT
        and bool(town.countries & division.countries)
        and distance((a.latitude, a.longitude), (b.latitude, b.longitude)) < _SEAT_KM
    )


@cache
def _countries() -> dict[str, Place]:
    """Countries by ISO alpha-2 code."""
    found = {}
    for line in load_lines("places/countries.tsv"):
        two, three, name, latitude, longitude = line.split("\t")
        found[two] = Place(name, PlaceKind.STATE, three, float(latitude), float(longitude))
    return found


def country_of(name: str) -> str | None:
    """The ISO alpha-3 code of the country that is, or that holds, the only place of that name; None for none."""
    found = candidates(norms_of(name))
    return found[0].place.country if len(found) == 1 else None


@cache
def _states() -> dict[str, Candidate]:
    """States by folded name: their names in GeoNames and in the bundled cast."""
    by_code = {place.country: place for place in _countries().values()}
    found: dict[str, Candidate] = {}
    for place in by_code.values():
        assert place.country is not None
        found[_key(place.name)] = Candidate(place, frozenset({place.country}), _RANKS["state"])
    for party in bundled_cast().parties:
        place_of = by_code.get(party.iso3) if party.kind is PartyKind.STATE else None
        if place_of is not None and party.iso3 is not None:
            named = Place(party.name, PlaceKind.STATE, party.iso3, place_of.latitude, place_of.longitude)
            state = Candidate(named, frozenset({party.iso3}), _RANKS["state"])
            for name in (party.name, *(n.strip("{}") for n in party.names)):
                found[_key(name)] = state
    return found


@cache
def _regions() -> dict[str, str]:
    """Folded further names of de-facto states and regions (“Republic of Artsakh”), each with its folded name."""
    return {
        _key(other.strip("{}")): _key(party.name)
        for party in bundled_cast().parties
        if party.kind is PartyKind.REGION
        for other in party.names
    }


def _key(name: str) -> str:
    return " ".join(norms_of(name))


@cache
def _more() -> dict[str, list[tuple[str, bool]]]:
    """Lines of the tables of features and divisions, by folded name; the own ones first."""
    found: dict[str, list[tuple[str, bool]]] = {}
    for table, own in (("features", True), ("divisions", False)):
        for line in load_lines(f"places/{table}.tsv"):
            name, others, _ = line.split("\t", 2)
            for written in (name, *others.split("|")) if others else (name,):
                rows = found.setdefault(_key(written), [])
                if not any(line == known for known, _ in rows):
                    rows.append((line, own))
    return found
