"""The table of places, by folded name."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from counterclaim.data import load_lines
from counterclaim.language.cast.atoms import norms_of

__all__ = ["Gazetteer", "Row", "gazetteer", "is_place", "look_up"]


@dataclass(frozen=True, slots=True)
class Row:
    """“Khankendi, a town of Azerbaijan at 39.818 N 46.753 E.” `kind` is capital, city, town, or one of
    those that `data/places/features.tsv` lists.

    `country` is an ISO 3166-1 alpha-2 code, empty where none holds it all; degrees are decimal, north and east
    positive. `weak` names are ordinary words or persons' names as well.
    """

    name: str
    alternates: tuple[str, ...]
    country: str
    latitude: float
    longitude: float
    kind: str
    weak: bool


class Gazetteer:
    """Rows of the table, kept as lines and parsed when asked for: some 40,000 places in about 25 MB."""

    __slots__ = ("_by_name", "_given", "_hidden", "_lines", "_own", "longest")

    def __init__(self) -> None:
        overlay = load_lines("places/overlay.tsv")
        self._lines = (*overlay, *load_lines("places/places.tsv"))
        self._own = len(overlay)
        self._given = frozenset(name for line in load_lines("names/given.txt") for name in line.split())
        # A name of the overlay is one place with all its rival names, so it hides the rows of that name.
        self._by_name: dict[str, int | tuple[int, ...]] = {}
        self._hidden: dict[str, tuple[int, ...]] = {}
        # How many pieces the longest name has that begins with a piece.
        self.longest: dict[str, int] = {}
        by_name, longest, own = self._by_name, self.longest, self._own
        for row, line in enumerate(self._lines):
            name, others, _ = line.split("\t", 2)
            for written in (name, *others.split("|")) if others else (name,):
                pieces = norms_of(written)
                if not pieces:
                    continue
                first, length = pieces[0], len(pieces)
                key = first if length == 1 else " ".join(pieces)
                known = by_name.get(key)
                if known is None:
                    by_name[key] = row
                elif isinstance(known, tuple):
                    by_name[key] = (*known, row)
                elif known >= own:
                    by_name[key] = (known, row)
                elif row >= own:
                    self._hidden[key] = (*self._hidden.get(key, ()), row)
                if longest.get(first, 0) < length:
                    longest[first] = length

    def rows(self, key: str) -> tuple[int, ...]:
        found = self._by_name.get(key)
        return () if found is None else found if isinstance(found, tuple) else (found,)

    def hidden(self, key: str) -> tuple[int, ...]:
        """Rows that bear the name of a row of the overlay: the same place under GeoNames' name, or another."""
        return self._hidden.get(key, ())

    def is_own(self, row: int) -> bool:
        """True for a row of the overlay."""
        return row < self._own

    def knows(self, key: str) -> bool:
        return key in self._by_name

    def is_weak(self, key: str) -> bool:
        """True where the name is an ordinary word or a person's, so that words beside it must say it is a place."""
        if any(piece in self._given for piece in key.split()):
            return True
        return all(self.place(row).weak for row in self.rows(key))

    def place(self, row: int) -> Row:
        name, others, country, latitude, longitude, kind, *weak = self._lines[row].split("\t")
        return Row(
            name, tuple(filter(None, others.split("|"))), country, float(latitude), float(longitude), kind, bool(weak)
        )


@cache
def gazetteer() -> Gazetteer:
    """The table, read once."""
    return Gazetteer()


def look_up(name: str) -> tuple[Row, ...]:
    """The places that bear `name`, the largest first; none where the table has none."""
    table = gazetteer()
    return tuple(table.place(row) for row in table.rows(" ".join(norms_of(name))))


def is_place(name: str) -> bool:
    """True where `name` is that of a place, and no ordinary word or person's name."""
    table = gazetteer()
    key = " ".join(norms_of(name))
    return table.knows(key) and not table.is_weak(key)
