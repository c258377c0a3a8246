"""The items that a report is written in where it is no running text: bullets of a sitrep, entries of a live blog."""

from __future__ import annotations

import re

from counterclaim.claims.common.once import once
from counterclaim.model.reading import Reading

_BULLET = re.compile(r"[-*\u2022\u2023\u25aa\u25e6\u25cf\u00b7\u2013]\s+\S|\d{1,2}[.)](?:\s+\S|$)")
# "10:42 ", "[10:42]", "8.15am ": a clock with a colon, or one that says what it is.
_CLOCK = re.compile(
    r"\[?(?:\d{1,2}:\d\d|\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\b|\d{1,2}[.h]\d\d\s?(?:GMT|UTC))", re.IGNORECASE
)
# One dash at the start of a line is a signature or a speaker as often as a bullet.
_LIST = 2
# No mark of an item is longer.
_MARK = 12


@once
def items_in(reading: Reading) -> list[int]:
    """The number of the item that each sentence is in, sentence by sentence; 0 before the first of them.

    Sentences of two items tell nothing of each other. Running text behind a list is an item of its own.
    """
    bullets = [_opens(reading, i, _BULLET) for i in range(len(reading.sentences))]
    listed = sum(bullets) >= _LIST
    out: list[int] = []
    number, inside = 0, False
    for at in range(len(reading.sentences)):
        bullet = listed and bullets[at]
        if bullet or _opens(reading, at, _CLOCK) or (inside and _on_new_line(reading, at)):
            number += 1
            inside = bullet
        out.append(number)
    return out


def is_bullet(reading: Reading, at: int) -> bool:
    """True where the sentence at index `at` opens with the mark of a list."""
    return _opens(reading, at, _BULLET)


def _opens(reading: Reading, at: int, mark: re.Pattern[str]) -> bool:
    start = reading.sentences[at].span.start
    return bool(mark.match(reading.text, start, start + _MARK)) and _on_new_line(reading, at)


def _on_new_line(reading: Reading, at: int) -> bool:
    start = reading.sentences[at].span.start
    before = reading.sentences[at - 1].span.end if at else 0
    return at == 0 or "\n" in reading.text[before:start]
