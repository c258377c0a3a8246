"""Text that lost its commas on the way: found by how few it has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.model.report import Part
from counterclaim.model.span import Span

__all__ = ["stripped_parts"]

_WORD = re.compile(r"\S+")
# News has a comma in some twenty words. Fewer than one in so many words is a text without commas …
_WORDS_A_COMMA = 60
# … where it is this long: one sentence may well have none
_AT_LEAST = 30


def stripped_parts(text: str, parts: Sequence[Part]) -> tuple[Span, ...]:
    """The parts of a report whose commas were lost; all of them where the whole report has hardly any."""
    spans = [p.span for p in parts] or [Span(0, len(text))]
    if _is_stripped(text, Span(0, len(text))):
        return tuple(spans)
    return tuple(span for span in spans if _is_stripped(text, span))


def _is_stripped(text: str, span: Span) -> bool:
    words = sum(1 for _ in _WORD.finditer(text, span.start, span.end))
    return words >= _AT_LEAST and text.count(",", span.start, span.end) * _WORDS_A_COMMA < words
