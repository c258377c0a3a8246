"""When what is claimed at a span happened."""

from __future__ import annotations

from datetime import date

from counterclaim.claims.common.sentences import sentence_at, token_at, words_before
from counterclaim.claims.common.words import words
from counterclaim.model.reading import DateMention, Grain, Reading, Sentence
from counterclaim.model.span import Span

_SPEECH = words("speech")
_BEGINS = words("begins")
_WARS = words("wars")
_AFTER_A_YEAR = words("after_a_year")


def date_at(reading: Reading, span: Span, *, running: bool | None = None) -> str | None:
    """The ISO date or interval of the claim at `span`, from the dates of its sentence; None where nothing dates it.

    A date of speaking ("said on Monday") dates no event. An open date ("since 2011", "so far") dates a running total
    (`running` true) and no single event (`running` false); None takes any date. A running
    total without one is dated from the start of the fighting, where the
    report gives it, to the report.
    """
    sentence = sentence_at(reading, span)
    if sentence is None:
        return None
    inside = (m for m in reading.dates if sentence.span.contains(m.span))
    mentions = [m for m in inside if not _of_speaking(reading, sentence, m) and not _of_a_name(reading, m)]
    if running:
        return _running(reading, [m for m in mentions if _open(m)])
    if running is not None:
        mentions = [m for m in mentions if not _open(m)]
    if not mentions:
        return None
    return min(mentions, key=lambda m: _distance(m.span, span)).interval.iso()


def _open(mention: DateMention) -> bool:
    return mention.grain is Grain.OPEN or mention.interval.first is None or mention.interval.last is None


def _running(reading: Reading, mentions: list[DateMention]) -> str | None:
    since = next((m for m in mentions if m.interval.first is not None), None)
    if since is not None:
        return since.interval.iso()
    start, published = war_start(reading), reading.report.published
    if start is not None and published is not None and start <= published:
        return f"{start.isoformat()}/{published.isoformat()}"
    return mentions[0].interval.iso() if mentions else None


def war_start(reading: Reading) -> date | None:
    """The day on which the fighting began, where the report says so ("fighting that began Sept. 27")."""
    for mention in reading.dates:
        if mention.interval.first is None or mention.grain not in (Grain.DAY, Grain.MONTH, Grain.YEAR, Grain.OPEN):
            continue
        sentence = sentence_at(reading, mention.span)
        if sentence is None:
            continue
        before = words_before(reading, mention.span.start, 5, sentence.first)
        inside = [t.norm for t in reading.tokens[sentence.first : sentence.last] if mention.span.contains(t.span)]
        if any(w in _BEGINS for w in (*before, *inside)):
            whole = {t.norm for t in reading.tokens[sentence.first : sentence.last]}
            if whole & _WARS:
                return mention.interval.first
    return None


def _of_speaking(reading: Reading, sentence: Sentence, mention: DateMention) -> bool:
    """True for the date on which somebody spoke: beside a verb of speech, outside what was said."""
    before = words_before(reading, mention.span.start, 4, sentence.first)
    while before and before[-1] in ("on", "late", "early", "earlier", "in", "a", "statement", "later"):
        before.pop()
    return bool(before) and before[-1] in _SPEECH


def _of_a_name(reading: Reading, mention: DateMention) -> bool:
    """True for a year that only tells a thing from others: "the 2025 ceasefire"."""
    if mention.grain is not Grain.YEAR or not mention.span.of(reading.text).isdigit():
        return False
    at = token_at(reading, mention.span.end)
    following = reading.tokens[at].norm if at < len(reading.tokens) else ""
    return following.isalpha() and following not in _AFTER_A_YEAR


def _distance(mention: Span, span: Span) -> int:
    """Characters between; a date before the claim counts as somewhat farther than one behind it."""
    if mention.start >= span.end:
        return mention.start - span.end
    return 2 * max(span.start - mention.end, 0)
