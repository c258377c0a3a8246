"""All parts of a text, in order."""

from __future__ import annotations

import re
from datetime import date

from counterclaim.model.report import Part, PartKind
from counterclaim.model.span import Span
from counterclaim.reports.dates import date_header

_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")


def find_parts(
    text: str, published: date | None, title: str | None = None, captions: frozenset[str] = frozenset()
) -> tuple[Part, ...]:
    """The parts of a text."""
    header = date_header(text)
    start = header[0].end if header else 0
    parts = []
    for match in _LINE.finditer(text, start):
        first, last = match.span()
        while first < last and text[first].isspace():
            first += 1
        while first < last and text[last - 1].isspace():
            last -= 1
        if first < last:
            parts.append(Part(PartKind.BODY, Span(first, last)))
    return tuple(parts)
