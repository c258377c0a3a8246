"""What tells one use of force from another of the same place and day: means, what was hit, where in the place, when."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from counterclaim.data import load_yaml
from counterclaim.language.places import look_up
from counterclaim.model.claim import Claim, Means
from counterclaim.model.place import PlaceKind
from counterclaim.reconcile.names import SAME_POINT, place_key

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# Parts of the day this far apart, of six that go round, are different times; nearer ones run into each other.
_HOURS_APART = 3


@dataclass(frozen=True, slots=True)
class Traits:
    """“By airstrike, on a market, in the old quarter, in the morning.” An empty set is "not said"."""

    means: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()  # sorts of targets, of the table
    spots: frozenset[str] = frozenset()  # places within the place, folded
    hours: frozenset[int] = frozenset()  # rows of the table

    def __or__(self, other: Traits) -> Traits:
        return Traits(
            self.means | other.means,
            self.targets | other.targets,
            self.spots | other.spots,
            self.hours | other.hours,
        )

    def filled(self, other: Traits) -> Traits:
        """These, and of the other what these don't say."""
        return Traits(
            self.means or other.means,
            self.targets or other.targets,
            self.spots or other.spots,
            self.hours or other.hours,
        )

    def excludes(self, other: Traits) -> bool:
        """True where both say something that can't be of one use of force. Symmetric."""
        return (
            (
                bool(self.means and other.means)
                and not any(_alike(one, two) for one in self.means for two in other.means)
            )
            or _disjoint(self.targets, other.targets)
            or _disjoint(self.spots, other.spots)
            or (
                bool(self.hours and other.hours)
                and all(_hours_apart(one, two) for one in self.hours for two in other.hours)
            )
        )

    def without_refuges(self) -> Traits:
        """These, without the sorts of places to which the wounded are brought: what stands around a figure may tell of
        that."""
        return Traits(self.means, self.targets - _tables().refuges, self.spots, self.hours)

    def shared(self, other: Traits) -> int:
        """In how many ways the two say the same."""
        return sum(
            bool(mine & theirs)
            for mine, theirs in (
                (self.means, other.means),
                (self.targets, other.targets),
                (self.spots, other.spots),
            )
        )

    def strongly_shares(self, other: Traits) -> bool:
        """True where the two name one sort of target, one quarter, or means that are rare on any day."""
        telling = self.means & other.means & _tables().telling
        return bool(telling or self.targets & other.targets or self.spots & other.spots)

    def words(self) -> tuple[str, ...]:
        """The traits as plain words (`target:market`), to be kept; `Traits.of` reads them again."""
        rows = (("means", self.means), ("target", self.targets), ("spot", self.spots), ("hour", map(str, self.hours)))
        return tuple(sorted(f"{name}:{value}" for name, values in rows for value in values))

    @classmethod
    def of(cls, words: Iterable[str]) -> Traits:
        """The traits that `words` gave."""
        found: dict[str, set[str]] = {}
        for word in words:
            name, _, value = word.partition(":")
            found.setdefault(name, set()).add(value)
        means, targets, spots, hours = (frozenset(found.get(name, ())) for name in ("means", "target", "spot", "hour"))
        return cls(means, targets, spots, frozenset(map(int, hours)))

    def __len__(self) -> int:
        """How many of its fields say something."""
        return sum(map(bool, (self.means, self.targets, self.spots, self.hours)))


def traits_of(words: str, means: Iterable[Means] = (), *, near: Claim | None = None) -> Traits:
    """The traits that the words tell, with the means of the attacks in them, and where the claim `near` has it."""
    found = [word.replace("’", "'") for word in _WORD.findall(words.casefold())]
    pairs = [f"{one} {two}" for one, two in pairwise(found)]
    tables = _tables()
    spot = "" if near is None else spot_of(near)
    return Traits(
        frozenset(one.value for one in means if one.value in tables.known),
        frozenset(sort for word in (*found, *pairs) if (sort := _sort(word)) is not None),
        frozenset({spot} - {""}),
        frozenset(tables.hours[word] for word in found if word in tables.hours),
    )


def spot_of(claim: Claim) -> str:
    """The place within the town that a claim names, folded: its own words where the gazetteer doesn't know them and has
    put it at the town around it. Empty where it names the town itself, or no town is known."""
    where = claim.where
    if where is None or where.kind is not PlaceKind.SETTLEMENT or where.latitude is None or where.longitude is None:
        return ""
    words = [word for word in place_key(claim.place).split() if word not in _tables().whereabouts]
    name = " ".join(words)
    if not name or name == place_key(where.name):
        return ""
    for row in (*look_up(name), *look_up(name.title())):
        if abs(row.latitude - where.latitude) < SAME_POINT and abs(row.longitude - (where.longitude or 0)) < SAME_POINT:
            return ""
    rest = set(words) - set(place_key(where.name).split())
    return name if rest else ""


def _sort(word: str) -> str | None:
    targets = _tables().targets
    for form in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("'s")):
        if form in targets:
            return targets[form]
    return None


def _unlike(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not any(_alike(mine, theirs) for mine in one for theirs in other)


def _disjoint(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not one & other


def _alike(one: str, other: str) -> bool:
    return one == other or any(one in row and other in row for row in _tables().alike)


def _hours_apart(one: int, other: int) -> bool:
    rows = _tables().rounds
    away = abs(one - other)
    return min(away, rows - away) >= _HOURS_APART


@dataclass(frozen=True, slots=True)
class _Tables:
    alike: tuple[frozenset[str], ...]
    known: frozenset[str]
    telling: frozenset[str]
    refuges: frozenset[str]
    targets: dict[str, str]
    hours: dict[str, int]
    rounds: int
    whereabouts: frozenset[str]


@cache
def _tables() -> _Tables:
    data = load_yaml("reconcile/traits.yaml")
    assert isinstance(data, dict)
    alike = tuple(frozenset(row) for row in data["alike"])
    return _Tables(
        alike,
        frozenset().union(*alike),
        frozenset(data["telling"]),
        frozenset(data["refuges"]),
        {word: sort for sort, words in data["targets"].items() for word in words},
        {word: number for number, words in enumerate(data["hours"]) for word in words},
        len(data["hours"]),
        frozenset(data["whereabouts"]),
    )
