"""A claim as it is printed: one flat record, whose fields are a contract (`docs/formats.md`)."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    StatementDetails,
    TalksDetails,
    TollDetails,
)
from counterclaim.model.place import Located
from counterclaim.model.span import Span


def claim_record(claim: Claim, explain: bool = False) -> dict[str, object]:
    """The record of a claim, ready for JSON: what all kinds share, then the fields of its kind.

    Spans are `[start, end]` in code points of the report's text. `via` is there only where a source quotes another;
    `rule` and `evidence` (spans) only with `explain`.
    """
    record: dict[str, object] = {
        "id": claim.id,
        "report": claim.report,
        "kind": claim.kind.value,
        "text": claim.text,
        "span": list(claim.span),
        "source": claim.source,
        "source_party": claim.source_party,
        "date": claim.date,
        "date_prec": claim.date_prec,
        "place": claim.place,
        "where": where_record(claim.where),
        **_details(claim.details),
    }
    if claim.via is not None:
        record["via"] = claim.via
    if explain:
        record["rule"] = claim.rule
        record["evidence"] = _spans(claim.evidence)
    return record


def where_record(where: Located | None) -> dict[str, object] | None:
    """Where a place lies, ready for JSON; degrees of WGS84."""
    if where is None:
        return None
    return {
        "name": where.name,
        "kind": where.kind.value if where.kind else None,
        "country": where.country,
        "lat": where.latitude,
        "lon": where.longitude,
        "where_prec": where.where_prec,
        "others": [
            {
                "name": one.name,
                "kind": one.kind.value,
                "country": one.country,
                "lat": one.latitude,
                "lon": one.longitude,
            }
            for one in where.others
        ],
    }


def _spans(spans: Sequence[Span]) -> list[list[int]]:
    return [list(span) for span in spans]


def _details(details: Details) -> dict[str, object]:
    match details:
        case TollDetails():
            return {
                "harm": details.harm.value,
                "stated": details.stated,
                "low": details.low,
                "high": details.high,
                "approx": details.approx,
                "status": details.status.value,
                "side": details.side,
                "part_of": details.part_of,
                "scope": details.scope.value,
                "blamed": details.blamed,
                "disclosed": details.disclosed,
            }
        case CeasefireDetails():
            return {
                "act": details.act.value,
                "by": list(details.by),
                "against": details.against,
                "mediator": list(details.mediator),
            }
        case ControlDetails():
            return {"act": details.act.value, "holder": details.holder, "from": details.taken_from}
        case AttackDetails():
            return {
                "means": details.means.value,
                "by": details.by,
                "target": details.target,
                "damage": details.damage,
            }
        case TalksDetails():
            return {
                "state": details.state.value,
                "parties": list(details.parties),
                "venue": details.venue,
                "mediator": list(details.mediator),
            }
        case DemandDetails():
            return {"by": details.by, "to": details.to}
        case DenialDetails():
            return {"of": details.of}
        case StatementDetails():
            return {
                "source_spans": _spans(details.source_spans),
                "cue_spans": _spans(details.cue_spans),
                "content_spans": _spans(details.content_spans),
                "quotation": details.quotation.value,
            }
