"""Which reports are copies of which: MinHash finds candidates, the texts themselves decide.

A report is a copy of the earliest, of the likest, of the roots before it (by day of publication, then id) that it has a
band in common with; a root is a report that is nobody's copy. `ledger/origins.py` keeps the bands and the roots.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b

from counterclaim.reconcile.origins.figures import figures_differ

# Word triples are what near-copies of news are commonly told by: shorter ones are shared by all reports of a war,
# longer ones break at every edited word.
SHINGLE_WORDS = 3
# From this share of common triples on, two reports are one story: among 804 reports of 15 outlets every pair above it
# is, and below it follow-ups with new figures set in.
LIKENESS = 0.6
# 32 bands of 4 find a pair of this likeness with 98.8 %, one of 0.85 with 100 %.
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 1
# Fewer words than these (a line of a news ticker) are alike by their subject.
FEWEST_WORDS = 25

_WORD = re.compile(r"\w+")


def bands_of(text: str) -> tuple[int, ...]:
    """The keys of a text: two that are near-copies have one in common, save about one pair in a hundred at the limit of
    likeness. Signed numbers of 64 bits; none for a text too short to tell."""
    words = _WORD.findall(text.casefold())
    if len(words) < FEWEST_WORDS:
        return ()
    import rensa  # type: ignore[import-untyped]

    signature = rensa.RMinHash(_PERMUTATIONS, _SEED)
    signature.update(_shingles(words))
    digest: list[int] = signature.digest()
    rows = _PERMUTATIONS // _BANDS
    packed = (struct.pack(f">H{rows}I", band, *digest[band * rows : (band + 1) * rows]) for band in range(_BANDS))
    keys = (int.from_bytes(blake2b(one, digest_size=8).digest(), "big", signed=True) for one in packed)
    return tuple(sorted(set(keys)))


def likeness_of(root: str, text: str) -> float | None:
    """How like a text is to another that it may be a copy of, by word triples they share; None where it is none:
    unlike, or with other figures, an update."""
    likeness = _jaccard(_triples(text), _triples(root))
    return likeness if likeness >= LIKENESS and not figures_differ(root, text) else None


@dataclass(frozen=True, slots=True)
class Copy:
    """“courier-12 has 0.97 of the words of wire-7.” `root` is the report's own id where it is nobody's copy."""

    report: str
    root: str
    likeness: float


class Copies:
    """Finds the root of each report, given by day of publication, then id. For a handful of reports: all in memory.

    Kept are the bands of each root, no texts and no shingles: `text_of` gives a root's text again.
    """

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._roots: list[str] = []
        self._bands: dict[int, list[int]] = {}

    def add(self, report: str, text: str) -> Copy:
        """The report's place: a copy of an earlier one, or a root itself."""
        bands = bands_of(text)
        best: tuple[float, int] | None = None
        for number in sorted({number for band in bands for number in self._bands.get(band, ())}):
            likeness = likeness_of(self._text_of(self._roots[number]), text)
            if likeness is not None and (best is None or likeness > best[0]):
                best = (likeness, number)
        if best is not None:
            return Copy(report, self._roots[best[1]], best[0])
        for band in bands:
            self._bands.setdefault(band, []).append(len(self._roots))
        self._roots.append(report)
        return Copy(report, report, 1.0)


def _shingles(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)]


@lru_cache(maxsize=2)  # one text is held against root after root
def _triples(text: str) -> frozenset[str]:
    return frozenset(_shingles(_WORD.findall(text.casefold())))


def _jaccard(mine: frozenset[str], theirs: frozenset[str]) -> float:
    shared = len(mine & theirs)
    return shared / max(len(mine) + len(theirs) - shared, 1)
