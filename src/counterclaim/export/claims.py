"""Claims as CSV, JSON Lines and GeoJSON: the printed record of each, with what its report is and how its review stands.
Parquet and FollowTheMoney have files of their own.

The order is canonical (report, place in it, kind, id) and nothing in it tells when or how the ledger was built: two
ledgers of the same reports give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from io import TextIOBase
from typing import Any, BinaryIO, TextIO

from counterclaim.claims import claim_record
from counterclaim.export.cells import cell_of_text, table_on
from counterclaim.export.formats import Format
from counterclaim.export.ftm import write_ftm
from counterclaim.export.parquet import write_parquet
from counterclaim.ledger import Ledger, LedgerClaim, queries
from counterclaim.ledger.queue import Filters, numbers_of
from counterclaim.ledger.rows import Review
from counterclaim.model.claim import Kind
from counterclaim.model.place import Located
from counterclaim.reconcile.intervals import days_of

# The columns of a CSV: what all kinds share, then those of each kind, empty where a kind has no such field.
COLUMNS = (
    *("id", "report", "outlet", "published", "url", "title", "kind", "text", "start", "end"),
    *("source", "source_party", "via", "date", "date_start", "date_end", "date_prec", "place"),
    *("where_name", "where_kind", "country", "latitude", "longitude", "where_prec", "where_others", "review"),
    *("harm", "stated", "low", "high", "approx", "status", "side", "part_of", "scope", "blamed", "disclosed"),
    *("act", "by", "against", "mediator", "holder", "from", "means", "target", "damage"),
    *("state", "parties", "venue", "to", "of", "quotation", "source_spans", "cue_spans", "content_spans"),
)


def export(
    ledger: Ledger,
    form: Format | str,
    stream: TextIO | BinaryIO,
    *,
    kinds: Iterable[Kind] | None = None,
    as_of: date | None = None,
    rejected: bool = False,
    filters: Filters | None = None,
) -> int:
    """Writes the claims to a text stream (Parquet: a binary one) and gives their number.

    Rejected ones are left out unless `rejected`, and statements with `filters`: then it is the claims of that view of
    the queue, which must be filled. A view of one state of review leaves out nothing of it.

    Edits of reviewers are applied; JSON Lines also hold `extracted`: the fields that were edited, as extracted.
    ValueError for a format that isn't one, TypeError for a stream that isn't of its sort, FatalError CC245 where
    Parquet is asked for and pyarrow isn't installed.
    """
    if filters is None:
        rows = queries.claims(ledger, kinds, as_of=as_of, rejected=rejected)
    else:
        rows = _of_view(ledger, filters, kinds, as_of, rejected=rejected)
    form = Format(form)
    # Temporary files that start in memory are of no such class, but know their encoding.
    is_text = isinstance(stream, TextIOBase) or getattr(stream, "encoding", None) is not None
    if is_text != (form is not Format.PARQUET):
        raise TypeError(f"{form.value} goes to a {'binary' if form is Format.PARQUET else 'text'} stream")
    return FORMATS[form](rows, stream)


def _of_view(
    ledger: Ledger, filters: Filters, kinds: Iterable[Kind] | None, as_of: date | None, *, rejected: bool
) -> Iterator[LedgerClaim]:
    wanted = None if kinds is None else frozenset(kinds)
    if as_of is not None:
        filters = replace(filters, until=min(as_of, filters.until or as_of))
    out = (
        frozenset[Review]() if rejected or filters.review is not None else frozenset({Review.REJECTED, Review.CHANGED})
    )
    for row in queries.numbered(ledger, numbers_of(ledger, filters)):
        if row.review not in out and (wanted is None or row.claim.kind in wanted):
            yield row


def export_record(row: LedgerClaim) -> dict[str, object]:
    """One claim as it is exported: the printed record, its report's outlet, date, address and title, its review."""
    record = claim_record(row.claim)
    record |= {
        "outlet": row.report.outlet,
        "published": row.report.published.isoformat() if row.report.published else None,
        "url": row.report.url,
        "title": row.report.title,
        "review": row.review.value,
    }
    if row.claim != row.raw:
        raw = claim_record(row.raw)
        # `via` stands in a record only where there is one.
        names = sorted(name for name in record.keys() | raw.keys() if name in raw or name == "via")
        record["extracted"] = {name: raw.get(name) for name in names if raw.get(name) != record.get(name)}
    return record


def _write_json_lines(rows: Iterable[LedgerClaim], stream: TextIO) -> int:
    written = 0
    for row in rows:
        stream.write(json.dumps(export_record(row), ensure_ascii=False) + "\n")
        written += 1
    return written


def _write_csv(rows: Iterable[LedgerClaim], stream: TextIO) -> int:
    writer = table_on(stream)
    writer.writerow(COLUMNS)
    written = 0
    for row in rows:
        record = export_record(row)
        record["start"], record["end"] = row.claim.span
        record["date_start"], record["date_end"] = (day and day.isoformat() for day in days_of(row.claim.date))
        record |= _where_cells(row.claim.where)
        writer.writerow([_cell(record.get(name)) for name in COLUMNS])
        written += 1
    return written


def _where_cells(where: Located | None) -> dict[str, object]:
    if where is None:
        return {}
    return {
        "where_name": where.name,
        "where_kind": where.kind.value if where.kind else None,
        "country": where.country,
        "latitude": where.latitude,
        "longitude": where.longitude,
        "where_prec": where.where_prec,
        # The places that may be meant: a spreadsheet has no lists.
        "where_others": "; ".join(
            f"{one.name} ({one.country or '?'} {one.latitude} {one.longitude})" for one in where.others
        ),
    }


def _write_geojson(rows: Iterable[LedgerClaim], stream: TextIO) -> int:
    """A feature collection (RFC 7946) of the claims that name a place; the geometry of those whose place has no point
    is null, which the format calls unlocated: a map leaves them out, a list doesn't."""
    written = 0
    stream.write('{"type": "FeatureCollection", "features": [')
    for row in rows:
        where = row.claim.where
        if where is None and row.claim.place is None:
            continue
        point = None
        if where is not None and where.latitude is not None and where.longitude is not None:
            point = {"type": "Point", "coordinates": [where.longitude, where.latitude]}
        feature = {
            "type": "Feature",
            "id": row.claim.id,
            "geometry": point,
            "properties": export_record(row),
        }
        stream.write(("," if written else "") + "\n" + json.dumps(feature, ensure_ascii=False))
        written += 1
    stream.write("\n]}\n")
    return written


def _write_ftm(rows: Iterable[LedgerClaim], stream: TextIO) -> int:
    return write_ftm(rows, stream, export_record)


def _cell(value: object) -> object:
    """A value as CSV has it: nothing for None, `true` and `false`, names joined by `; `, spans as JSON."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        if not all(isinstance(item, str) for item in value):
            return json.dumps(value)
        value = "; ".join(value)
    return cell_of_text(value) if isinstance(value, str) else value


FORMATS: dict[Format, Callable[[Iterable[LedgerClaim], Any], int]] = {
    Format.CSV: _write_csv,
    Format.JSONL: _write_json_lines,
    Format.GEOJSON: _write_geojson,
    Format.PARQUET: write_parquet,
    Format.FTM: _write_ftm,
}
"""The writers, one a format."""
