"""When what a line tells happened."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.scene import Scene
from counterclaim.model.reading import DateMention, Grain
from counterclaim.model.span import Span

# Code points within which "for two years" still tells of what stands beside it.
_BESIDE = 24
# Days of a stretch of time that may still date one thing that happened: a month.
_LONG = 31


def when(
    scene: Scene, line: Line, span: Span, *, apart: Span | None = None, open_start: bool = True, running: bool = True
) -> str | None:
    """The ISO date or interval of the claim at `span`, from the dates of its line; None where nothing dates it.

    A day of speaking dates no event, nor does a year that only names a thing. Dates in `apart` belong to something
    else (the truce that is broken). Without `open_start` a date that only has an end ("so far") dates nothing; without
    `running` nor does one that reaches up to now ("since May", "for two years"), but where the claim itself tells it
    ("since rebels took the town in May").
    """
    found = [
        mention
        for mention in scene.dates_in(line.sentence.span)
        if not (apart is not None and apart.overlaps(mention.span))
        and (open_start or mention.interval.first is not None)
        and (running or not _lasting(mention) or mention.span.start <= span.start <= mention.span.end)
        and (not mention.duration or _distance(mention.span, span) < _BESIDE)
        and not _apart(line, mention)
    ]
    if not found:
        return None
    return min(found, key=lambda mention: _distance(mention.span, span)).interval.iso()


def _lasting(mention: DateMention) -> bool:
    """True for "since May" and "for two years": what reaches up to now, and no single day or week."""
    first, last = mention.interval.first, mention.interval.last
    if mention.grain is Grain.OPEN or first is None or last is None:
        return True
    return mention.duration and (last - first).days > _LONG


def _apart(line: Line, mention: DateMention) -> bool:
    """True for the day on which somebody spoke, and for a year that is part of a name."""
    k = bisect_left(line.tokens, mention.span.start, key=lambda token: token.start)
    after = bisect_left(line.tokens, mention.span.end, key=lambda token: token.start)
    year = mention.grain is Grain.YEAR and mention.span.of(line.reading.text).isdigit()
    placed = k > 0 and line.norms[k - 1] in ("in", "since", "by", "from", "until", "after", "before", "during")
    if year and not placed and after < len(line.norms) and line.norms[after].isalpha():
        return line.norms[after] not in word_set("common", "after_a_year")
    while k and line.norms[k - 1] in ("on", "late", "early", "earlier", "in", "a", "statement", "later"):
        k -= 1
    return k > 0 and line.norms[k - 1] in word_set("common", "speech")


def _distance(mention: Span, span: Span) -> int:
    """Code points between; a date before the claim counts as somewhat farther than one behind it."""
    if mention.start >= span.end:
        return mention.start - span.end
    return 2 * max(span.start - mention.end, 0)
