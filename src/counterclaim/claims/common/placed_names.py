"""Party mentions and capitals of a stretch of text, by which names of places are told."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.common.words import words
from counterclaim.model.reading import PartyMention, Reading
from counterclaim.model.span import Span

_ARTICLES = words("name_particles")


def mentions_at(reading: Reading, span: Span) -> list[PartyMention]:
    at = bisect_left(reading.party_mentions, span.start, key=lambda m: m.span.start)
    found = []
    while at < len(reading.party_mentions) and reading.party_mentions[at].span.start < span.end:
        found.append(reading.party_mentions[at])
        at += 1
    return found


def is_capital(text: str) -> bool:
    if text.isupper() and len(text) > 1:
        return False
    head, dash, tail = text.partition("-")
    if dash and text[:1].isupper() and tail.endswith(("ed", "held", "led", "run", "majority")):
        return False  # "Kurdish-dominated"
    return text[:1].isupper() or bool(dash and head in _ARTICLES and tail[:1].isupper())
