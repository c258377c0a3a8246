"""How large a thing may be before it is refused instead of read. None is reached by real news pages."""

from __future__ import annotations

from typing import Final

MAX_LINE_BYTES: Final = 10_000_000
"""A JSON Lines record. The longest article with its markup stays far under; a 50 MB line would only fill memory."""

MAX_TEXT_CHARS: Final = 5_000_000
"""One report's text: some thirty novels."""

MAX_PAGE_BYTES: Final = 20_000_000
"""One HTML page before extraction. The largest saved live blogs with inlined pictures are a few megabytes."""

MAX_PAGE_TAGS: Final = 25_000
"""Elements of a page. Live blogs have some 15,000; the worst page of this many takes three seconds,
of twice as many ten."""

MAX_ATTRIBUTE: Final = 20_000
"""Characters of an attribute that are kept: what is longer is a picture written into the page, never words."""

MAX_TAG_ATTRIBUTES: Final = 1_000
"""Attributes of one tag. The parser compares each with all before it: 300,000 in one tag took it ten minutes."""

CHUNK_BYTES: Final = 1 << 18
"""How much is read from a file at a time."""
