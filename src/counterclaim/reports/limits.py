"""How large a thing may be before it is refused instead of read. None is reached by real news pages."""

from __future__ import annotations

from typing import Final

MAX_LINE_BYTES: Final = 10_000_000
"""A JSON Lines record. The longest article with its markup stays far under; a 50 MB line would only fill memory."""

MAX_TEXT_CHARS: Final = 5_000_000
"""One report's text: some thirty novels."""

MAX_PAGE_BYTES: Final = 20_000_000
"""One HTML page before extraction. The largest saved live blogs with inlined pictures are a few megabytes."""

MAX_PAGE_DEPTH: Final = 2_000
"""Elements open inside one another in a page. Browsers stop at some 500; parsers built on recursion do not."""

CHUNK_BYTES: Final = 1 << 18
"""How much is read from a file at a time."""
