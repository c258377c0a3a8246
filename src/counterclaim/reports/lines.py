"""Lines of a byte stream, however long, in bounded memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from counterclaim.reports.limits import CHUNK_BYTES


def bounded_lines(read: Callable[[int], bytes], limit: int, head: bytes = b"") -> Iterator[tuple[int, bytes | None]]:
    """Number (from 1) and bytes of each line, without its newline; None for a line of more than `limit` bytes.

    `read` is asked for chunks and may return fewer bytes than asked, none at the end; `head` is what was read from
    the stream before. An overlong line is passed over chunk by chunk, never held.
    """
    number = 1
    pending: list[bytes] = []
    size = 0
    chunk = head or read(CHUNK_BYTES)
    while chunk:
        *ended, rest = chunk.split(b"\n")
        for piece in ended:
            size += len(piece)
            yield number, b"".join((*pending, piece)) if size <= limit else None
            number, size = number + 1, 0
            pending.clear()
        size += len(rest)
        if size > limit:
            pending.clear()
        elif rest:
            pending.append(rest)
        chunk = read(CHUNK_BYTES)
    if size:
        yield number, b"".join(pending) if size <= limit else None
