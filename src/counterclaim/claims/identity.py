"""The id of a claim: what makes two claims the same one."""

from __future__ import annotations

import hashlib

from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    Kind,
    StatementDetails,
    TalksDetails,
    TollDetails,
)
from counterclaim.model.span import Span

# Sixteen hex digits: a corpus of a billion claims has a chance of one clash in about forty.
LENGTH = 16


def claim_id(
    report: str,
    kind: Kind,
    span: Span,
    source: str,
    details: Details,
    *,
    via: str | None = None,
    place: str | None = None,
) -> str:
    """The id of a claim: a hash of the fields that decide what it says and who says it.

    These fields make it, and no others: `report`, `kind`, `span`, `source`, `via`, `place`, and of the details

    - toll: harm, stated, low, high, status, side, scope, disclosed
    - ceasefire: act, by, against
    - control: act, holder, taken_from
    - attack: means, by, target
    - talks: state, parties, venue
    - demand: by, to
    - denial: of
    - statement: source, cue and content spans

    The date, the blame, the mediators, the rule and its evidence are left out: a better date grammar doesn't change
    what a claim is.
    """
    fields = (report, kind.value, span.start, span.end, source, via, place, *_deciding(details))
    return hashlib.sha256("\x1f".join(map(str, fields)).encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]


def _deciding(details: Details) -> tuple[object, ...]:
    match details:
        case TollDetails(harm=harm, stated=stated, low=low, high=high, status=status, side=side, scope=scope):
            return (harm.value, stated, low, high, status.value, side, scope.value, details.disclosed)
        case CeasefireDetails(act=act, by=by, against=against):
            return (act.value, by, against)
        case ControlDetails(act=act, holder=holder, taken_from=taken_from):
            return (act.value, holder, taken_from)
        case AttackDetails(means=means, by=by, target=target):
            return (means.value, by, target)
        case TalksDetails(state=state, parties=parties, venue=venue):
            return (state.value, parties, venue)
        case DemandDetails(by=by, to=to):
            return (by, to)
        case DenialDetails(of=of):
            return (of,)
        case StatementDetails(source_spans=source, cue_spans=cue, content_spans=content):
            return (tuple(map(tuple, source)), tuple(map(tuple, cue)), tuple(map(tuple, content)))
