"""The words by which a report calls a party: claims name their source in words of the report."""

from __future__ import annotations

import re
from bisect import bisect_right

from counterclaim.language.cast.heads import is_head
from counterclaim.model.reading import PartyMention, Reading

__all__ = ["wording_of"]

# "Ukrainian ground forces": so many words behind the adjective are looked at for the noun that speaks
_WITHIN = 3


def wording_of(party: str, reading: Reading, at: int | None = None) -> str:
    """The report's own words for `party` of the cast: its name, else what the report calls it before `at`.

    “Ukraine” where the text has it, “Ukrainian forces” where it has only that; "" where it has neither.
    """
    if re.search(rf"(?<!\w){re.escape(party)}(?!\w)", reading.text):
        return party
    mentions = [m for m in reading.party_mentions if m.party == party]
    if not mentions:
        return ""
    named = [m for m in mentions if m.how != "demonym"]
    for found in (named, mentions):
        phrases = [(m, _phrase(m, reading)) for m in found]
        if found is mentions:
            phrases = [row for row in phrases if row[1] != row[0].span.of(reading.text)] or phrases
        before = [row for row in phrases if at is None or row[0].span.start <= at]
        if phrases:
            return (before or phrases)[-1][1]
    return ""


def _phrase(mention: PartyMention, reading: Reading) -> str:
    """The mention, with the noun that an adjective stands before where that noun speaks."""
    text = reading.text
    if mention.how != "demonym":
        return mention.span.of(text)
    tokens = reading.tokens
    i = bisect_right(tokens, mention.span.start, key=lambda t: t.start) - 1
    while i < len(tokens) and tokens[i].end < mention.span.end:
        i += 1
    for k in range(i + 1, min(i + 1 + _WITHIN, len(tokens))):
        if not tokens[k].text[0].isalpha() or tokens[k].norm in ("and", "or", "of", "in"):
            break
        if is_head(tokens[k].text, "voice"):
            return text[mention.span.start : tokens[k].end]
    return mention.span.of(text)
