"""Where a mark stands on the map, drawn no more exactly than the report says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import cos, radians

from counterclaim.dossier.geo import Box, Outline, Outlines
from counterclaim.model.place import Located, PlaceKind

# A degree of latitude.
DEGREE_KM = 111.2
# How far a place may reach that is known to no more than this, by UCDP's where_prec. 2: its codebook's 25 km. 4: the
# radius of a disc as large as the middle one of the provinces of Afghanistan, Iraq, Syria, Ukraine and Yemen in Natural
# Earth. 3, 5 and 7 by judgement: a district; a mountain range, a stretch of road; a stretch of sea. A region without
# borders of its own has twice the reach of a range.
REACH_KM = {2: 25, 3: 30, 4: 70, 5: 50, 7: 100}
REGION_KM = 100

_WORDS = {
    1: "a known point",
    2: "within some 25 km of a known point",
    3: "known to the district",
    4: "known to the province",
    5: "a line, or an area without an edge",
    6: "known to the country",
    7: "a body of water",
}


class Shape(StrEnum):
    """What is drawn: a point, a circle of a radius, the outline of a province or a country, or nothing."""

    POINT = "point"
    CIRCLE = "circle"
    OUTLINE = "outline"
    COUNTRY = "country"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Where:
    """“Kapan, within some 25 km: a circle of that radius.” `latitude` and `longitude` are of the middle, None for a
    country and for what isn't drawn; `km` is a circle's radius; `outline` what is drawn for a province or a country."""

    name: str
    shape: Shape
    words: str
    latitude: float | None = None
    longitude: float | None = None
    km: int = 0
    outline: Outline | None = None

    @property
    def box(self) -> Box | None:
        """What the map has to show of it; None where it isn't drawn, or is a whole country."""
        if self.shape is Shape.OUTLINE and self.outline is not None:
            return self.outline.box
        if self.latitude is None or self.longitude is None:
            return None
        high = max(self.km, 1) / DEGREE_KM
        wide = high / max(0.1, cos(radians(self.latitude)))
        return Box(self.longitude - wide, self.latitude - high, self.longitude + wide, self.latitude + high)


def where_of(name: str, located: Located | None, found: Outlines) -> Where:
    """How a place is drawn. `name` is what the reports call it."""
    if located is None:
        return Where(name, Shape.NONE, "a place that no table has")
    words = _WORDS.get(located.where_prec or 0, "")
    if located.latitude is None or located.longitude is None:
        country = found.country(located.country)
        if located.where_prec == 5 and located.kind is PlaceKind.REGION and country is not None:
            return Where(name, Shape.COUNTRY, "somewhere in that part of the country", outline=country)
        several = [f"{one.name} ({one.country or 'no country'})" for one in located.others]
        return Where(name, Shape.NONE, _several(several) if several else words or "at no point that could stand for it")
    precision = located.where_prec
    at = (located.longitude, located.latitude)
    if precision == 6:
        country = found.country(located.country)
        return Where(name, Shape.COUNTRY if country else Shape.NONE, words, outline=country)
    if precision == 1:
        return Where(name, Shape.POINT, words, located.latitude, located.longitude)
    if precision in (3, 4):
        outline = found.province(located.name, located.country, at) or found.province(name, located.country, at)
        if outline is not None:
            words = f"{words}, drawn as its outline"
            return Where(name, Shape.OUTLINE, words, located.latitude, located.longitude, outline=outline)
    km = REGION_KM if located.kind is PlaceKind.REGION else REACH_KM.get(precision or 5, REACH_KM[5])
    words = words if precision == 2 else f"{words}, drawn as a circle of {km} km"
    return Where(name, Shape.CIRCLE, words, located.latitude, located.longitude, km)


def _several(names: list[str]) -> str:
    return f"one of several places: {', '.join(names[:4])}{' …' if len(names) > 4 else ''}; not drawn"
