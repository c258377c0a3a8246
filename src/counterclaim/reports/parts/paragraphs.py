"""Paragraphs: lines, or blocks of lines where a text was wrapped at a fixed width."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from counterclaim.model.span import Span

# Where str.splitlines ends a line.
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BLANK = re.compile(r"(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)")

# Text files of the wires and e-mails are wrapped at 60 to 100 columns; a list or a poem has shorter lines.
_MIN_WRAPPED: Final = 45
_MAX_WRAPPED: Final = 110
_SENTENCE_ENDS: Final = (".", "!", "?", ":", ".”", '."', "?”", '?"', ".’", ".'", ".)")


def find_paragraphs(text: str, start: int = 0) -> list[Span]:
    """The paragraphs from `start` on, without the white space at their ends. None is empty."""
    lines = [span for match in _LINE.finditer(text, start) if (span := strip(text, *match.span()))]
    return _unwrap(text, lines) if len(lines) > 3 and _BLANK.search(text, start) else lines


def strip(text: str, start: int, end: int) -> Span | None:
    """The span without white space at its ends, None where nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _unwrap(text: str, lines: list[Span]) -> list[Span]:
    """Lines joined to their blocks, where the breaks between them fall inside sentences; else the lines."""
    blocks: list[list[Span]] = [[lines[0]]]
    for before, line in pairwise(lines):
        if _BLANK.search(text, before.end, line.start):
            blocks.append([line])
        else:
            blocks[-1].append(line)
    inner = [line for block in blocks for line in block[:-1]]
    if len(inner) < 2:
        return lines
    wrapped = sum(
        _MIN_WRAPPED <= line.end - line.start <= _MAX_WRAPPED and not text.endswith(_SENTENCE_ENDS, 0, line.end)
        for line in inner
    )
    # Of lines broken at a width, about one in ten ends with a sentence by chance.
    if wrapped < 0.75 * len(inner):
        return lines
    return [Span(block[0].start, block[-1].end) for block in blocks]
