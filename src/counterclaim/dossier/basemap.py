"""The part of the outlines that lies around some places, small enough to travel in the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.dossier.geo import Box, Outline, Outlines, Point, Polygon, Ring, encoded

# Degrees are sent as whole thousandths: 110 m and less.
STEPS = 1000
# Of the width of the view: what is smaller than this is no more than a pixel of a wide screen.
PIXEL = 1 / 1600
# Outside the view lines may be this much coarser.
FAR = 12
# Provinces are drawn where the view is narrower than this, in degrees; beyond they are a net of hairs.
PROVINCES_UP_TO = 16.0
# Points on each side of the grid on which the names of countries are set.
GRID = 24


@dataclass(frozen=True, slots=True)
class Country:
    """“Azerbaijan, its name at 48.1 E 40.6 N”; `label` is None where it shows nowhere in the view."""

    code: str
    name: str
    polygons: tuple[Polygon, ...]
    label: Point | None


@dataclass(frozen=True, slots=True)
class Basemap:
    """Countries around the view, in arcs of their own numbering. `inner` are arcs between provinces. Each arc is an
    encoded polyline of thousandths of a degree, longitude before latitude."""

    arcs: tuple[str, ...]
    countries: tuple[Country, ...]
    inner: tuple[int, ...]
    shapes: tuple[tuple[Polygon, ...], ...]  # those asked for, in their order


def basemap(found: Outlines, view: Box, reach: Box, shapes: Sequence[Outline] = ()) -> Basemap:
    """What is drawn under marks in `view`, and coarser in `reach`, which holds it; `shapes` are sent as well."""
    near = view.around(0.6)
    far = reach.cover(near)
    fine = max(view.east - view.west, view.north - view.south) * PIXEL
    chosen = _Chosen(found, near, fine)
    inner: dict[int, int] = {}
    if view.east - view.west < PROVINCES_UP_TO:
        seen: dict[int, int] = {}
        for one in found.provinces:
            if one.box.meets(near):
                for arc in {arc if arc >= 0 else ~arc for polygon in one.polygons for ring in polygon for arc in ring}:
                    seen[arc] = seen.get(arc, 0) + 1
        outer = {arc if arc >= 0 else ~arc for one in found.countries for p in one.polygons for r in p for arc in r}
        inner = {arc: n for arc, n in seen.items() if n > 1 and arc not in outer}
    countries = [one for one in found.countries if one.box.meets(far)]
    labels = _labels(found, countries, view)
    return Basemap(
        countries=tuple(
            Country(one.country, one.names[0] if one.names else one.country, kept, labels.get(one.country))
            for one in countries
            if (kept := chosen.polygons(one))
        ),
        inner=tuple(sorted(chosen.arc(arc) for arc in inner)),
        shapes=tuple(chosen.polygons(one, whole=True) for one in shapes),
        arcs=tuple(chosen.arcs),
    )


class _Chosen:
    """Arcs that are sent, numbered as they come."""

    def __init__(self, found: Outlines, near: Box, fine: float) -> None:
        self.arcs: list[str] = []
        self._found, self._near, self._fine = found, near, fine
        self._numbers: dict[int, int] = {}

    def polygons(self, outline: Outline, *, whole: bool = False) -> tuple[Polygon, ...]:
        """Without islands that are too small to be seen."""
        kept = [polygon for polygon in outline.polygons if whole or self._shows(polygon)]
        return tuple(tuple(self._ring(ring) for ring in polygon) for polygon in kept)

    def arc(self, number: int) -> int:
        backwards, number = number < 0, number if number >= 0 else ~number
        if number not in self._numbers:
            self._numbers[number] = len(self.arcs)
            points = self._found.arcs[number]
            self.arcs.append(_steps(simplified(points, self._fine if self._is_near(points) else self._fine * FAR)))
        own = self._numbers[number]
        return ~own if backwards else own

    def _ring(self, ring: Ring) -> Ring:
        return tuple(self.arc(arc) for arc in ring)

    def _is_near(self, points: Sequence[Point]) -> bool:
        return _box(points).meets(self._near)

    def _shows(self, polygon: Polygon) -> bool:
        box = _box([point for arc in polygon[0] for point in self._found.line(arc)])
        size = max(box.east - box.west, box.north - box.south)
        return size > self._fine * (3 if box.meets(self._near) else 3 * FAR)


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """By Douglas and Peucker (1973): no point that is left out lies farther than `tolerance` from the line."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        farthest, at = 0.0, -1
        for i in range(first + 1, last):
            away = _distance(points[i], points[first], points[last])
            if away > farthest:
                farthest, at = away, i
        if at >= 0 and farthest > tolerance:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (px, py), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else max(0.0, min(1.0, ((px - ax) * dx + (py - ay) * dy) / length))
    return float(((px - ax - share * dx) ** 2 + (py - ay - share * dy) ** 2) ** 0.5)


def _steps(points: Iterable[Point]) -> str:
    out: list[int] = []
    x = y = 0
    for px, py in points:
        nx, ny = round(px * STEPS), round(py * STEPS)
        out += (nx - x, ny - y)
        x, y = nx, ny
    return encoded(out)


def _labels(found: Outlines, countries: Sequence[Outline], view: Box) -> dict[str, Point]:
    """Where the name of each country stands: at the point of a grid that is farthest from other land and the edge."""
    width, height = (view.east - view.west) / GRID, (view.north - view.south) / GRID
    held: dict[tuple[int, int], str] = {}
    for i in range(GRID):
        for j in range(GRID):
            at = (view.west + (i + 0.5) * width, view.south + (j + 0.5) * height)
            for one in countries:
                if found.holds(one, at):
                    held[i, j] = one.country
                    break
    best: dict[str, tuple[int, Point]] = {}
    for (i, j), code in held.items():
        free = 1
        while free < GRID and all(
            held.get((i + free * dx, j + free * dy)) == code for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy
        ):
            free += 1
        at = (round(view.west + (i + 0.5) * width, 3), round(view.south + (j + 0.5) * height, 3))
        if code not in best or free > best[code][0]:
            best[code] = (free, at)
    return {code: at for code, (_, at) in best.items()}


def _box(points: Sequence[Point]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
