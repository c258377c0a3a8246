"""A plain text file: one report."""

from __future__ import annotations

from collections.abc import Callable

from counterclaim.reports.limits import CHUNK_BYTES, MAX_TEXT_CHARS
from counterclaim.reports.record import Record
from counterclaim.reports.refusals import refuse

_MAX_BYTES = 4 * MAX_TEXT_CHARS  # a code point takes at most 4 bytes


def read_all(read: Callable[[int], bytes], limit: int, head: bytes = b"") -> bytes | None:
    """All bytes of a stream, None where there are more than `limit`. No more than that is held."""
    pieces, size = [head], len(head)
    while size <= limit and (chunk := read(CHUNK_BYTES)):
        pieces.append(chunk)
        size += len(chunk)
    return b"".join(pieces) if size <= limit else None


def read_plain(read: Callable[[int], bytes], identifier: str, name: str, head: bytes = b"") -> Record:
    """The record of a text file. Raises RefusedReport (CC102, CC111, CC123) and what `read` raises."""
    raw = read_all(read, _MAX_BYTES, head)
    if raw is None:
        raise refuse("CC123", f"the file is larger than {_MAX_BYTES:,} bytes.", where=name)
    # A byte order mark belongs to the file, not to the text.
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    if not raw.strip():
        raise refuse("CC102", where=name)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise refuse("CC111", "a byte here is not UTF-8.", where=f"{name}:{line}") from None
    return Record(id=identifier, text=text, origin=name)
