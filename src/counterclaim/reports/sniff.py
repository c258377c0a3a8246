"""What a stream holds, from its first bytes."""

from __future__ import annotations

import re
from collections.abc import Callable

from counterclaim.reports.files import Format
from counterclaim.reports.limits import CHUNK_BYTES

_BOM = b"\xef\xbb\xbf"
_MARKUP = re.compile(
    rb"<(?:!doctype\s+html|!--|html|head|body|meta|title|article|div|p|h1|section|main|\?xml)\b|<!--", re.IGNORECASE
)
# Archives, pictures and documents by their magic numbers; UTF-16 and UTF-32 by their marks.
_MAGIC = (b"\x1f\x8b", b"PK\x03\x04", b"BZh", b"\xfd7zXZ", b"\x28\xb5\x2f\xfd", b"%PDF-", b"\x89PNG", b"\xff\xd8\xff")
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MAX_CONTROL = 0.05  # programs and pictures hold 10 to 40 % control bytes, damaged texts a few in all


def first_bytes(read: Callable[[int], bytes]) -> bytes:
    """What a stream begins with, up to the first chunk with something in it; nothing where it is blank."""
    head = b""
    while not head.removeprefix(_BOM).strip() and len(head) < CHUNK_BYTES and (chunk := read(CHUNK_BYTES)):
        head += chunk
    return head


def is_binary(head: bytes) -> bool:
    """True for what is no text in UTF-8 or another 8-bit encoding. A stray NUL does not make a file binary."""
    start = head[:8192]
    return head.startswith((*_MAGIC, *_WIDE)) or len(_CONTROL.findall(start)) > 3 + _MAX_CONTROL * len(start)


def sniff(head: bytes) -> Format:
    """JSON Lines where the first character is `{`, HTML where it opens with a tag of a page, else plain text."""
    start = head.removeprefix(_BOM).lstrip()
    if start.startswith(b"{"):
        return Format.JSON_LINES
    return Format.PAGE if _MARKUP.match(start) else Format.PLAIN
