"""Ends of sentences, well enough to cut a caption from a paragraph. The language stage has the real ones."""

from __future__ import annotations

import re
from typing import Final

# A stop, closing quotes and brackets, white space, and a capital, digit or opening quote behind it.
_BREAK = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[^\W\d_a-z]|[\"“‘'(\[]?\d)")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(“\"'’/-])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Capt|Sgt|Gov|Sen|Rep|Prof|Rev|Jan|Feb|Mar|Apr|Jun|Jul"
    r"|Aug|Sept?|Oct|Nov|Dec|No|vs|Jr|Sr|U\.S|U\.N|U\.K|a\.m|p\.m)\.$"
)
_LOOK_BACK: Final = 12  # longer than any abbreviation


def sentence_starts(text: str, start: int, end: int) -> list[int]:
    """Where sentences begin in `[start, end)`, the first at `start`."""
    starts = [start]
    for match in _BREAK.finditer(text, start, end):
        stop = match.start() + 1
        if not _ABBREVIATED.search(text[max(start, stop - _LOOK_BACK) : stop]):
            starts.append(match.end())
    return starts


def sentence_around(text: str, place: int, start: int, end: int, reach: int = 600) -> tuple[int, int]:
    """The sentence of `[start, end)` that holds `place`, looking at most `reach` characters either way."""
    low, high = max(start, place - reach), min(end, place + reach)
    first, last = low, high
    for begin in sentence_starts(text, low, high):
        if begin <= place:
            first = begin
        else:
            last = begin
            break
    return first, last
