"""Where a place of a report lies, with the doubt about it kept."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PlaceKind(StrEnum):
    """What sort of place a name names."""

    SETTLEMENT = "settlement"  # populated places, from a capital to a quarter of a town
    DISTRICT = "district"  # second-order administrative divisions
    PROVINCE = "province"  # first-order administrative divisions, and de-facto states
    STATE = "state"
    REGION = "region"  # without borders of its own: “Donbas”, “northern Syria”
    MOUNTAIN = "mountain"
    WATER = "water"  # seas, lakes and straits
    RIVER = "river"
    LINE = "line"  # borders, roads, fronts
    ISLAND = "island"
    FACILITY = "facility"  # dams, plants, bases, airports, crossings, hospitals, camps


@dataclass(frozen=True, slots=True)
class Place:
    """“Shusha, a settlement of Azerbaijan at 39.76 N 46.75 E.”

    `country` is an ISO 3166-1 alpha-3 code, None where several countries or none hold it; degrees are decimal, of
    WGS84, north and east positive.
    """

    name: str
    kind: PlaceKind
    country: str | None
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Located:
    """“Near Goma: within 25 km of a known point at 1.68 S 29.22 E.”

    `name` is the canonical name, or the report's own words where several places bear it. `latitude` and `longitude`
    are None where no place is clearly meant, or where it has no point that could stand for it; `others` then holds
    every place that may be meant, the likeliest first. `where_prec` is UCDP GED's, see
    `counterclaim.language.places.locate`; None where neither a place nor its sort is known.
    """

    name: str
    kind: PlaceKind | None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    where_prec: int | None = None
    others: tuple[Place, ...] = ()
