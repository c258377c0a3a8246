"""Cues that are nouns: “the ministry's claim that …”, “reports by residents that …”."""

from __future__ import annotations

from counterclaim.language.attribution.lexicon import noun_cues
from counterclaim.language.attribution.rules.content import content_end
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.hit import Hit, Range
from counterclaim.language.attribution.rules.nounphrase import phrase_left, phrase_right

__all__ = ["noun_hits"]

_POSSESSIVES = frozenset({"his", "her", "its", "their", "my", "our"})
# "its repeated and angry denial": so many words may stand between owner and noun
_BETWEEN = 3


def noun_hits(field: Field, lo: int, hi: int) -> list[Hit]:
    """The attributions by nouns with an owner and a “that” in the sentence of tokens [lo, hi)."""
    nouns = noun_cues()
    norm = field.norm
    hits = []
    for i in range(lo, hi - 2):
        if norm[i] not in nouns or (field.upper[i] and i > lo):
            continue
        that = i + 1
        source: Range | None = None
        if norm[that] in ("by", "from", "of"):
            end = phrase_right(field, that + 1, hi)
            if end is None:
                continue
            source, that = (that + 1, end), end
        if that + 1 >= hi or norm[that] != "that":
            continue
        source = source or _owner(field, lo, i)
        if source is None:
            continue
        stop = next((j for j in range(that + 1, hi) if norm[j] == "," and field.quote[j] < 0), hi)
        end = content_end(field, that, stop)
        if end > that + 1:
            hits.append(Hit(source, (i, i + 1), [(that, end)], "noun", frozenset({"say"})))
    return hits


def _owner(field: Field, lo: int, noun: int) -> Range | None:
    """Whose claim it is, by what stands before the noun."""
    for j in range(noun - 1, max(lo, noun - 1 - _BETWEEN) - 1, -1):
        w = field.norm[j]
        if w in _POSSESSIVES:
            return j, j + 1
        if w == "'s" or (w == "'" and j > lo and field.norm[j - 1].endswith("s")):
            start = phrase_left(field, j, lo)
            return (start, j) if start is not None else None
        if not (field.nominal(j) or w.endswith("ed") or w in field.words.adverbs or w == "and"):
            return None
    return None
