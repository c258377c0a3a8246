from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.dossier.basemap import STEPS, basemap, simplified
from counterclaim.dossier.geo import Box, decoded, encoded, outlines

STEPPE = Box(108.0, 43.5, 112.0, 46.5)


@given(st.lists(st.integers(-(10**7), 10**7)))
def test_an_encoded_polyline_is_read_back(numbers: list[int]) -> None:
    assert decoded(encoded(numbers)) == numbers


def test_every_country_of_recent_wars_has_provinces() -> None:
    found = outlines()
    countries = {one.country for one in found.provinces}
    assert {
        "SYR",
        "UKR",
        "YEM",
        "SDN",
        "SSD",
        "AZE",
        "ARM",
        "COD",
        "MMR",
        "PSE",
        "ETH",
        "AFG",
        "IRQ",
        "LBY",
    } <= countries
    assert {one.country for one in found.countries} == countries


@pytest.mark.parametrize(
    ("at", "country"),
    [((103.1, 46.8), "MNG"), ((44.4, 33.3), "IRQ"), ((-70.6, -33.4), "CHL"), ((30.5, 50.4), "UKR"), ((18.0, 35.0), "")],
)
def test_a_point_lies_in_its_country_alone(at: tuple[float, float], country: str) -> None:
    found = outlines()
    assert [one.country for one in found.countries if found.holds(one, at)] == [country] * bool(country)


def test_a_province_is_found_by_name_and_by_what_it_holds() -> None:
    found = outlines()
    there = found.province("East Gobi", "MNG", (110.0, 44.5))
    assert there is not None
    assert there.names[0] == "Dornogovi"
    assert found.province("Dornogovi", "MNG", (100.0, 48.0)) is None
    assert found.province("Dornogovi", "CHN", (110.0, 44.5)) is None


def test_the_basemap_is_of_the_view_and_small() -> None:
    land = basemap(outlines(), STEPPE, STEPPE)
    named = {one.code: one.label for one in land.countries}
    assert {"MNG", "CHN"} <= set(named)
    assert "ZAF" not in named
    label = named["MNG"]
    assert label is not None
    assert STEPPE.west < label[0] < STEPPE.east
    assert STEPPE.south < label[1] < STEPPE.north
    assert land.inner
    assert sum(map(len, land.arcs)) < 60_000


def test_the_rings_of_the_basemap_close() -> None:
    land = basemap(outlines(), STEPPE, STEPPE)
    arcs = []
    for text in land.arcs:
        x = y = 0
        points = []
        numbers = iter(decoded(text))
        for dx, dy in zip(numbers, numbers, strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        arcs.append(points)
    for ring in (ring for one in land.countries for polygon in one.polygons for ring in polygon):
        walked = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in ring]
        for one, following in zip(walked, [*walked[1:], walked[0]], strict=True):
            assert one[-1] == following[0]
    assert all(abs(x) <= 180 * STEPS and abs(y) <= 90 * STEPS for points in arcs for x, y in points)


def test_a_wide_view_has_no_provinces_and_coarser_lines() -> None:
    wide = basemap(outlines(), Box(-10, -20, 80, 60), Box(-10, -20, 80, 60))
    assert wide.inner == ()
    assert sum(map(len, wide.arcs)) < 120_000


@given(st.lists(st.tuples(st.floats(-10, 10), st.floats(-10, 10)), min_size=2, max_size=30), st.floats(0, 5))
def test_a_simplified_line_keeps_its_ends(points: list[tuple[float, float]], tolerance: float) -> None:
    line = simplified(points, tolerance)
    assert (line[0], line[-1]) == (points[0], points[-1])
    assert set(line) <= set(points)
    assert simplified(points, 1e9) == [points[0], points[-1]]
