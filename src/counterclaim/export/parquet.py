"""Claims as Parquet: the columns of a CSV, each of its own type. They are listed in docs/formats.md."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, BinaryIO, Final

from counterclaim.ledger import LedgerClaim
from counterclaim.ledger.extracted.rows import claim_row
from counterclaim.ledger.extracted.schema import CLAIM, DAY, TEXT, arrow
from counterclaim.reconcile.intervals import days_of

# As in a CSV: what a claim's report is stands behind its id, how it is reviewed at the end.
PARQUET_COLUMNS: Final = {
    "id": TEXT,
    "report": TEXT,
    "outlet": TEXT,
    "published": DAY,
    "url": TEXT,
    "title": TEXT,
    **{name: kind for name, kind in CLAIM.items() if name not in ("id", "report")},
    "date_start": DAY,
    "date_end": DAY,
    "review": TEXT,
}

# Rows of a row group, and of memory.
_GROUP = 50_000


def write_parquet(rows: Iterable[LedgerClaim], stream: BinaryIO) -> int:
    """Writes the claims to a binary stream and gives their number; the same claims give the same bytes by one version
    of pyarrow. FatalError CC245 where it isn't installed."""
    schema = arrow(PARQUET_COLUMNS)
    import pyarrow as pa
    import pyarrow.parquet as pq

    written = 0
    source = iter(rows)
    with pq.ParquetWriter(stream, schema, compression="zstd") as writer:
        while group := list(_records(islice(source, _GROUP))):
            writer.write_table(pa.Table.from_pylist(group, schema))
            written += len(group)
    return written


def _records(rows: Iterable[LedgerClaim]) -> Iterator[dict[str, Any]]:
    for row in rows:
        report = row.report
        first, last = days_of(row.claim.date)
        yield {
            **claim_row(row.claim),
            "outlet": report.outlet,
            "published": report.published,
            "url": report.url,
            "title": report.title,
            "date_start": first,
            "date_end": last,
            "review": row.review.value,
        }
