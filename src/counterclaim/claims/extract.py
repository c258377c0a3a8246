"""All claims of one report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from counterclaim.claims.carry import LENDING, carried
from counterclaim.claims.common.precision import date_precision
from counterclaim.claims.history import of_history
from counterclaim.claims.kinds import KINDS
from counterclaim.language.places import Locator
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.reading import Reading

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def extract_claims(reading: Reading, kinds: Iterable[Kind] | None = None) -> tuple[Claim, ...]:
    """The claims of a report, each once, in the order of the text, then of the kinds.

    `kinds` limits them to some kinds; None is all. A pure function of the reading.
    """
    wanted = set(Kind) if kinds is None else set(kinds)
    found: dict[str, Claim] = {}
    read_for = wanted | LENDING if wanted & LENDING else wanted
    for kind, finder in KINDS:
        if kind in read_for:
            for claim in finder(reading):
                found.setdefault(claim.id, claim)
    kept = {
        claim.id: claim
        for claim in carried(reading, found.values())
        if claim.kind in wanted and not of_history(reading, claim)
    }
    whole = _placed(reading, kept.values())
    return tuple(sorted(whole, key=lambda claim: (claim.span, _ORDER[claim.kind], claim.source, claim.id)))


def _placed(reading: Reading, claims: Iterable[Claim]) -> Iterator[Claim]:
    """The claims with what follows from their date and place, which is no part of what makes them."""
    locator = Locator(reading)
    for claim in claims:
        where = None if claim.place is None else locator.locate(claim.place, claim.span)
        if where is not None or claim.date is not None:
            claim = replace(claim, where=where, date_prec=date_precision(claim.date))
        yield claim
