"""Where a place that a claim names lies, by the words around it in the report."""

from __future__ import annotations

from bisect import bisect_right

from counterclaim.language.places.context import Setting
from counterclaim.language.places.locate import locate
from counterclaim.language.places.within import around
from counterclaim.model.place import Located
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span

__all__ = ["locate_mention"]


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
    hints, within = around(text, at - bounds.start, at - bounds.start + len(place))
    return locate(place, hints=hints, within=within, setting=setting)


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
