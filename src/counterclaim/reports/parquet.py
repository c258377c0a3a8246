"""Parquet of reports: the fields of a JSON Lines record as columns, one report a row.

Needs pyarrow, which is not installed with the program alone: 170 MB, more than half of all the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from counterclaim.errors import RefusedReport
from counterclaim.reports.record import Record
from counterclaim.reports.refusals import no_day, refuse

if TYPE_CHECKING:
    import pyarrow.parquet as pq

OPTIONAL: Final = ("published", "title", "outlet", "url", "licence")
COLUMNS: Final = ("id", "text", *OPTIONAL)

# Rows held at a time: at the longest text that is read, half a gigabyte.
_BATCH_ROWS: Final = 100

MAX_GROUP_BYTES: Final = 4 << 30
"""A row group as it says it is when unpacked. Writers make them of 64 MB to 1 GB; one of these is no report file."""


def read_parquet(
    path: Path,
    name: str,
    refused: Callable[[RefusedReport], None],
    *,
    groups: tuple[int, int] | None = None,
    before: int = 0,
) -> Iterator[Record]:
    """The records of a file, or of the row groups `[first, end)` of it, before which `before` rows stand.

    `name` goes before the row's number (from 1) in `where`. A file that can't be read is refused as a whole.
    """
    try:
        file = open_parquet(path, name)
        wanted = [column for column in COLUMNS if column in file.schema_arrow.names]
        rows = range(*groups) if groups is not None else range(file.num_row_groups)
        if not before and (notice := no_day(file.schema_arrow.names, name)):
            refused(notice)
        row = before
        for batch in file.iter_batches(batch_size=_BATCH_ROWS, row_groups=list(rows), columns=wanted):
            for fields in batch.to_pylist():
                row += 1
                try:
                    yield _record(fields, f"{name}:{row}")
                except RefusedReport as error:
                    refused(error)
        if not row:
            refused(refuse("CC102", where=name))
    except RefusedReport as error:
        refused(error)
    except (OSError, ValueError, MemoryError) as error:  # pyarrow's own errors are of the first two
        refused(refuse("CC109", f"the Parquet file cannot be read ({str(error)[:200]}).", where=name))


def open_parquet(path: Path, name: str) -> pq.ParquetFile:
    """The file, its columns checked. Raises RefusedReport (CC109, CC120, CC121, CC143), OSError or ValueError."""
    try:
        import pyarrow.parquet as pq
    except ImportError:
        raise refuse("CC143", where=name) from None
    file = pq.ParquetFile(path, memory_map=False)
    for number in range(file.num_row_groups):
        if file.metadata.row_group(number).total_byte_size > MAX_GROUP_BYTES:
            raise refuse("CC109", f"row group {number} unpacks to more than {MAX_GROUP_BYTES >> 30} GB.", where=name)
    columns = {field.name: field.type for field in file.schema_arrow}
    for column in ("id", "text"):
        if column not in columns:
            raise refuse("CC120", f"the column `{column}` is missing.", where=name)
    for column in COLUMNS:
        if column in columns and not _fits(columns[column], is_day=column == "published"):
            raise refuse("CC121", f"the column `{column}` is of type {columns[column]}, no string.", where=name)
    return file


def _fits(kind: Any, *, is_day: bool) -> bool:
    from pyarrow import types

    if types.is_dictionary(kind):
        kind = kind.value_type
    text = types.is_string(kind) or types.is_large_string(kind) or types.is_null(kind)
    return bool(text or (is_day and (types.is_date(kind) or types.is_timestamp(kind))))


def _record(fields: dict[str, Any], where: str) -> Record:
    identifier, text, published = fields["id"], fields["text"], fields.get("published")
    if not identifier:
        raise refuse("CC120", "`id` is empty.", where=where)
    if text is None:
        raise refuse("CC122", "`text` is null.", where=where)
    if isinstance(published, datetime):
        published = published.date()  # the day as it is written, in its own zone
    return Record(
        id=identifier,
        text=text,
        origin=where,
        published=published if isinstance(published, date) else published or None,
        title=fields.get("title") or None,
        outlet=fields.get("outlet") or None,
        url=fields.get("url") or None,
        licence=fields.get("licence") or None,
    )
