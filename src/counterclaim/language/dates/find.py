"""Finds the date phrases of a report's sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.language.dates import absolute, anchor, counted, framed, longer, names, periods, pointing, relative
from counterclaim.language.dates.line import Frame, Line, Match, Rule
from counterclaim.model.reading import DateMention, Grain, Sentence, Token
from counterclaim.model.span import Span

_NEAR = 7  # dates of the same sentence that a rule looks back on
_DEEPEST = 4  # frames in one another: "since early on the night of May 3" has three
_FIGURES = "0"  # stands for every token that opens with a figure
_Openers = frozenset[str]


def _any(*sets: Iterable[str]) -> _Openers:
    return frozenset(word for each in sets for word in each)


_WEEKDAY = _any(names.WEEKDAYS, names.SHORT_WEEKDAYS)
_BEFORE = _any(("last", "past", "previous", "this", "next", "coming", "current"))
_STRETCH = _any(names.STRETCHES, _FIGURES)

# Every rule with the words that can open its phrases: a token that opens none is passed over in one look.
# `_EXPRESSIONS` may stand inside a frame, the longest forms first.
_EXPRESSIONS: tuple[tuple[Rule, _Openers], ...] = (
    (absolute.dated_weekday, _WEEKDAY),
    (absolute.day, _any(names.MONTHS, _FIGURES)),
    (absolute.numeric, _any(_FIGURES)),
    (absolute.bare_day, _any(("the",))),
    (absolute.holiday, _any(("christmas", "new"))),
    (longer.month, _any(names.MONTHS)),
    (longer.year, _any(_FIGURES)),
    (longer.decade, _any(_FIGURES)),
    (longer.season, names.SEASONS),
    (longer.quarter, _any(("first", "second", "third", "fourth", "q1", "q2", "q3", "q4"))),
    (counted.window, _any(_BEFORE, ("the", "these", "its", "their", "his", "her", "preceding"))),
    (counted.past_day, _any(("the",))),
    (counted.ago, _STRETCH),
    (relative.weekday, _any(_BEFORE, names.WEEKDAYS, names.PLURAL_WEEKDAYS)),
    (relative.near_day, _any(("today", "tonight", "yesterday", "tomorrow", "the", "day"))),
    (relative.overnight, _any(("overnight",))),
    (periods.period, _BEFORE),
    (periods.the_weekend, _any(("the",))),
    (periods.the_past, _any(("the",))),
    (pointing.earlier, _STRETCH),
    (pointing.same_day, _any(("the", "that"))),
)
_INNER_FRAMES: tuple[tuple[Frame, _Openers], ...] = (
    (framed.early_or_late, framed.EARLY_OR_LATE),
    (framed.half_of, _any(("first", "second"))),
    (counted.first_of, _any(("the", "first", "last"))),
    (framed.hours_of, _any(("early", "wee"), names.DAY_PARTS)),
)
_FRAMES: tuple[tuple[Frame, _Openers], ...] = (
    (framed.since, _any(("since",))),
    (framed.until, _any(("until", "till"))),
    (framed.between, _any(("between", "from"))),
    (framed.before_or_after, _any(("before", "after", "prior"))),
)
_OTHERS: tuple[tuple[Rule, _Openers], ...] = (
    (pointing.since_then, _any(("since", "from", "ever"))),
    (pointing.in_the_day, _any(("earlier", "later"))),
    (framed.open_ended, _any(("so", "to", "until", "up", "thus", "till"))),
    (counted.running, _any(("for",))),
    (counted.lasting, _any(("for",))),
)


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules that a word can open."""

    others: tuple[Rule, ...]
    frames: tuple[Frame, ...]
    inner: tuple[Frame, ...]
    expressions: tuple[Rule, ...]


_NONE = _Rules((), (), (), ())


def _table() -> dict[str, _Rules]:
    every = (*_EXPRESSIONS, *_INNER_FRAMES, *_FRAMES, *_OTHERS)
    return {
        word: _Rules(
            tuple(rule for rule, openers in _OTHERS if word in openers),
            tuple(rule for rule, openers in _FRAMES if word in openers),
            tuple(rule for rule, openers in _INNER_FRAMES if word in openers),
            tuple(rule for rule, openers in _EXPRESSIONS if word in openers),
        )
        for word in frozenset().union(*(openers for _, openers in every))
    }


_TABLE = _table()
_MIDDLE = _Rules((), (), (framed.early_or_late,), ())
_AGED = _Rules((counted.aged,), (), (), ())


def _rules(norm: str) -> _Rules:
    """The rules that a token can open: none for most."""
    found = _TABLE.get(norm)
    if found is not None:
        return found
    if norm[0].isdecimal():
        return _AGED if norm.endswith("-old") else _TABLE[_FIGURES]
    if "-" in norm:
        if norm.startswith("mid-"):
            return _MIDDLE
        if norm.endswith("-old"):
            return _AGED
        head = norm.partition("-")[0]
        if head in names.NUMBERS or head in names.MONTHS:
            return _TABLE["twenty" if head in names.NUMBERS else "october"]
    return _NONE


def find_dates(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], published: date | None
) -> tuple[DateMention, ...]:
    """All date phrases of `text`, in order and without overlap, each inside one sentence.

    Days count from the one that the text gives as its own at its beginning, else from `published`; without either,
    phrases that count from the report's day are left out, and so is always what names no day.
    """
    found: list[DateMention] = []
    line = Line(text, tokens, 0, 0, published)
    line.today = anchor.report_day(line, sentences)
    for sentence in sentences:
        line.start, line.end = sentence.first, sentence.last
        line.here = []
        index = line.start
        while index < line.end:
            rules = _rules(tokens[index].norm)
            match = None if rules is _NONE else _match(line, index, rules)
            if match is None:
                index += 1
                continue
            found.append(_mention(tokens, match))
            line.here = [*line.here[-_NEAR:], match]
            if match.grain is not Grain.OPEN and not match.duration:
                line.said = match
            index = match.last
    return tuple(found)


def _match(line: Line, index: int, rules: _Rules) -> Match | None:
    for rule in rules.others:
        match = rule(line, index)
        if match is not None:
            return match
    for frame in (*rules.frames, *rules.inner):
        match = frame(line, index, _expression)
        if match is not None:
            return match
    for rule in rules.expressions:
        match = rule(line, index)
        if match is not None:
            return match
    return None


def _expression(line: Line, index: int) -> Match | None:
    """One date phrase that begins at token `index`, in no frame but "late …" and "the first half of …"."""
    if index >= line.end:
        return None
    rules = _rules(line.norm(index))
    if rules is _NONE or line.depth == _DEEPEST:
        return None
    line.depth += 1
    found = _match(line, index, _Rules((), (), rules.inner, rules.expressions))
    line.depth -= 1
    return found


def _mention(tokens: Sequence[Token], match: Match) -> DateMention:
    span = Span(tokens[match.first].start, tokens[match.last - 1].end)
    return DateMention(span, match.interval, match.grain, match.duration)
