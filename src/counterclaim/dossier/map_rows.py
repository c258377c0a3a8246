"""Rows of the map's tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.dossier.map_attacks import Attack, Line
from counterclaim.dossier.map_control import State
from counterclaim.dossier.map_where import Where


@dataclass(frozen=True, slots=True)
class WordRow:
    """“9 Oct: Azerbaijan: captured Hadrut.” `denies` is what is denied, in a plain line; empty for a claim."""

    day: str
    who: str
    says: str
    claim: str
    denies: str


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """“Hadrut, a known point: contested since 9 October; Azerbaijan holds it, says Azerbaijan.”"""

    place: str
    where: Where
    states: tuple[State, ...]
    words: tuple[WordRow, ...]
    earlier: int = 0  # words that the page doesn't list, said before the others

    @property
    def standing(self) -> str:
        """How it stands in the end."""
        return self.states[-1].standing.value if self.states else ""


@dataclass(frozen=True, slots=True)
class AttackRow:
    """An attack and where it is drawn."""

    attack: Attack
    where: Where

    @property
    def told_by(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who tells of it, each with the claims."""
        return _by_speaker(self.attack.accounts)

    @property
    def denied_by(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Who denies it, each with the claims."""
        return _by_speaker(self.attack.denials)


@dataclass(frozen=True, slots=True)
class MapRows:
    """All places and attacks that there are, `loose` as in `MapSection`; a table shows some of them."""

    places: tuple[PlaceRow, ...]
    attacks: tuple[AttackRow, ...]
    loose: int = 0
    left_out: tuple[int, int] = (0, 0)


def _by_speaker(lines: Sequence[Line]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: dict[str, list[str]] = {}
    for line in lines:
        found.setdefault(line.who, []).extend(line.claims)
    return tuple((who, tuple(claims)) for who, claims in found.items())
