"""Quotations: the stretches of a report that stand in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.model.report import Part, PartKind
from counterclaim.model.span import Span

__all__ = ["Quote", "find_quotes"]

_MARK = re.compile(r"[\"“”„«»]|(?<![^\s(\[—–-])['‘](?=\w)|(?<=[^\s(\[])['’](?=[\s,.;:!?)\]—–-]|$)")
# No passage between single marks runs longer; what looks longer is an apostrophe that found no partner
_LONGEST_SINGLE = 1500
_READ = frozenset({PartKind.BODY, PartKind.CAPTION, PartKind.HEADLINE})


@dataclass(frozen=True, slots=True)
class Quote:
    """“We are tired,” at [12, 27): the marks included.

    `open_ended` is true where the paragraph ends before the quotation does; `continues` is true where it goes on
    with a quotation that the paragraph before left open.
    """

    span: Span
    open_ended: bool = False
    continues: bool = False


def find_quotes(text: str, parts: Sequence[Part]) -> tuple[Quote, ...]:
    """The quotations of a report's paragraphs, in order, without those inside others.

    A mark that finds no partner opens no quotation, except where the next paragraph opens with a mark again: then it
    reaches to the end of its paragraph.
    """
    found: list[Quote] = []
    left_open: Span | None = None  # from a mark without a partner to the end of its paragraph
    for part in parts:
        if part.kind not in _READ:
            continue
        start = part.span.start
        first = _opening(text, part.span)
        goes_on = left_open is not None and first
        if left_open is not None and goes_on:
            found.append(Quote(left_open, open_ended=True, continues=_continued(found, text, left_open)))
        quotes, left_open = _of_paragraph(text, part.span)
        if goes_on and quotes and quotes[0].start == start:
            found.append(Quote(quotes[0], continues=True))
            quotes = quotes[1:]
        found.extend(Quote(q) for q in quotes)
    return tuple(found)


def _continued(found: list[Quote], text: str, span: Span) -> bool:
    """True where the paragraph-long quotation at `span` itself goes on with the one before it."""
    return bool(found) and found[-1].open_ended and not text[found[-1].span.end : span.start].strip()


def _opening(text: str, span: Span) -> bool:
    return text[span.start : span.start + 1] in ('"', "“", "„", "«", "‘")


def _of_paragraph(text: str, span: Span) -> tuple[list[Span], Span | None]:
    """Quotations of one paragraph, and the rest of it from a mark that is never closed."""
    out: list[Span] = []
    opened = -1
    single = False
    for match in _MARK.finditer(text, span.start, span.end):
        at, mark = match.start(), match.group()
        is_single = mark in "'‘’"
        if opened >= 0 and single and (at - opened > _LONGEST_SINGLE or not is_single):
            opened, single = -1, False
        if opened >= 0:
            if is_single != single:
                continue
            if mark in "”»’" or (mark in "\"'" and _closes(text, at, span.end)):
                out.append(Span(opened, at + 1))
                opened = -1
            elif mark in '“„«"‘':
                opened = at  # the mark before found no partner
            continue
        if mark in "“„«‘" or (mark in "\"'" and _opens(text, at, span)):
            opened, single = at, is_single
    if opened < 0 or single:
        return out, None
    return out, Span(opened, span.end)


def _opens(text: str, at: int, span: Span) -> bool:
    before = text[at - 1] if at > span.start else " "
    after = text[at + 1] if at + 1 < span.end else " "
    return not after.isspace() and not before.isalnum() and before not in ".,!?"


def _closes(text: str, at: int, end: int) -> bool:
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < end else " "
    return not before.isspace() or not after.isalnum()
