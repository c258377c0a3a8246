"""What is done to one report, and which version of the program does it."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from counterclaim import __version__
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

# The folders whose code and data decide which claims a report yields.
_DECIDING = ("model", "reports", "language", "claims", "data")


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


def extraction_version(cast_path: Path | None = None) -> str:
    """Which extraction this is: program version and a hash of the code, the data and the cast that decide its claims.

    Nobody has to remember to raise a number: a changed rule or word list makes another version, and a build then
    reads the reports again and supersedes what the old version took from them.
    """
    code = _code_hash()
    if cast_path is not None:
        code = hashlib.sha256(code.encode() + cast_path.read_bytes()).hexdigest()
    return f"{__version__}+{code[:12]}"


@cache
def _code_hash() -> str:
    digest = hashlib.sha256()
    for folder in _DECIDING:
        _add(digest, files("counterclaim").joinpath(folder), folder)
    return digest.hexdigest()


def _add(digest: hashlib._Hash, folder: Traversable, name: str) -> None:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        path = f"{name}/{entry.name}"
        if entry.is_dir():
            if entry.name != "__pycache__":
                _add(digest, entry, path)
        else:
            digest.update(f"{path}\0".encode())
            digest.update(hashlib.sha256(entry.read_bytes()).digest())
