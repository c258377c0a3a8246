"""Report files cut into slices that can be read one by one, on machines that see the same files.

A slice is a list of pieces: some lines of a JSON Lines file, some row groups of a Parquet file, or whole files. The
slices of files, read in order, give the same reports and refusals as the files; only that an id was used before in
another slice is for whoever puts them together to see.
"""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO

from counterclaim.errors import RefusedReport
from counterclaim.model.report import Report
from counterclaim.reports.files import Format, Source, find_sources
from counterclaim.reports.json_lines import read_json_lines
from counterclaim.reports.limits import CHUNK_BYTES
from counterclaim.reports.parquet import open_parquet, read_parquet
from counterclaim.reports.read import Refused, latest_day, records_of, reports_of
from counterclaim.reports.record import Record
from counterclaim.reports.refusals import refuse
from counterclaim.reports.seen import SeenIds
from counterclaim.reports.sniff import first_bytes, is_binary

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Piece:
    """“war.jsonl from byte 4,000,000 to 8,000,120, before which 3,021 lines stand.”

    `start` and `end` are bytes, or row groups of a Parquet file; `end` is None for a whole file. `size` and `modified`
    (nanoseconds) are the file's, when it was cut.
    """

    path: str
    name: str
    identifier: str
    format: Format
    size: int
    modified: int
    start: int = 0
    end: int | None = None
    before: int = 0


Slice = tuple[Piece, ...]


def slices_of(paths: Iterable[str | Path], refused: Refused, size: int) -> Iterator[Slice]:
    """Cuts files, folders and globs into slices of some `size` bytes. Small files share a slice, a record never spans
    two. What is no file (`-`, a pipe) is refused: nothing can come back to it."""
    held: list[Piece] = []
    weight = 0
    for source in (source for path in paths for one in _expanded(path) for source in find_sources(one, refused)):
        if source.path is None or source.format is Format.SNIFF:
            refused(refuse("CC101", "a stream can't be cut.", where=source.name, mend="Write it to a file first."))
            continue
        whole = _whole(source, source.path)
        if weight and weight + whole.size > size:
            yield tuple(held)
            held, weight = [], 0
        if whole.size > size and (cut := _cut(whole, size)):
            yield from ((piece,) for piece in cut)
        else:
            held.append(whole)
            weight += whole.size
    if held:
        yield tuple(held)


def read_slice(pieces: Slice, refused: Refused, today: date | None = None) -> Iterator[Report]:
    """The reports of a slice. OSError where a file is not as it was when it was cut, or not to be seen from here."""
    limit, seen = today or latest_day(), SeenIds()
    for piece in pieces:
        if piece.size and _stat(Path(piece.path)) != (piece.size, piece.modified):
            raise OSError(None, "the file is not there, or has changed since it was cut", piece.path)
        yield from reports_of(_records(piece, refused, limit), refused, limit, seen)


def _records(piece: Piece, refused: Refused, today: date) -> Iterator[Record]:
    path = Path(piece.path)
    if piece.end is None:
        yield from records_of(Source(path, piece.name, piece.identifier, piece.format), refused, today)
    elif piece.format is Format.PARQUET:
        groups = (piece.start, piece.end)
        yield from read_parquet(path, piece.name, refused, groups=groups, before=piece.before)
    else:
        with path.open("rb") as stream:
            stream.seek(piece.start)
            yield from read_json_lines(
                _Bounded(stream, piece.end - piece.start), piece.name, refused, before=piece.before
            )


class _Bounded:
    """Reads no further than so many bytes."""

    def __init__(self, stream: BinaryIO, left: int) -> None:
        self._stream = stream
        self._left = left

    def __call__(self, count: int) -> bytes:
        found = self._stream.read(min(count, self._left))
        self._left -= len(found)
        return found


def _expanded(path: str | Path) -> list[str | Path]:
    """The paths that a pattern stands for, sorted; itself where it names a file or is no pattern."""
    if not glob.has_magic(str(path)) or Path(path).exists():
        return [path]
    return [*sorted(glob.glob(str(path), recursive=True))] or [path]  # noqa: PTH207  # takes absolute patterns as well


def _stat(path: Path) -> tuple[int, int]:
    try:
        said = path.stat()
    except (OSError, ValueError):
        return 0, 0
    return said.st_size, said.st_mtime_ns


def _whole(source: Source, path: Path) -> Piece:
    size, modified = _stat(path)
    return Piece(str(path.absolute()), source.name, source.identifier, source.format, size, modified)


def _cut(whole: Piece, size: int) -> list[Piece]:
    """The pieces of a large file; none where it must be read as a whole, also because it is to be refused as one."""
    try:
        if whole.format is Format.JSON_LINES:
            return _cut_lines(whole, size)
        if whole.format is Format.PARQUET:
            return _cut_groups(whole, size)
    except (OSError, ValueError, RefusedReport):
        pass  # whoever reads it as a whole meets the same, and says so
    return []


def _cut_lines(whole: Piece, size: int) -> list[Piece]:
    """Every piece ends after a line feed; the file is read once, to count them."""
    found: list[Piece] = []
    with Path(whole.path).open("rb") as stream:
        head = first_bytes(stream.read)
        written = head.removeprefix(_BOM).lstrip()
        # What is refused as a whole: nothing in it, no text, or JSON over several lines.
        if is_binary(head) or not written or written.split(b"\n", 1)[0].strip() in (b"[", b"{"):
            return []
        least = len(head) - len(written) + 1  # blank lines alone would look like an empty file
        stream.seek(0)
        start = before = count = at = 0
        while chunk := stream.read(CHUNK_BYTES):
            while chunk:
                need = max(start + size, least) - at  # bytes of the chunk that the piece takes in any case
                cut = chunk.find(b"\n", max(0, need - 1)) if need <= len(chunk) else -1
                if cut < 0:
                    count += chunk.count(b"\n")
                    at += len(chunk)
                    break
                count += chunk.count(b"\n", 0, cut + 1)
                at += cut + 1
                found.append(_part(whole, start, at, before))
                start, before, chunk = at, count, chunk[cut + 1 :]
        if at > start:
            found.append(_part(whole, start, at, before))
    return found


def _cut_groups(whole: Piece, size: int) -> list[Piece]:
    found: list[Piece] = []
    file = open_parquet(Path(whole.path), whole.name)
    start = before = rows = weight = 0
    for number in range(file.num_row_groups):
        group = file.metadata.row_group(number)
        rows += group.num_rows
        weight += group.total_byte_size
        if weight >= size or number == file.num_row_groups - 1:
            found.append(_part(whole, start, number + 1, before))
            start, before, weight = number + 1, rows, 0
    return found


def _part(whole: Piece, start: int, end: int, before: int) -> Piece:
    return Piece(whole.path, whole.name, whole.identifier, whole.format, whole.size, whole.modified, start, end, before)
