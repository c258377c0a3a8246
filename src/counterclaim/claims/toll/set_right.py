"""What the words of a figure say against the place and date that its sentence would give it."""

from __future__ import annotations

from counterclaim.claims.common.once import dates_in
from counterclaim.claims.toll.count import Of
from counterclaim.claims.toll.labelled import header_date
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.running import on_own_side
from counterclaim.claims.toll.scope import past_war
from counterclaim.claims.toll.tie import Tie
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Scope
from counterclaim.model.reading import Grain
from counterclaim.model.span import Span


def corrected(
    line: Line, found: Tie, scope: Scope, when: str | None, where: str | None
) -> tuple[str | None, str | None]:
    """Date and place of a figure, from those (`when`, `where`) that its sentence and the ones before give."""
    if _seen_elsewhere(line, found):
        return None, None
    if found.rule == "toll.labelled" and when is None:
        return header_date(line), where
    if found.toll and found.about is not None and scope is Scope.INCIDENT:
        return _own_date(line, found.about) or when, where
    if scope is Scope.PERIOD and when is None:
        return past_war(line), where
    if where is not None and on_own_side(line, found.count.end):
        said = where in line.sentence.span.of(line.reading.text)
        return when, where if said else None  # where the others' people fell is not where one's own did
    return when, where


def _own_date(line: Line, about: tuple[int, int]) -> str | None:
    """The date in "the toll from yesterday's strike", whatever the day on which it rose."""
    inside = dates_in(line.reading, line.span(about[0], about[1])) if about[0] < about[1] else []
    days = [m for m in inside if m.grain is Grain.DAY]
    return days[0].interval.iso() if len(days) == 1 else None


def _seen_elsewhere(line: Line, found: Tie) -> bool:
    """True for "visited a wounded soldier in hospital": where and when he was seen is not where he was hurt."""
    count = found.count
    inside = found.rule == "toll.noun" and count.of is Of.PEOPLE and bool(found.evidence)
    return (
        inside
        and count.single
        and line.span(count.first, max(count.end, count.first + 1)).contains(found.evidence[0])
        and not any(w in _EVENT for w in line.words)
    )


_EVENT = words("event")


def own_words(line: Line, found: Tie, scope: Scope) -> Span | None:
    """The words that may place a running total: those from its noun on, not those of what brought it there."""
    if not found.toll or scope is not Scope.CUMULATIVE or found.about is None:
        return None
    return Span(line.token(min(found.about[0] + 4, len(line.words) - 1)).start, line.sentence.span.end)
