"""The details of a claim, to JSON and back: the same fields and names as in the printed record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import assert_never

from counterclaim.claims import claim_record
from counterclaim.claims.record import where_record
from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlAct,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    Harm,
    Kind,
    Means,
    Scope,
    StatementDetails,
    Status,
    TalksDetails,
    TalksState,
    TollDetails,
    TruceAct,
)
from counterclaim.model.place import Located, Place, PlaceKind
from counterclaim.model.reading import Quotation
from counterclaim.model.span import Span

# What claims of every kind share; the rest of a record is its details.
COMMON = frozenset(
    {
        *("id", "report", "kind", "text", "span", "source", "source_party", "via", "date", "date_prec", "place"),
        *("where", "rule", "evidence"),
    }
)


def details_record(claim: Claim) -> dict[str, object]:
    """The fields of a claim's kind, as `claim_record` names and writes them."""
    return {name: value for name, value in claim_record(claim).items() if name not in COMMON}


def details_json(claim: Claim) -> str:
    """The details as one line of JSON, the same for equal details."""
    return to_json(details_record(claim))


def to_json(value: object) -> str:
    """One line of JSON, the same for equal values."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def details_of(kind: Kind, record: Mapping[str, object]) -> Details:
    """The details that a record holds. Raises ValueError, TypeError or KeyError where a field doesn't fit the kind."""
    match kind:
        case Kind.TOLL:
            return TollDetails(
                harm=Harm(_text(record, "harm")),
                stated=_number(record, "stated"),
                low=_number(record, "low"),
                high=_number(record, "high"),
                approx=_flag(record, "approx"),
                status=Status(_text(record, "status")),
                side=_text_or_none(record, "side"),
                part_of=_text_or_none(record, "part_of"),
                scope=Scope(_text(record, "scope")),
                blamed=_text_or_none(record, "blamed"),
                disclosed=_flag(record, "disclosed"),
            )
        case Kind.CEASEFIRE:
            return CeasefireDetails(
                act=TruceAct(_text(record, "act")),
                by=_texts(record, "by"),
                against=_text_or_none(record, "against"),
                mediator=_texts(record, "mediator"),
            )
        case Kind.CONTROL:
            return ControlDetails(
                act=ControlAct(_text(record, "act")),
                holder=_text_or_none(record, "holder"),
                taken_from=_text_or_none(record, "from"),
            )
        case Kind.ATTACK:
            return AttackDetails(
                means=Means(_text(record, "means")),
                by=_text_or_none(record, "by"),
                target=_text_or_none(record, "target"),
                damage=_text_or_none(record, "damage"),
            )
        case Kind.TALKS:
            return TalksDetails(
                state=TalksState(_text(record, "state")),
                parties=_texts(record, "parties"),
                venue=_text_or_none(record, "venue"),
                mediator=_texts(record, "mediator"),
            )
        case Kind.DEMAND:
            return DemandDetails(by=_text(record, "by"), to=_text_or_none(record, "to"))
        case Kind.DENIAL:
            return DenialDetails(of=_text_or_none(record, "of"))
        case Kind.STATEMENT:
            return StatementDetails(
                source_spans=spans_of(record["source_spans"]),
                cue_spans=spans_of(record["cue_spans"]),
                content_spans=spans_of(record["content_spans"]),
                quotation=Quotation(_text(record, "quotation")),
            )
        case _:
            assert_never(kind)


def where_json(where: Located | None) -> str | None:
    """Where a place lies as one line of JSON, as the printed record has it."""
    return None if where is None else to_json(where_record(where))


def where_of(text: str | None) -> Located | None:
    """Where a place lies, from `where_json`. Raises ValueError, TypeError or KeyError for anything else."""
    if text is None:
        return None
    record = json.loads(text)
    return Located(
        name=record["name"],
        kind=PlaceKind(record["kind"]) if record["kind"] else None,
        country=record["country"],
        latitude=record["lat"],
        longitude=record["lon"],
        where_prec=record["where_prec"],
        others=tuple(
            Place(one["name"], PlaceKind(one["kind"]), one["country"], one["lat"], one["lon"])
            for one in record["others"]
        ),
    )


def spans_of(value: object) -> tuple[Span, ...]:
    """Spans from a list of `[start, end]`. Raises TypeError or ValueError for anything else."""
    if not isinstance(value, list):
        raise TypeError(f"a list of spans is wanted, not {value!r}")
    return tuple(Span(int(start), int(end)) for start, end in value)


def _text(record: Mapping[str, object], name: str) -> str:
    value = record[name]
    if not isinstance(value, str):
        raise TypeError(f"`{name}` takes text, not {value!r}")
    return value


def _text_or_none(record: Mapping[str, object], name: str) -> str | None:
    return None if record[name] is None else _text(record, name)


def _texts(record: Mapping[str, object], name: str) -> tuple[str, ...]:
    value = record[name]
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError(f"`{name}` takes a list of texts, not {value!r}")
    return tuple(value)


def _number(record: Mapping[str, object], name: str) -> int | None:
    value = record[name]
    if value is None:
        return None
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise TypeError(f"`{name}` takes a whole number from 0 or nothing, not {value!r}")
    return value


def _flag(record: Mapping[str, object], name: str) -> bool:
    value = record[name]
    if not isinstance(value, bool):
        raise TypeError(f"`{name}` takes true or false, not {value!r}")
    return value
