"""A claim with one field set by a reviewer, checked as the nouns have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from counterclaim.claims.common.precision import date_precision
from counterclaim.claims.record import where_record
from counterclaim.errors import LedgerError
from counterclaim.language.places import locate
from counterclaim.ledger.codec import details_of, details_record, to_json, where_of
from counterclaim.model.claim import Claim, TollDetails

# Common fields that a reviewer may set; the span, the words and the identity are the report's and stay. Other words
# are another claim: it is added, and this one rejected.
EDITABLE = ("source", "source_party", "via", "date", "place", "where")


def with_edit(claim: Claim, field: str, value: object) -> Claim:
    """The claim with one field set, given as the printed record writes it. LedgerError CC212 where the field or the
    value doesn't fit the kind."""
    if field == "where":
        return replace(claim, where=_located(claim, value))
    if field in EDITABLE:
        if not (isinstance(value, str) or (value is None and field != "source")):
            raise bad_edit(claim, f"`{field}` takes text, not {value!r}")
        change: dict[str, Any] = {field: value}
        # What follows from a field changes with it. Only the words of the edit are known then, not the report's.
        if field == "date":
            if value is not None and not is_date(str(value)):
                raise bad_edit(claim, f"`date` takes a day (2031-05-01) or days (2031-05-01/2031-05-04), not {value!r}")
            change["date_prec"] = date_precision(value)
        elif field == "place":
            change["where"] = None if value is None else locate(value)
        return replace(claim, **change)
    record = details_record(claim)
    if field not in record:
        raise bad_edit(claim, f"claims of kind {claim.kind.value} have no field `{field}` that can be edited")
    record[field] = value
    try:
        return replace(claim, details=details_of(claim.kind, record))
    except (TypeError, ValueError, KeyError) as error:
        raise bad_edit(claim, f"`{field}`: {error}") from error


def value_of(claim: Claim, field: str) -> object:
    """A field as the printed record has it. LedgerError CC212 for one that the claim doesn't have."""
    if field == "where":
        return where_record(claim.where)
    if field in EDITABLE:
        value: object = getattr(claim, field)
        return value
    record = details_record(claim)
    if field not in record:
        raise bad_edit(claim, f"claims of kind {claim.kind.value} have no field `{field}` that can be edited")
    return record[field]


def check_bounds(claim: Claim) -> None:
    """LedgerError CC212 where the fields of a claim contradict each other."""
    details = claim.details
    if isinstance(details, TollDetails) and details.low is not None and details.high is not None:
        if details.low > details.high:
            raise bad_edit(claim, f"`low` ({details.low}) is above `high` ({details.high})")
        if not details.disclosed:
            raise bad_edit(claim, "a figure that isn't disclosed has no number")


def is_date(text: str) -> bool:
    """True for an ISO day, or `first/last` with one of the two at least, in order."""
    first, slash, last = text.partition("/")
    try:
        days = [date.fromisoformat(day) for day in (first, last) if day]
    except ValueError:
        return False
    written = [day.isoformat() for day in days] == [day for day in (first, last) if day]
    return written and bool(days) and (bool(slash) or bool(first)) and days == sorted(days)


def bad_edit(claim: Claim, what: str) -> LedgerError:
    """The error of an edit that doesn't fit."""
    return LedgerError("CC212", f"{what}.", where=claim.id, mend="The fields and values are in docs/formats.md.")


def _located(claim: Claim, value: object) -> Any:
    if value is not None and not isinstance(value, dict):
        raise bad_edit(claim, f"`where` takes a place of the gazetteer or nothing, not {value!r}")
    try:
        return None if value is None else where_of(to_json(value))
    except (TypeError, ValueError, KeyError) as error:
        raise bad_edit(claim, f"`where`: {error}") from error
