"""One claim, from what a finder found."""

from __future__ import annotations

from collections.abc import Iterable

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.identity import claim_id
from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    Kind,
    StatementDetails,
    TalksDetails,
    TollDetails,
)
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span

_KINDS: dict[type[Details], Kind] = {
    TollDetails: Kind.TOLL,
    CeasefireDetails: Kind.CEASEFIRE,
    ControlDetails: Kind.CONTROL,
    AttackDetails: Kind.ATTACK,
    TalksDetails: Kind.TALKS,
    DemandDetails: Kind.DEMAND,
    DenialDetails: Kind.DENIAL,
    StatementDetails: Kind.STATEMENT,
}


def make_claim(
    reading: Reading,
    span: Span,
    details: Details,
    voice: Voice,
    *,
    date: str | None = None,
    place: str | None = None,
    rule: str = "",
    evidence: Iterable[Span] = (),
) -> Claim:
    """The claim that `details` make of the words at `span`, in the voice of `voice`.

    The kind follows from the class of `details`. `rule` names the rule that fired, `evidence` the words that made it
    fire.
    """
    kind = _KINDS[type(details)]
    return Claim(
        id=claim_id(reading.report.id, kind, span, voice.source, details, via=voice.via, place=place),
        report=reading.report.id,
        kind=kind,
        span=span,
        text=span.of(reading.text),
        source=voice.source,
        source_party=voice.party,
        via=voice.via,
        date=date,
        place=place,
        details=details,
        rule=rule,
        evidence=tuple(evidence),
    )
