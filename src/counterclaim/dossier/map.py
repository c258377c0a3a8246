"""The map section: who is said to hold what, what is said to have been attacked, where, and from which day."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from counterclaim.dossier.geo import Outlines, outlines
from counterclaim.dossier.gloss import gloss
from counterclaim.dossier.map_attacks import Attack, attacks_of
from counterclaim.dossier.map_control import is_control, states, words
from counterclaim.dossier.map_data import holder_signs, map_data
from counterclaim.dossier.map_rows import AttackRow, MapRows, PlaceRow, WordRow
from counterclaim.dossier.map_where import Shape, where_of
from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.register import Register
from counterclaim.model.claim import Claim
from counterclaim.model.place import Located
from counterclaim.reconcile import by_denied

T = TypeVar("T")

# Past so many, those of which least is said are left out: a page of more is slow to open and to read.
MOST_PLACES = 300
MOST_ATTACKS = 400


@dataclass(frozen=True, slots=True)
class MapSection:
    """“7 places, 16 attacks, from 27 September to 9 November.” `data` is JSON for the page's script, empty where
    nothing can be drawn; `bars` has one for each day on which something changes, from 0 to 1 across and in height;
    `loose` counts the claims of attacks that are of no incident, `undrawn` rows that lie at no place that can be drawn,
    and `left_out` the places and attacks that the page has no room for."""

    places: tuple[PlaceRow, ...]
    attacks: tuple[AttackRow, ...]
    data: str
    bars: tuple[tuple[float, float], ...]
    first: str
    last: str
    loose: int
    undrawn: int
    left_out: tuple[int, int]
    holders: tuple[tuple[str, int], ...]  # with their signs
    tables: tuple[tuple[str, str, int], ...] = ()  # heading, address, number: where the rows are listed, if not here


def map_rows(register: Register) -> MapRows:
    """Every place that somebody is said to hold, and every attack."""
    found = outlines()
    by_id = {claim.id: claim for claim in register.claims}
    told = attacks_of(register.material.incidents, register)
    attacks = [AttackRow(one, where_of(one.place, _located_of(one, by_id), found)) for one in told]
    in_incidents = {claim for one in told for line in one.accounts for claim in line.claims}
    loose = sum(1 for row in register.of_kind("attack") if row.id not in in_incidents)
    return MapRows(tuple(_places(register, by_id, found)), tuple(attacks), loose)


def map_section(register: Register) -> MapSection | None:
    """None where nobody says who holds a place or that one was attacked."""
    return map_of(register, map_rows(register))


def map_of(register: Register, rows: MapRows, tables: Sequence[tuple[str, str, int]] = ()) -> MapSection | None:
    """The section of these rows; `tables` lead to pages that list them, where this one doesn't."""
    found = outlines()
    places = _most(rows.places, lambda row: len(row.words), MOST_PLACES)
    attacks = _most(rows.attacks, lambda row: len(row.attack.claims), MOST_ATTACKS)
    if not places and not attacks:
        return None
    days = sorted(
        {day for row in places for day in (s.day for s in row.states)} | {r.attack.day for r in attacks if r.attack.day}
    )
    wheres = (*(row.where for row in places), *(row.where for row in attacks))
    drawn = [where for where in wheres if where.shape is not Shape.NONE]
    signs = holder_signs(places, register.palette)
    return MapSection(
        places=tuple(places),
        attacks=tuple(attacks),
        data=map_data(places, attacks, days, found, signs) if drawn and days else "",
        bars=_bars(places, attacks, days),
        first=days[0] if days else "",
        last=days[-1] if days else "",
        loose=rows.loose,
        holders=tuple(signs.items()),
        undrawn=len(wheres) - len(drawn),
        left_out=(len(rows.places) - len(places), len(rows.attacks) - len(attacks)),
        tables=tuple(tables),
    )


def _most(rows: Sequence[T], weight: Callable[[T], int], most: int) -> list[T]:
    """Those of the most weight, in their order."""
    if len(rows) <= most:
        return list(rows)
    kept = sorted(range(len(rows)), key=lambda i: (-weight(rows[i]), i))[:most]
    return [rows[i] for i in sorted(kept)]


def _places(register: Register, by_id: Mapping[str, Claim], found: Outlines) -> list[PlaceRow]:
    rows = []
    reports = register.material.reports
    denied = by_denied(tie for tie in register.material.ties if tie.denial in by_id)
    for group in register.material.places:
        claims = [by_id[claim] for claim in group.claims if claim in by_id and is_control(by_id[claim])]
        if not claims or not group.place:
            continue
        ties = [tie for claim in claims for tie in denied.get(claim.id, ())]
        said = tuple(
            WordRow(
                word.day,
                claimant_words(word.claimant),
                gloss(by_id[word.claim]),
                word.claim,
                gloss(by_id[word.denies]) if word.denies else "",
            )
            for word in words(claims, ties, reports)
        )
        where = where_of(group.place, _located(claims), found)
        rows.append(PlaceRow(group.place, where, states(claims, ties, reports), said))
    return rows


def _located(claims: Sequence[Claim]) -> Located | None:
    """Where the claims' place lies, by the one that knows most exactly."""
    known = [claim.where for claim in claims if claim.where is not None]
    return min(known, key=lambda one: (one.latitude is None, one.where_prec or 9), default=None)


def _located_of(attack: Attack, by_id: Mapping[str, Claim]) -> Located | None:
    return _located([by_id[claim] for line in attack.accounts for claim in line.claims])


def _bars(
    places: Sequence[PlaceRow], attacks: Sequence[AttackRow], days: Sequence[str]
) -> tuple[tuple[float, float], ...]:
    counted: dict[str, int] = {}
    for day in (*(s.day for row in places for s in row.states), *(row.attack.day for row in attacks)):
        if day:
            counted[day] = counted.get(day, 0) + 1
    if len(days) < 2:
        return ()
    start = date.fromisoformat(days[0])
    span = (date.fromisoformat(days[-1]) - start).days
    most = max(counted.values())
    return tuple(((date.fromisoformat(day) - start).days / span, n / most) for day, n in sorted(counted.items()))
