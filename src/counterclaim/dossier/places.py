"""Who is said to hold each place, by claimant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from counterclaim.dossier.gloss import CONTROL_WORDS
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import ControlDetails, Details


@dataclass(frozen=True, slots=True)
class PlaceAsked:
    """“Who holds Hadrut?” with the claims of each claimant, denials too; `words` by claim id."""

    place: str
    standing: str
    holders: tuple[str, ...]
    claimants: Mapping[str, tuple[Row, ...]]
    words: Mapping[str, str]


def places_asked(register: Register) -> tuple[PlaceAsked, ...]:
    """Named places with claims on the page."""
    out = []
    details = {claim.id: claim.details for claim in register.claims}
    denied: dict[str, list[str]] = defaultdict(list)
    for tie in register.material.ties:
        denied[tie.denied].append(tie.denial)
    for group in register.material.places:
        ids = dict.fromkeys([*group.claims, *(one for claim in group.claims for one in denied[claim])])
        rows = [register.rows[claim] for claim in ids if claim in register.rows]
        by_claimant: dict[str, list[Row]] = {}
        for row in rows:
            by_claimant.setdefault(row.claimant, []).append(row)
        if rows and group.place:
            words = {row.id: _words(details[row.id]) for row in rows}
            said = {name: tuple(held) for name, held in by_claimant.items()}
            out.append(PlaceAsked(group.place, group.standing.value, group.holders, said, words))
    return tuple(out)


def _words(details: Details) -> str:
    if not isinstance(details, ControlDetails):
        return "denies it"
    return f"{details.holder or 'not said who'} {CONTROL_WORDS[details.act]} it"
