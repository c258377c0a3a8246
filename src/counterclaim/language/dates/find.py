"""Finds the date phrases of a report's sentences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from counterclaim.language.dates import absolute, counted, framed, relative
from counterclaim.language.dates.line import Line, Match
from counterclaim.language.dates.names import MONTHS, NUMBERS, SEASONS, UNITS, WEEKDAYS
from counterclaim.model.reading import DateMention, Grain, Sentence, Token
from counterclaim.model.span import Span

_EXPRESSIONS = (
    absolute.weekday_before_date,
    absolute.month_day,
    absolute.day_month,
    absolute.numeric,
    absolute.month_alone,
    absolute.year_alone,
    absolute.decade,
    absolute.season,
    absolute.quarter,
    counted.window,
    counted.ago,
    relative.weekday,
    relative.period,
    relative.simple_day,
    counted.pointing,
)
_FRAMES = (framed.since, framed.until, framed.between, framed.early_or_late, framed.half_of, framed.part_of_day)
_OTHERS = (framed.open_ended, counted.lasting, counted.in_the_day, counted.aged, relative.the_weekend)

# Words that can open a date phrase; everything else is passed over in one look
_TRIGGERS = (
    frozenset(MONTHS)
    | frozenset(WEEKDAYS)
    | SEASONS
    | frozenset(NUMBERS)
    | frozenset(
        ["since", "until", "till", "between", "from", "early", "late", "mid", "beginning", "start", "middle", "end", "close", "first", "second", "third", "fourth", "so", "to", "up", "ever", "thus", "for", "earlier", "later", "last", "past", "this", "current", "next", "coming", "following", "previous", "the", "these", "its", "their", "his", "today", "tonight", "yesterday", "tomorrow", "overnight", "that", "weekend", "about", "around", "almost", "nearly", "some", "roughly", "more", "less", "over", "at", "just", "approximately", "half", "q1", "q2", "q3", "q4", "morning", "afternoon", "evening", "night", "noon", "midday", "midnight", "dawn", "dusk", "sunrise", "sunset", "lunchtime", "nightfall", "daybreak", "preceding", "her"]
    )
)


def find_dates(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], published: date | None
) -> tuple[DateMention, ...]:
    """All date phrases of `text`, in order and without overlap, each inside one sentence.

    Phrases that count from the report's day are left out where `published` is None, and so is all that names no day.
    """
    found: list[DateMention] = []
    line = Line(text, tokens, 0, 0, published)
    for sentence in sentences:
        line.start, line.end = sentence.first, sentence.last
        index = line.start
        while index < line.end:
            norm = tokens[index].norm
            match = None
            if norm in _TRIGGERS or norm[0].isdigit() or norm.startswith("mid-") or norm.endswith("-old"):
                match = _match(line, index)
            if match is None:
                index += 1
                continue
            found.append(_mention(tokens, match))
            if match.grain is not Grain.OPEN and not match.duration:
                line.said = match
            index = match.last
    return tuple(found)


def _match(line: Line, index: int) -> Match | None:
    for frame in _FRAMES:
        match = frame(line, index, expression)
        if match is not None:
            return match
    for rule in _OTHERS:
        match = rule(line, index)
        if match is not None:
            return match
    match = expression(line, index)
    return match if match is not None and match.first >= line.start else None


def expression(line: Line, index: int) -> Match | None:
    """One date phrase that begins at token `index`, without a frame around it."""
    if index >= line.end:
        return None
    for part in (framed.early_or_late, framed.half_of):
        match = part(line, index, expression)
        if match is not None:
            return match
    for rule in _EXPRESSIONS:
        match = rule(line, index)
        if match is not None:
            return match
    return None


def _mention(tokens: Sequence[Token], match: Match) -> DateMention:
    span = Span(tokens[match.first].start, tokens[match.last - 1].end)
    return DateMention(span, match.interval, match.grain, match.duration)


__all__ = ["UNITS", "find_dates"]
