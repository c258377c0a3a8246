"""A claim as a flat row of typed columns, and back. The columns are those of a CSV export, with lists as lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from counterclaim.claims import claim_record
from counterclaim.ledger.codec import details_of, spans_of
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.place import Located, Place, PlaceKind
from counterclaim.model.span import Span

# `by` is a list of parties in a truce and one party elsewhere: in a column it is a list.
_ONE_BY = frozenset({Kind.ATTACK, Kind.DEMAND})


def claim_row(claim: Claim) -> dict[str, Any]:
    """The columns of one claim; what its kind doesn't have is not there."""
    row: dict[str, Any] = claim_record(claim)
    row["start"], row["end"] = row.pop("span")
    row.pop("where")
    if claim.kind in _ONE_BY:
        row["by"] = None if row["by"] is None else [row["by"]]
    where = claim.where
    if where is not None:
        row |= {
            "where_name": where.name,
            "where_kind": where.kind.value if where.kind else None,
            "country": where.country,
            "latitude": where.latitude,
            "longitude": where.longitude,
            "where_prec": where.where_prec,
            "where_others": [
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
    return row


def claim_of(row: Mapping[str, Any]) -> Claim:
    """The claim in a row. ValueError, TypeError or KeyError where its columns don't fit its kind."""
    kind = Kind(row["kind"])
    by = row["by"]
    record = {**row, "by": (by[0] if by else None) if kind in _ONE_BY else by}
    return Claim(
        id=row["id"],
        report=row["report"],
        kind=kind,
        span=Span(row["start"], row["end"]),
        text=row["text"],
        source=row["source"],
        source_party=row["source_party"],
        via=row["via"],
        date=row["date"],
        place=row["place"],
        details=details_of(kind, record),
        rule=row["rule"],
        evidence=spans_of(row["evidence"]),
        date_prec=row["date_prec"],
        where=_where(row),
    )


def _where(row: Mapping[str, Any]) -> Located | None:
    if row["where_name"] is None:
        return None
    return Located(
        name=row["where_name"],
        kind=PlaceKind(row["where_kind"]) if row["where_kind"] else None,
        country=row["country"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        where_prec=row["where_prec"],
        others=tuple(
            Place(one["name"], PlaceKind(one["kind"]), one["country"], one["lat"], one["lon"])
            for one in row["where_others"]
        ),
    )
