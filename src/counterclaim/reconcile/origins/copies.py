"""Which reports are copies of which: MinHash finds candidates, the texts themselves decide."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Copy:
    """“courier-12 has 0.97 of the words of wire-7.” `root` is the report's own id where it is nobody's copy."""

    report: str
    root: str
    likeness: float


class Copies:
    """Finds the root of each report. Reports come by day of publication, then id: a root is always the earliest.

    Kept are 512 bytes of MinHash for each root, no texts and no shingles: `text_of` gives a root's text again.
    """

    def __init__(self, text_of: Callable[[str], str]) -> None:
        import rensa  # type: ignore[import-untyped]

        self._text_of = text_of
        self._roots: list[str] = []
        self._index = rensa.RMinHashLSH(LIKENESS, _PERMUTATIONS, _BANDS)

    def add(self, report: str, text: str) -> Copy:
        """The report's place: a copy of an earlier one, or a root itself. Where figures differ it is an update."""
        import rensa

        words = _WORD.findall(text.casefold())
        if len(words) < FEWEST_WORDS:
            return Copy(report, report, 1.0)
        shingles = _shingles(words)
        signature = rensa.RMinHash(_PERMUTATIONS, _SEED)
        signature.update(shingles)
        best: tuple[float, int] | None = None
        for number in sorted(self._index.query(signature)):
            root = self._text_of(self._roots[number])
            likeness = _jaccard(shingles, _shingles(_WORD.findall(root.casefold())))
            if likeness >= LIKENESS and (best is None or likeness > best[0]) and not figures_differ(root, text):
                best = (likeness, number)
        if best is not None:
            return Copy(report, self._roots[best[1]], best[0])
        self._index.insert(len(self._roots), signature)
        self._roots.append(report)
        return Copy(report, report, 1.0)


def _shingles(words: list[str]) -> list[str]:
    return [" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)]


def _jaccard(one: list[str], other: list[str]) -> float:
    mine, theirs = set(one), set(other)
    return len(mine & theirs) / max(len(mine | theirs), 1)
