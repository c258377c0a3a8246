"""What is done to one report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path

from counterclaim.model.claim import Claim
from counterclaim.model.reading import Sentence
from counterclaim.model.report import Report
from counterclaim.model.span import Span

Found = tuple[Claim, Span]
"""A claim with the sentence or sentences that hold it."""

Extract = Callable[[Report], Sequence[Found]]
"""One report to its claims: a pure function."""

MakeExtract = Callable[[Path | None], Extract]
"""Makes an `Extract` in the process that will run it, given a cast file or None. Must be importable by name."""


def make_extract(cast_path: Path | None = None) -> Extract:
    """The program's own extraction, with the bundled cast and, before it, the user's. CastError for a bad cast."""
    from counterclaim.claims import extract_claims
    from counterclaim.language import read

    if cast_path is None:
        cast = None
    else:
        from counterclaim.language.cast import load_cast

        cast = load_cast(cast_path)

    def extract(report: Report) -> list[Found]:
        reading = read(report, cast)
        starts = [sentence.span.start for sentence in reading.sentences]
        return [(claim, _sentence_of(claim.span, reading.sentences, starts)) for claim in extract_claims(reading)]

    return extract


def _sentence_of(span: Span, sentences: Sequence[Sentence], starts: Sequence[int]) -> Span:
    """The span of all sentences that a claim touches; its own span where none does."""
    first = max(bisect_right(starts, span.start) - 1, 0)
    found = span
    for sentence in sentences[first:]:
        if sentence.span.start >= span.end:
            break
        if sentence.span.overlaps(span):
            found = found.cover(sentence.span)
    return found
