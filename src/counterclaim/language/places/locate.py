"""Where a place that a report names lies, and how exactly.

`where_prec` is that of UCDP GED (Högbladh, S., “UCDP GED Codebook”, version 23.1, Uppsala University 2023):

1. the exact location is known: a populated place, a facility;
2. within some 25 km of a known point: “near Goma”, “Goma's outskirts”, “eastern Goma”;
3. only the second-order administrative division is known: a district;
4. only the first-order division is known: a province;
5. a line or a fuzzy area: a border, a road, a river, mountains, “Donbas”, “northern Syria”;
6. only the country is known;
7. international waters or airspace.

GED's coders know of a war what a program doesn't, so a number here is what the words commit to, and no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.places.candidates import Candidate, candidates, distance, is_seat
from counterclaim.language.places.context import NOWHERE, Setting
from counterclaim.language.places.phrase import Hints, read_description, windows
from counterclaim.language.places.within import Within
from counterclaim.model.place import Located, Place, PlaceKind

__all__ = ["locate"]

# What speaks for one of several places of a name. A place named around it (“Goma, North Kivu”) outweighs the rest.
_INSIDE = 10
_COUNTRY_NAMED = 4
_NEAR_ANOTHER = 4
# A place is chosen where it is this much ahead: more than one step between a capital, a city and a country.
_AHEAD = 2
# How far from the middle of a division, and from a town, that a report names around a place.
_INSIDE_KM = {PlaceKind.PROVINCE: 300, PlaceKind.REGION: 400, PlaceKind.DISTRICT: 80, PlaceKind.SETTLEMENT: 60}
_MOST_OTHERS = 8

_PRECISION = {
    PlaceKind.SETTLEMENT: 1,
    PlaceKind.FACILITY: 1,
    PlaceKind.ISLAND: 2,
    PlaceKind.DISTRICT: 3,
    PlaceKind.PROVINCE: 4,
    PlaceKind.REGION: 5,
    PlaceKind.MOUNTAIN: 5,
    PlaceKind.RIVER: 5,
    PlaceKind.LINE: 5,
    PlaceKind.STATE: 6,
    PlaceKind.WATER: 7,
}


def locate(
    name: str,
    *,
    hints: Hints | None = None,
    within: Sequence[Within] = (),
    setting: Setting = NOWHERE,
) -> Located | None:
    """Where `name`, a place in a report's own words, lies; None where nothing in it is known to be a place.

    `hints` are what the words beside the name say (`phrase.read_words`), `within` the places that the report names
    around it, the smallest first (“Goma, North Kivu, Congo”), `setting` what the whole report names.

    Several places of one name are weighed: 10 points for one that lies in the place named around it, 4 for a country
    that the report names, 4 for another place of the report within 300 km; 4 for a state and a place of our
    own tables, 3 for a capital, 2 for a city, 1 for a province. One that is 2 ahead is chosen. Else, and where a town
    that nothing speaks for lies in another country than the report's, all are kept in `others` and no point is chosen.
    A place that isn't known is set at the smallest known place named around it, with that one's precision.
    """
    listed = _listed(name, within, setting)
    if listed is not None:
        return listed
    for pieces, around in windows(name):
        found = candidates([piece.norm for piece in pieces])
        if found:
            written = name[pieces[0].start : pieces[-1].end]
            return _of_known(written, found, _joined(around, hints), within, setting)
    described = read_description(name)
    if described is not None:
        inner, said = described
        if said.kind is PlaceKind.LINE:
            return _line(name, inner, within, setting)
        if inner:
            return locate(inner[-1], hints=_joined(said, hints), within=within, setting=setting)
    return _of_unknown(within, setting)


def _of_known(
    name: str, found: Sequence[Candidate], hints: Hints, within: Sequence[Within], setting: Setting
) -> Located:
    fitting = _fitting(found, hints)
    weights = [(_weight(one, within, setting), -i, one) for i, one in enumerate(fitting)]
    weights.sort(reverse=True)
    best_weight, _, best = weights[0]
    ahead = len(weights) == 1 or best_weight >= weights[1][0] + _AHEAD
    if ahead and not _strays(best, best_weight, within, setting):
        return _located(best, hints)
    if within:
        # The place named around it is sure where the place itself is not.
        around = _of_unknown(within, setting)
        if around is not None and around.latitude is not None:
            return around
    countries = {one.place.country for one in fitting}
    kinds = {one.place.kind for one in fitting}
    doubted = len(fitting) > 1
    return Located(
        name,
        kinds.pop() if len(kinds) == 1 else hints.kind,
        countries.pop() if doubted and len(countries) == 1 else None,
        others=tuple(one.place for _, _, one in weights[:_MOST_OTHERS]),
    )


def _weight(one: Candidate, within: Sequence[Within], setting: Setting) -> int:
    weight = one.rank
    if any(_is_inside(one, outer) for outer in within):
        weight += _INSIDE
    if one.countries & setting.countries:
        weight += _COUNTRY_NAMED
    if setting.is_near(one):
        weight += _NEAR_ANOTHER
    return weight


def _is_inside(one: Candidate, outer: Within) -> bool:
    for place in outer.places:
        if not one.countries & place.countries:
            continue
        if place.place.kind is PlaceKind.STATE:
            return True
        reach = _INSIDE_KM.get(place.place.kind)
        at = (one.place.latitude, one.place.longitude)
        if reach is not None and distance(at, (place.place.latitude, place.place.longitude)) < reach:
            return True
    return False


def _strays(one: Candidate, weight: int, within: Sequence[Within], setting: Setting) -> bool:
    """True for a place that bears the name, and of which the report says nothing else: another may be meant.

    The table lacks villages, so a town of that name at the other end of the world is no good guess.
    """
    named = [outer for outer in within if any(place.place.kind is PlaceKind.STATE for place in outer.places)]
    if named and one.place.kind is not PlaceKind.STATE and not any(_is_inside(one, outer) for outer in within):
        return not setting.is_near(one)
    if not setting.knows_more_than(one):
        return False
    least = 2 if one.place.kind is PlaceKind.SETTLEMENT else 3
    return weight < least and one.place.kind is not PlaceKind.WATER


def _fitting(found: Sequence[Candidate], hints: Hints) -> list[Candidate]:
    """Those of the sort that the words say, all where none is; a town stands for the division named after it."""
    wanted = hints.kind
    if wanted is not None:
        fitting = [one for one in found if one.place.kind is wanted]
        fitting = fitting or [one for one in found if _fits(one.place.kind, wanted)]
        if fitting:
            return _larger(fitting)
        if wanted in (PlaceKind.PROVINCE, PlaceKind.DISTRICT):
            # “Daraa province”, of which only the seat is known: its point, as a province's.
            seats = [one for one in found if one.place.kind is PlaceKind.SETTLEMENT]
            if seats:
                return [replace(one, place=replace(one.place, kind=wanted)) for one in seats]
    return _larger([one for one in found if not any(is_seat(town, one) for town in found)] or found)


def _larger(found: Sequence[Candidate]) -> list[Candidate]:
    """Without districts that lie in a province of their name."""
    provinces = [one for one in found if one.place.kind is PlaceKind.PROVINCE]
    return [
        one
        for one in found
        if one.place.kind is not PlaceKind.DISTRICT or not any(one.countries & other.countries for other in provinces)
    ]


def _fits(kind: PlaceKind, wanted: PlaceKind) -> bool:
    if wanted is PlaceKind.REGION:
        return kind in (PlaceKind.REGION, PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.MOUNTAIN)
    if wanted in (PlaceKind.PROVINCE, PlaceKind.DISTRICT):
        return kind in (PlaceKind.PROVINCE, PlaceKind.DISTRICT)
    return kind is wanted


def _located(one: Candidate, hints: Hints) -> Located:
    place = one.place
    precision = _PRECISION[place.kind]
    if place.kind is PlaceKind.WATER and one.countries:
        precision = 5  # a lake or a strait within borders
    if one.wide:
        return Located(place.name, place.kind)
    if hints.kind is PlaceKind.LINE and place.kind is not PlaceKind.LINE:
        # “the road to Homs”, “Iraq's border”: somewhere along it.
        return Located(place.name, PlaceKind.LINE, None, where_prec=5)
    if hints.far:
        precision = 5
    elif place.kind is PlaceKind.STATE and (hints.part or hints.near):
        return Located(place.name, PlaceKind.REGION, place.country if hints.part else None, where_prec=5)
    elif precision == 1 and (hints.near or hints.part or hints.kind is PlaceKind.REGION):
        precision = 2
    elif hints.kind is PlaceKind.FACILITY and place.kind is PlaceKind.SETTLEMENT:
        precision = 2  # “the port of Aden”
    elif precision in (3, 4) and hints.near:
        precision = 5
    return Located(place.name, place.kind, place.country, place.latitude, place.longitude, precision)


def _of_unknown(within: Sequence[Within], setting: Setting) -> Located | None:
    """A place that no table has, at the smallest known place around it; None where none is known."""
    for i, outer in enumerate(within):
        if outer.places:
            found = _of_known(outer.name, outer.places, outer.hints, within[i + 1 :], setting)
            if found.latitude is None and found.where_prec is None:
                continue
            # A quarter or a village of a town is somewhere within its reach.
            return replace(found, where_prec=2) if found.where_prec == 1 else found
    return None


def _line(name: str, inner: Sequence[str], within: Sequence[Within], setting: Setting) -> Located:
    """“The Turkish border”, “a road from Homs to Hama”: at no point that could stand for it."""
    ends = [locate(one, within=within, setting=setting) for one in inner]
    known = [place for end in ends if end is not None and (place := _place(end)) is not None]
    return Located(name, PlaceKind.LINE, where_prec=5, others=tuple(known))


def _listed(name: str, within: Sequence[Within], setting: Setting) -> Located | None:
    """Several places in one phrase (“Barda, Tartar and Ganja”): each is kept, none is chosen."""
    if "," not in name and " and " not in name:
        return None
    parts = [part.strip() for part in name.replace(" and ", ",").split(",") if part.strip()]
    if len(parts) < 2 or len(parts) > 12 or any(candidates_of(name)):
        return None
    found = [locate(part, within=within, setting=setting) for part in parts]
    sure = [place for one in found if one is not None and (place := _place(one)) is not None]
    if len(sure) < len(parts):
        return None
    countries = {place.country for place in sure}
    kinds = {place.kind for place in sure}
    return Located(
        name,
        kinds.pop() if len(kinds) == 1 else None,
        countries.pop() if len(countries) == 1 else None,
        others=tuple(sure),
    )


def _place(one: Located) -> Place | None:
    if one.kind is None or one.latitude is None or one.longitude is None:
        return None
    return Place(one.name, one.kind, one.country, one.latitude, one.longitude)


def candidates_of(name: str) -> tuple[Candidate, ...]:
    """The places that bear `name` as it is written."""
    first = next(iter(windows(name)), None)
    return candidates([piece.norm for piece in first[0]]) if first else ()


def _joined(inner: Hints, outer: Hints | None) -> Hints:
    if outer is None:
        return inner
    return Hints(inner.kind or outer.kind, inner.near or outer.near, inner.far or outer.far, inner.part or outer.part)
