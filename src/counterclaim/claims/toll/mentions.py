"""Party mentions of a stretch of text, and the ends of noun phrases."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.toll.line import AUX, PREPOSITION, RELATIVE, Line
from counterclaim.model.reading import PartyMention, Reading
from counterclaim.model.span import Span


def mentions_in(reading: Reading, span: Span) -> list[PartyMention]:
    """The party mentions that overlap a span, in order."""
    mentions = reading.party_mentions
    at = bisect_left(mentions, span.start, key=lambda m: m.span.start)
    while at > 0 and mentions[at - 1].span.end > span.start:
        at -= 1
    found = []
    while at < len(mentions) and mentions[at].span.start < span.end:
        if mentions[at].span.overlaps(span):
            found.append(mentions[at])
        at += 1
    return found


def phrase_end(line: Line, at: int) -> int:
    """Where the noun phrase that begins at `at` ends."""
    limit = min(at + 6, len(line.words))
    while at < limit and not (
        line.words[at] in AUX
        or line.words[at] in PREPOSITION
        or line.words[at] in RELATIVE
        or line.words[at] in ",.;:()"
        or line.words[at] == "and"
    ):
        at += 1
    return at
