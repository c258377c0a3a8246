"""The control section: for each place, who is said to have held, taken or left it, in the order it was said."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import Claim, ControlDetails, DenialDetails


@dataclass(frozen=True, slots=True)
class PlaceControl:
    """ "Hadrut: Azerbaijan captured it, says Azerbaijan; denied by Nagorno-Karabakh." `disputed` where somebody denies
    a claim about the place, or two holders are named by different speakers."""

    place: str
    rows: tuple[Row, ...]
    disputed: bool


def control_section(register: Register) -> tuple[PlaceControl, ...] | None:
    """None where nobody speaks of who holds a place."""
    return places_of(register.claims, tuple(register.rows.values())) or None


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """“Who holds Hadrut?” with the claims of each claimant, in order of time."""

    place: str
    standing: str
    holders: tuple[str, ...]
    claimants: Mapping[str, tuple[Row, ...]]


def places_asked(register: Register) -> tuple[PlaceAsked, ...]:
    """Named places with claims on the page."""
    out = []
    for group in register.material.places:
        rows = [register.rows[claim] for claim in group.claims if claim in register.rows]
        by_claimant: dict[str, tuple[Row, ...]] = {}
        for row in rows:
            by_claimant[row.claimant] = (*by_claimant.get(row.claimant, ()), row)
        if rows and group.place:
            out.append(PlaceAsked(group.place, group.standing.value, group.holders, by_claimant))
    return tuple(out)


def place_key(name: str) -> str:
    """Case, accents and a leading article do not tell two places apart."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    return plain.removeprefix("the ").strip()


def places_of(claims: Sequence[Claim], rows: Sequence[Row]) -> tuple[PlaceControl, ...]:
    """Places with control claims, those most spoken of first. Denials that name the place stand with it."""
    by_id = {row.id: row for row in rows}
    held: dict[str, list[Claim]] = defaultdict(list)
    names: dict[str, str] = {}
    for claim in claims:
        if isinstance(claim.details, ControlDetails) and claim.place:
            key = place_key(claim.place)
            held[key].append(claim)
            names.setdefault(key, claim.place)
    denials = [c for c in claims if isinstance(c.details, DenialDetails)]
    out = []
    for key, members in held.items():
        against = [d for d in denials if _names(d, key)]
        holders = {
            (c.details.holder, c.source_party)
            for c in members
            if isinstance(c.details, ControlDetails) and c.source_party
        }
        contested = len({h for h, _ in holders}) > 1 and len({p for _, p in holders}) > 1
        listed = sorted({c.id for c in [*members, *against]} & by_id.keys(), key=lambda i: (by_id[i].said or "9999", i))
        out.append(PlaceControl(names[key], tuple(by_id[i] for i in listed), bool(against) or contested))
    return tuple(sorted(out, key=lambda p: (-len(p.rows), p.place)))


def _names(denial: Claim, key: str) -> bool:
    details = denial.details
    said = f"{denial.text} {details.of or ''}" if isinstance(details, DenialDetails) else denial.text
    return f" {key} " in f" {' '.join(''.join(c if c.isalnum() else ' ' for c in place_key(said)).split())} "
