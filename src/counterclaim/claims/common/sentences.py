"""The sentence and the words around a span."""

from __future__ import annotations

from bisect import bisect_right

from counterclaim.model.reading import Reading, Sentence
from counterclaim.model.span import Span


def sentence_at(reading: Reading, span: Span) -> Sentence | None:
    """The sentence in which `span` begins, None where it begins in none."""
    at = bisect_right(reading.sentences, span.start, key=lambda s: s.span.start) - 1
    if at < 0 or reading.sentences[at].span.end <= span.start:
        return None
    return reading.sentences[at]


def token_at(reading: Reading, offset: int) -> int:
    """The index of the first token that ends after `offset`."""
    return bisect_right(reading.tokens, offset, key=lambda t: t.end)


def words_before(reading: Reading, offset: int, count: int, first: int = 0) -> list[str]:
    """The norms of up to `count` tokens that end at or before `offset`, none before token `first`."""
    at = token_at(reading, max(offset - 1, 0)) if offset else 0
    while at < len(reading.tokens) and reading.tokens[at].end <= offset:
        at += 1
    return [t.norm for t in reading.tokens[max(first, at - count) : at]]
