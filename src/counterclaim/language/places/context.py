"""What a report tells about where it is set: its countries, and those of its places that can be only one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from counterclaim.language.cast.atoms import norms_of
from counterclaim.language.places.candidates import Candidate, candidates, country_of, distance
from counterclaim.model.party import Cast, PartyKind
from counterclaim.model.place import PlaceKind
from counterclaim.model.reading import NameKind, Reading

__all__ = ["NOWHERE", "Setting", "setting_of"]

# How far apart places of one report lie that speak for each other: the breadth of a theatre of war.
_NEAR_KM = 300


@dataclass(frozen=True, slots=True)
class Setting:
    """“A report that names Syria, Turkey, Homs and Palmyra.” `countries` are ISO alpha-3 codes, `points` latitude and
    longitude of places that bear their name alone."""

    countries: frozenset[str] = frozenset()
    points: tuple[tuple[float, float], ...] = ()

    def knows_more_than(self, candidate: Candidate) -> bool:
        """True where the report names a country, or a place besides the candidate."""
        at = (candidate.place.latitude, candidate.place.longitude)
        return bool(self.countries) or any(point != at for point in self.points)

    def is_near(self, candidate: Candidate) -> bool:
        """True where another place of the report lies near the candidate."""
        at = (candidate.place.latitude, candidate.place.longitude)
        # The candidate's own point tells nothing of it.
        return any(point != at and distance(point, at) < _NEAR_KM for point in self.points)


NOWHERE = Setting()


def setting_of(reading: Reading) -> Setting:
    """The setting of a report: the states, and parents of regions, that it names, and its places of one meaning.

    A state counts by its name, its people, its bodies and its leaders, a capital where no other town bears its name.
    """
    codes = _codes(reading.cast)
    # A capital doesn't say that its own country is meant: it may be another town of its name (“Tripoli”).
    parties = {mention.party for mention in reading.party_mentions if mention.how != "capital"}
    countries = {code for party in parties if (code := codes.get(party))}
    names = {name.span.of(reading.text) for name in reading.names if name.kind is NameKind.PLACE}
    points = []
    for only in _only(names):
        place = only.place
        if place.kind is PlaceKind.STATE:
            countries |= only.countries
        elif not only.wide:
            points.append((place.latitude, place.longitude))
            if only.rank > 1:  # a town that no other bears may still be one that the table lacks
                countries |= only.countries
    return Setting(frozenset(countries), tuple(points))


def _only(names: Iterable[str]) -> list[Candidate]:
    """The places of those names that only one place bears."""
    return [places[0] for places in map(_named, sorted(names)) if len(places) == 1]


@lru_cache(maxsize=1 << 12)
def _named(name: str) -> tuple[Candidate, ...]:
    return candidates(norms_of(name))


_kept: list[tuple[Cast, dict[str, str]]] = []


def _codes(cast: Cast) -> dict[str, str]:
    """ISO codes of the states of a cast, and of the states that its regions belong to; of the last casts kept."""
    for known, codes in _kept:
        if known is cast:  # to hash it or compare it takes longer than all else here
            return codes
    made = _made_codes(cast)
    _kept.insert(0, (cast, made))
    del _kept[4:]
    return made


def _made_codes(cast: Cast) -> dict[str, str]:
    codes = {}
    for party in cast.parties:
        if party.kind in (PartyKind.STATE, PartyKind.REGION):
            codes[party.name] = party.iso3 or country_of(party.name)
    for party in cast.parties:
        if party.kind is PartyKind.REGION and codes[party.name] is None and party.parent is not None:
            codes[party.name] = codes.get(party.parent)
    return {name: code for name, code in codes.items() if code}
