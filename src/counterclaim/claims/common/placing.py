"""Where what is claimed at a span happened."""

from __future__ import annotations

from counterclaim.claims.common.sentences import sentence_at, words_before
from counterclaim.claims.common.words import words
from counterclaim.model.reading import NameKind, NameMention, Reading, Sentence
from counterclaim.model.span import Span

_LOCATIVE = words("locative")
_NOUNS = words("place_nouns")
_LINKS = words("place_links")
# A chain of places: "in the town of Bardo, in the Western Province of Ruritania".
_CHAIN = 45


def place_at(reading: Reading, span: Span) -> str | None:
    """The most specific place that the sentence names for `span`, verbatim; None where it names none.

    Only a name behind a word of place counts ("in", "near", "the town of"): a state that acts or speaks is no place.
    Of a chain ("in Bardo, Ruritania") the first name is taken, of several chains the nearest.
    """
    sentence = sentence_at(reading, span)
    if sentence is None:
        return None
    chain = _chains(reading, sentence)
    if not chain:
        return None
    best = min(chain, key=lambda n: _distance(n.span, span))
    return best.span.of(reading.text)


def _chains(reading: Reading, sentence: Sentence) -> list[NameMention]:
    """The first name of each chain of places in the sentence."""
    found: list[NameMention] = []
    last_end = -1
    spoken = [s for a in reading.attributions for s in a.source if sentence.span.overlaps(s)]
    for name in reading.names:
        if name.kind is not NameKind.PLACE or not sentence.span.contains(name.span):
            continue
        if any(s.overlaps(name.span) for s in spoken):
            continue
        text = name.span.of(reading.text)
        following = reading.text[name.span.end : name.span.end + 2]
        if following in ("'s", "’s"):
            continue  # "Syria's northern province": what follows is the place
        if last_end >= 0 and _chained(reading.text[last_end : name.span.start]):
            last_end = name.span.end
            continue
        before = words_before(reading, name.span.start, 4, sentence.first)
        if _placed(before) or any(w in _NOUNS for w in text.casefold().split()[1:]):
            found.append(name)
            last_end = name.span.end
        elif text.isupper():
            continue
    return found


def _placed(before: list[str]) -> bool:
    """True where the words before a name place something there."""
    at = len(before) - 1
    while at >= 0:
        word = before[at]
        if word in _LOCATIVE:
            return True
        if word not in _LINKS and word not in _NOUNS and not word.endswith(("ern", "ian", "'s")):
            return False
        at -= 1
    return False


def _chained(gap: str) -> bool:
    """True where the words between two places only lead from the smaller to the larger."""
    if len(gap) > _CHAIN or ";" in gap or "." in gap:
        return False
    rest = [w.strip(",'’") for w in gap.casefold().split()]
    return all(w in _LINKS or w in _NOUNS or w in ("in", "") or w.endswith("ern") for w in rest)


def _distance(place: Span, span: Span) -> int:
    """Characters between; a place behind the claim is preferred to one before it."""
    if place.start >= span.end:
        return place.start - span.end
    return 2 * max(span.start - place.end, 0)
