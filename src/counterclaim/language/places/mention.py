"""Where a place that a claim names lies, by the words around it in the report."""

from __future__ import annotations

import re
from bisect import bisect_right

from counterclaim.language.cast.atoms import atoms_of
from counterclaim.language.places.candidates import candidates
from counterclaim.language.places.context import Setting
from counterclaim.language.places.locate import locate
from counterclaim.language.places.within import around
from counterclaim.model.place import Located
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span

__all__ = ["locate_mention"]

_WORD = re.compile(r"[^\W_]+")
_JOINTS = (" ", "-", "\u00a0")
_MOST = 2  # words that a name may have besides those of the claim, on either side
_REACH = 40  # characters in which they stand


def locate_mention(reading: Reading, setting: Setting, place: str, near: Span) -> Located | None:
    """Where `place` lies: the words of the report that a claim at `near` names as its place.

    The mention is the one in the claim's sentence that is nearest to the claim, or the first of the report; the words
    beside it are read too. None where no table knows the place nor one named around it.
    """
    if not place.strip():
        return None
    bounds = _sentence(reading, near)
    at = _nearest(reading.text, place, bounds, near)
    if at is None:
        start = reading.text.find(place)
        if start < 0:
            return locate(place, setting=setting)
        at, bounds = start, _sentence(reading, Span(start, start + len(place)))
    text = bounds.of(reading.text)
    start, end = _whole(text, at - bounds.start, at - bounds.start + len(place))
    place = text[start:end]
    hints, within = around(text, start, end)
    return locate(place, hints=hints, within=within, setting=setting)


def _whole(text: str, start: int, end: int) -> tuple[int, int]:
    """The longest known name that the words at [start, end) are part of: “Strait of Hormuz”, “southern Lebanon”."""
    before = list(_WORD.finditer(text, max(0, start - _REACH), start))[-_MOST:]
    behind = list(_WORD.finditer(text, end, end + _REACH))[:_MOST]
    lefts = [start]
    for word in reversed(before):
        if text[word.end() : lefts[-1]] not in _JOINTS:
            break
        lefts.append(word.start())
    rights = [end]
    for word in behind:
        if text[rights[-1] : word.start()] not in _JOINTS:
            break
        rights.append(word.end())
    spans = sorted(((a, b) for a in lefts for b in rights), key=lambda span: span[0] - span[1])
    for a, b in spans[:-1]:
        if (text[b - 1].islower() or text[b - 1].isalnum()) and _is_name(text[a:b]):
            return a, b
    return start, end


def _is_name(words: str) -> bool:
    pieces = atoms_of(words)
    return bool(pieces) and pieces[-1].raw[0].isupper() and bool(candidates([piece.norm for piece in pieces]))


def _sentence(reading: Reading, span: Span) -> Span:
    i = bisect_right(reading.sentences, span.start, key=lambda s: s.span.start) - 1
    return reading.sentences[i].span if i >= 0 else Span(0, len(reading.text))


def _nearest(text: str, place: str, bounds: Span, near: Span) -> int | None:
    """Where `place` begins within `bounds`, nearest to `near`."""
    best: int | None = None
    start = text.find(place, bounds.start, bounds.end)
    while start >= 0:
        if best is None or abs(start - near.start) < abs(best - near.start):
            best = start
        start = text.find(place, start + len(place), bounds.end)
    return best
