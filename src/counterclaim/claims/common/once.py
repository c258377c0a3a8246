"""What is worked out once a reading: sorted spans of its speakers and dates, the names of its states."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import TypeVar

from counterclaim.model.reading import DateMention, Reading
from counterclaim.model.span import Span

_T = TypeVar("_T")


def once(work: Callable[[Reading], _T]) -> Callable[[Reading], _T]:
    """`work` with its last answer kept, for as long as the same reading is asked for."""
    kept: list[tuple[Reading, _T]] = []

    def answer(reading: Reading) -> _T:
        last = kept[0] if kept else None
        if last is None or last[0] is not reading:
            last = (reading, work(reading))
            kept[:] = [last]
        return last[1]

    return answer


@once
def _spoken(reading: Reading) -> tuple[list[Span], int]:
    spans = sorted({s for a in reading.attributions for s in (*a.source, *a.cue)})
    return spans, max((s.end - s.start for s in spans), default=0)


@once
def _dates(reading: Reading) -> tuple[list[DateMention], list[int]]:
    mentions = sorted(reading.dates, key=lambda m: m.span)
    return mentions, [m.span.start for m in mentions]


@once
def state_names(reading: Reading) -> frozenset[str]:
    """The names of parties as the report writes them."""
    return frozenset(m.span.of(reading.text) for m in reading.party_mentions if m.how == "name")


def spoken_in(reading: Reading, span: Span) -> list[Span]:
    """The speakers and words of speech that overlap `span`."""
    spans, longest = _spoken(reading)
    return _overlapping(spans, longest, span)


def _overlapping(spans: Sequence[Span], longest: int, span: Span) -> list[Span]:
    at = bisect_left(spans, span.start - longest, key=lambda s: s.start)
    found = []
    while at < len(spans) and spans[at].start < span.end:
        if spans[at].overlaps(span):
            found.append(spans[at])
        at += 1
    return found


def dates_in(reading: Reading, span: Span) -> list[DateMention]:
    """The dates that `span` contains, in order."""
    mentions, starts = _dates(reading)
    at = bisect_left(starts, span.start)
    found = []
    while at < len(mentions) and starts[at] < span.end:
        if span.contains(mentions[at].span):
            found.append(mentions[at])
        at += 1
    return found


__all__ = ["dates_in", "once", "spoken_in", "state_names"]
