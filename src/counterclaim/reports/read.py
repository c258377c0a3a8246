"""Report files to reports, one at a time."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import BinaryIO, Final

from counterclaim.errors import RefusedReport
from counterclaim.model.report import Report
from counterclaim.reports.files import Format, Source, find_sources
from counterclaim.reports.json_lines import read_json_lines
from counterclaim.reports.pages import read_page
from counterclaim.reports.parquet import read_parquet
from counterclaim.reports.plain import read_plain
from counterclaim.reports.record import Record, to_report
from counterclaim.reports.refusals import refuse
from counterclaim.reports.seen import SeenIds
from counterclaim.reports.sheet import read_sheet
from counterclaim.reports.sniff import first_bytes, is_binary, sniff

Refused = Callable[[RefusedReport], None]

_SHEET: Final = "Save it as CSV in UTF-8, in a .csv file whose first row names the columns: id, text, published."
_DOCUMENT: Final = "Save it as plain text, in a .txt file."
# What people keep reports in, and how it is turned into what can be read.
_MEND: Final = {
    **dict.fromkeys((".xlsx", ".xls", ".ods"), _SHEET),
    **dict.fromkeys((".pdf", ".docx", ".doc", ".odt", ".rtf"), _DOCUMENT),
}


def read_reports(paths: Iterable[str | Path], *, refused: Refused, today: date | None = None) -> Iterator[Report]:
    """The reports of files, folders and standard input (`-`), lazily and in order.

    What cannot be read goes to `refused`, with a code of `REFUSALS`, and the rest goes on: nothing is raised but what
    `refused` raises. `today` is the last day that a report may bear; by default the latest that any place on Earth
    has now. Memory does not grow with the number of reports, but for some 50 bytes each to know an id again.
    """
    limit = today or latest_day()
    seen = SeenIds()
    for path in paths:
        for source in find_sources(path, refused):
            yield from reports_of(records_of(source, refused, limit), refused, limit, seen)


def latest_day() -> date:
    """The latest day that any place on Earth has now."""
    return datetime.now(timezone(timedelta(hours=14))).date()


def reports_of(records: Iterable[Record], refused: Refused, today: date, seen: SeenIds) -> Iterator[Report]:
    """The reports of records; those that fail a check, or whose id was `seen` before, are refused."""
    for record in records:
        try:
            report = to_report(record, today)
            check_new(report, seen)
        except RefusedReport as error:
            refused(error)
        else:
            yield report


def check_new(report: Report, seen: SeenIds) -> None:
    """Raises RefusedReport (CC130, CC131) where the report's id was seen before."""
    same_text = seen.add(report.id, report.text)
    if same_text is not None:
        code = "CC131" if same_text else "CC130"
        what = f"the id {report.id[:80]!r} was used before, {'with the same' if same_text else 'for another'} text."
        raise refuse(code, what, where=report.origin)


def records_of(source: Source, refused: Refused, today: date) -> Iterator[Record]:
    """The records of one file, as they are read, before any check."""
    if source.format is Format.PACKED:
        refused(refuse("CC105", where=source.name))
    elif source.format is Format.UNKNOWN:
        refused(_unknown(source))
    elif source.format is Format.PARQUET and source.path is not None:
        yield from read_parquet(source.path, source.name, refused)
    elif source.path is None:
        yield from _from_stream(sys.stdin.buffer, source, refused, today)
    else:
        try:
            stream = source.path.open("rb")
        except OSError as error:
            refused(refuse("CC101", f"cannot be read: {error.strerror}.", where=source.name))
            return
        with stream:
            yield from _from_stream(stream, source, refused, today)


def _unknown(source: Source) -> RefusedReport:
    if source.path is not None and not source.path.exists():
        return refuse("CC101", "there is no such file or folder.", where=source.name)
    return refuse("CC104", where=source.name, mend=_MEND.get(Path(source.name).suffix.lower(), ""))


def _from_stream(stream: BinaryIO, source: Source, refused: Refused, today: date) -> Iterator[Record]:
    read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
    try:
        head = first_bytes(read)
        form = sniff(head) if source.format is Format.SNIFF else source.format
        if is_binary(head):
            refused(refuse("CC103", where=source.name))
        elif form is Format.JSON_LINES:
            yield from read_json_lines(read, source.name, refused, head)
        elif form is Format.SHEET:
            yield from read_sheet(read, source.name, refused, head)
        elif form is Format.PAGE:
            yield read_page(read, source.identifier, source.name, today, head)
        else:
            yield read_plain(read, source.identifier, source.name, head)
    except RefusedReport as error:
        refused(error)
    except OSError as error:
        refused(refuse("CC101", f"reading stopped: {error.strerror}.", where=source.name))
