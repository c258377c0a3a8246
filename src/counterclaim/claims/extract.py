"""All claims of one report."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.kinds import KINDS
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.reading import Reading

_ORDER = {kind: place for place, kind in enumerate(Kind)}


def extract_claims(reading: Reading, kinds: Iterable[Kind] | None = None) -> tuple[Claim, ...]:
    """The claims of a report, each once, in the order of the text, then of the kinds.

    `kinds` limits them to some kinds; None is all. A pure function of the reading.
    """
    wanted = set(Kind) if kinds is None else set(kinds)
    found: dict[str, Claim] = {}
    for kind, finder in KINDS:
        if kind in wanted:
            for claim in finder(reading):
                found.setdefault(claim.id, claim)
    return tuple(sorted(found.values(), key=lambda claim: (claim.span, _ORDER[claim.kind], claim.source, claim.id)))
