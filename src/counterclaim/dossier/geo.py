"""The bundled outlines of countries and provinces: Natural Earth's, from `data/basemap/outlines.json`."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from counterclaim.data import load_json

# A ring of arcs: an arc's number, or its complement (~n) where it is walked backwards, as in TopoJSON.
Ring = tuple[int, ...]
Polygon = tuple[Ring, ...]
Point = tuple[float, float]  # longitude, latitude, in degrees


@dataclass(frozen=True, slots=True)
class Box:
    """From west to east and south to north, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def meets(self, other: Box) -> bool:
        """True where the two share a point."""
        return not (
            self.east < other.west or other.east < self.west or self.north < other.south or other.north < self.south
        )

    def around(self, share: float) -> Box:
        """Larger on each side by a share of its width and height."""
        x, y = (self.east - self.west) * share, (self.north - self.south) * share
        return Box(self.west - x, max(-90.0, self.south - y), self.east + x, min(90.0, self.north + y))

    def cover(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(
            min(self.west, other.west),
            min(self.south, other.south),
            max(self.east, other.east),
            max(self.north, other.north),
        )


@dataclass(frozen=True, slots=True)
class Outline:
    """“Aleppo, a province of SYR.” `names` has its other names too; `country` is an ISO 3166-1 alpha-3 code, or Natural
    Earth's own code for land that has none."""

    country: str
    names: tuple[str, ...]
    polygons: tuple[Polygon, ...]
    box: Box


@dataclass(frozen=True, slots=True)
class Outlines:
    """All countries and provinces; `arcs` are the lines that they share, as points."""

    arcs: tuple[tuple[Point, ...], ...]
    countries: tuple[Outline, ...]
    provinces: tuple[Outline, ...]

    def country(self, code: str | None) -> Outline | None:
        """The country of that ISO 3166-1 alpha-3 code."""
        return next((one for one in self.countries if one.country == code), None) if code else None

    def province(self, name: str, country: str | None, at: Point) -> Outline | None:
        """The province of that name which holds the point; None where none does: another place may bear the name."""
        wanted = _plain(name)
        for one in self.provinces:
            if one.country == country and wanted in map(_plain, one.names) and self.holds(one, at):
                return one
        return None

    def line(self, arc: int) -> Sequence[Point]:
        """The points of an arc, in the direction in which it is walked."""
        return self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1]

    def holds(self, outline: Outline, at: Point) -> bool:
        """True where the point lies inside, by counting the borders to the east of it."""
        x, y = at
        box = outline.box
        if not (box.west <= x <= box.east and box.south <= y <= box.north):
            return False
        inside = False
        for ring in (ring for polygon in outline.polygons for ring in polygon):
            points = [point for arc in ring for point in self.line(arc)[:-1]]
            for (x1, y1), (x2, y2) in zip(points, [*points[1:], *points[:1]], strict=True):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    inside = not inside
        return inside


@cache
def outlines() -> Outlines:
    """The bundled outlines, read once."""
    topology: Any = load_json("basemap/outlines.json")
    (x_scale, y_scale), (west, south) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for written in topology["arcs"]:
        x = y = 0
        points = []
        steps = iter(decoded(written))
        for dx, dy in zip(steps, steps, strict=True):
            x, y = x + dx, y + dy
            points.append((x * x_scale + west, y * y_scale + south))
        arcs.append(tuple(points))
    boxes = [_box(points) for points in arcs]

    def layer(name: str) -> tuple[Outline, ...]:
        return tuple(_outline(shape, boxes) for shape in topology["objects"][name]["geometries"] if shape.get("arcs"))

    return Outlines(tuple(arcs), layer("countries"), layer("provinces"))


def decoded(text: str) -> list[int]:
    """The whole numbers of an encoded polyline (Google, 2008): five bits a character, the sign in the last of them."""
    found, number, shift = [], 0, 0
    for bits in text.encode("ascii"):
        number |= (bits - 63 & 31) << shift
        shift += 5
        if bits - 63 < 32:
            found.append(~(number >> 1) if number & 1 else number >> 1)
            number = shift = 0
    return found


def encoded(numbers: Iterable[int]) -> str:
    """The other way round."""
    out = []
    for number in numbers:
        rest = ~(number << 1) if number < 0 else number << 1
        while rest >= 32:
            out.append((32 | rest & 31) + 63)
            rest >>= 5
        out.append(rest + 63)
    return bytes(out).decode("ascii")


def _outline(shape: dict[str, Any], boxes: Sequence[Box]) -> Outline:
    several = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    polygons = tuple(tuple(tuple(ring) for ring in polygon) for polygon in several)
    known = shape["properties"]
    names = (known["name"],) if "name" in known else tuple(filter(None, known["names"].split("|")))
    box = None
    for ring in (ring for polygon in polygons for ring in polygon):
        for arc in ring:
            here = boxes[arc if arc >= 0 else ~arc]
            box = here if box is None else box.cover(here)
    assert box is not None
    return Outline(known["iso"], names, polygons, box)


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _plain(name: str) -> str:
    """Case, accents, the article and hyphens don't tell two provinces apart."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(c for c in folded if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in letters).split()).removeprefix("al ")
