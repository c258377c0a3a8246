"""A spreadsheet saved as CSV: the fields of a JSON Lines record as columns, one report a row."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from counterclaim.errors import RefusedReport
from counterclaim.reports.limits import MAX_LINE_BYTES
from counterclaim.reports.lines import bounded_lines
from counterclaim.reports.record import Record
from counterclaim.reports.refusals import no_day, refuse

OPTIONAL: Final = ("published", "title", "outlet", "url", "licence")
_COLUMNS: Final = ("id", "text", *OPTIONAL)

# What spreadsheets put between cells: a semicolon where the comma is the decimal sign, a tab in "Unicode text".
_DELIMITERS: Final = (",", ";", "\t")


class _LongLineError(Exception):
    """A line too long to be held. It was passed over."""


class _LongRowError(Exception):
    """A row too long to be held: of many lines, so that nobody can say where the next begins."""


class _Lines:
    """The lines of a stream as text, for csv.reader. `number` is that of the last one handed out, from 1."""

    def __init__(self, lines: Iterator[tuple[int, bytes | None]]) -> None:
        self._lines = lines
        self.number = 0
        self.held = 0  # bytes since a row began

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        self.number, line = next(self._lines)
        if line is None:
            raise _LongLineError
        self.held += len(line) + 1
        if self.held > MAX_LINE_BYTES:
            raise _LongRowError
        if self.number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        return line.decode("utf-8") + "\n"


def read_sheet(
    read: Callable[[int], bytes], name: str, refused: Callable[[RefusedReport], None], head: bytes = b""
) -> Iterator[Record]:
    """The records of a stream. `name` goes before the number of the line where a row begins in `where`.

    The first row names the columns, in capitals or not; others than those of a record are not read. The delimiter is
    whichever of comma, semicolon and tab parts the first row into most cells. A row that can't be read is refused and
    the rest goes on; a file whose columns can't be told is refused as a whole. Raises what `read` raises.
    """
    csv.field_size_limit(max(csv.field_size_limit(), 2 * MAX_LINE_BYTES))  # the length of rows is held to here
    lines = _Lines(bounded_lines(read, MAX_LINE_BYTES, head))
    rows = csv.reader(lines, delimiter=_delimiter(head), strict=True)
    columns: list[str] = []
    while True:
        where = f"{name}:{lines.number + 1}"
        lines.held = 0
        try:
            row = next(rows)
            if not any(cell.strip() for cell in row):
                continue
            if columns:
                yield _record(row, columns, where)
            else:
                columns = _columns(row, where)
                if notice := no_day(columns, where):
                    refused(notice)
        except StopIteration:
            break
        except RefusedReport as error:
            refused(error)
            if not columns:
                return
        except UnicodeDecodeError as error:
            refused(refuse("CC111", f"byte {error.start + 1} of line {lines.number} is not UTF-8.", where=where))
            if not columns:
                return
        except _LongLineError:
            refused(refuse("CC110", f"the line is longer than {MAX_LINE_BYTES:,} bytes.", where=where))
            if not columns:
                return
        except _LongRowError:
            what = f"the row is longer than {MAX_LINE_BYTES:,} bytes, and the rest of the file was not read."
            refused(refuse("CC110", what, where=where, mend="Close the quotation mark that it opens."))
            return
        except csv.Error as error:
            refused(refuse("CC116", f"the row cannot be read: {error}.", where=where))
            if not columns:
                return
    if not columns:
        refused(refuse("CC102", where=name))


def _delimiter(head: bytes) -> str:
    first = next((line for line in head.decode("utf-8", "replace").splitlines() if line.strip("\ufeff \t;,")), "")
    return max(_DELIMITERS, key=lambda sign: len(next(csv.reader([first], delimiter=sign), [])))


def _columns(row: Sequence[str], where: str) -> list[str]:
    names = [cell.strip().lower() for cell in row]
    for name in _COLUMNS:
        if names.count(name) > 1:
            raise refuse("CC114", f"the column `{name}` stands twice.", where=where, mend="Keep one of the two.")
    for name in ("id", "text"):
        if name not in names:
            own = ", ".join(ascii(cell.strip()[:30]) for cell in row[:8])
            mend = (
                f"Call the report's own name `id`, its words `text`, its day `published`; the columns here are {own}."
            )
            raise refuse("CC120", f"the column `{name}` is missing.", where=where, mend=mend)
    return names


def _record(row: Sequence[str], columns: Sequence[str], where: str) -> Record:
    if len(row) > len(columns) and any(cell.strip() for cell in row[len(columns) :]):
        raise refuse("CC117", f"the row has {len(row)} cells, the first row {len(columns)}.", where=where)
    cells = dict(zip(columns, row, strict=False))
    if not (identifier := cells.get("id", "").strip()):
        raise refuse("CC120", "`id` is empty.", where=where)
    published, title, outlet, url, licence = (cells.get(name, "").strip() or None for name in OPTIONAL)
    return Record(identifier, cells.get("text", ""), where, published, title, outlet, url, licence)
