"""All parts of a text, in order: the head, then each paragraph cut at captions, credits and sign-offs."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Final

from counterclaim.model.report import Part, PartKind
from counterclaim.model.span import Span
from counterclaim.reports.dates import date_header
from counterclaim.reports.parts import credits, signoffs
from counterclaim.reports.parts.bylines import is_byline, tag_start
from counterclaim.reports.parts.captions import caption_start, has_cue, is_caption, opens_caption
from counterclaim.reports.parts.credits import Handler
from counterclaim.reports.parts.datelines import dateline_end
from counterclaim.reports.parts.head import find_head
from counterclaim.reports.parts.marker import Marker
from counterclaim.reports.parts.paragraphs import find_paragraphs, strip
from counterclaim.reports.parts.repeats import mark_repeats
from counterclaim.reports.parts.suppliers import Supplier, supplier_of_caption, supplier_of_credit

_LETTER = re.compile(r"[^\W\d_]")
_MAX_FURNITURE: Final = 300  # characters of a paragraph of page furniture


def find_parts(
    text: str,
    published: date | None,
    title: str | None = None,
    *,
    captions: frozenset[str] = frozenset(),
) -> tuple[Part, ...]:
    """The parts of a text: in order, apart, with white space alone (and a `date 2020-10-26` header) between them.

    `published` tells a date line from a sentence that begins with another date. `title` is the record's, found again
    where it is glued to the text. `captions` are paragraphs that the page itself marks as captions.
    """
    header = date_header(text)
    paragraphs = find_paragraphs(text, header[0].end if header else 0)
    if not paragraphs:
        return ()
    head = find_head(text, paragraphs, published, title)
    parts = list(head.parts)
    markers = _Markers(text, head.start)
    several = len(paragraphs) - head.paragraph > 1
    for index in range(head.paragraph, len(paragraphs)):
        span = paragraphs[index]
        start = head.start if index == head.paragraph else span.start
        if start < span.end:
            parts.extend(_in_paragraph(text, start, span.end, markers, several, captions))
    return mark_repeats(text, parts)


class _Markers:
    """The markers of a text, asked for paragraph by paragraph, from the first to the last."""

    def __init__(self, text: str, start: int) -> None:
        self._text = text
        hits: list[tuple[int, int, Handler]] = []
        for rank, (words, handler) in enumerate((*credits.TABLE, *signoffs.signoff_table())):
            place = text.find(words, start)
            while place >= 0:
                hits.append((place, rank, handler))
                place = text.find(words, place + len(words))
        hits.sort(key=lambda hit: hit[:2], reverse=True)
        self._hits = hits

    def within(self, start: int, end: int) -> list[Marker]:
        """The markers of `[start, end)`, in order and apart."""
        found: list[Marker] = []
        while self._hits and self._hits[-1][0] < end:
            place, _, handler = self._hits.pop()
            floor = found[-1].end if found else start
            if place < floor:
                continue
            marker = handler(self._text, place, start, end)
            if marker is None:
                continue
            if marker.start < floor:
                marker = replace(marker, start=floor)
            if trimmed := strip(self._text, marker.start, marker.end):
                found.append(replace(marker, start=trimmed.start, end=trimmed.end))
        return found


def _in_paragraph(
    text: str, start: int, end: int, markers: _Markers, several: bool, captions: frozenset[str]
) -> Iterable[Part]:
    inner = markers.within(start, end)
    if end - start <= _MAX_FURNITURE and signoffs.is_furniture(text, start, end):
        return [Part(PartKind.BOILERPLATE, Span(start, end))]
    if is_byline(text, start, end):
        return [Part(PartKind.BYLINE, Span(start, end))]
    parts: list[Part] = []
    marked = bool(captions) and text[start:end] in captions
    dateline = dateline_end(text, start, end, first=False)
    if dateline is not None:
        parts.append(_part(text, PartKind.DATELINE, start, dateline))
        start = _skip(text, dateline, end)
        inner = [marker for marker in inner if marker.start >= start]
    place = start
    opened = marked
    for number, marker in enumerate(inner):
        before = strip(text, place, marker.start)
        supplier = supplier_of_credit(text[marker.start : marker.end]) if marker.kind is PartKind.CREDIT else None
        if before is not None:
            whole = several or (number > 0 and marker.captions_before is True)
            parts.extend(_before(text, before, marker, supplier, whole, opened))
        parts.append(_credit(marker, supplier))
        place = marker.end
        opened = marked or marker.captions_after
    rest = strip(text, place, end)
    if rest is not None:
        parts.extend(_rest(text, rest, opened, alone=not inner))
    return parts


def _before(
    text: str, span: Span, marker: Marker, supplier: Supplier | None, whole: bool, opened: bool
) -> Iterable[Part]:
    """The stretch before a marker: body, a caption, or body and then a caption."""
    if opened:
        return [_caption(text, span, supplier)]
    if marker.captions_before is False:
        return _rest(text, span, False, alone=False)
    begin = caption_start(text, span.start, span.end, marker.captions_before is True, whole)
    if begin is None:
        return [Part(PartKind.BODY, span)]
    parts = []
    if body := strip(text, span.start, begin):
        parts.append(Part(PartKind.BODY, body))
    if caption := strip(text, begin, span.end):
        parts.append(_caption(text, caption, supplier))
    return parts


def _rest(text: str, span: Span, opened: bool, alone: bool) -> Iterable[Part]:
    """A stretch that no credit follows."""
    tag = tag_start(text, *span)
    body = strip(text, span.start, tag) if tag is not None else span
    parts = []
    if body is not None:
        is_marked = opened or (is_caption(text, *body) if alone else opens_caption(text, *body))
        if tag is not None and alone and not is_marked and body.end - body.start < 600:
            is_marked = has_cue(text, *body) and len(text) > body.end - body.start + 400
        kind = PartKind.BODY if _LETTER.search(text, *body) else PartKind.BOILERPLATE  # "* * *", "0 38"
        parts.append(_caption(text, body, None) if is_marked else Part(kind, body))
    if tag is not None:
        parts.append(Part(PartKind.BYLINE, Span(tag, span.end)))
    return parts


def _caption(text: str, span: Span, credited: Supplier | None) -> Part:
    supplier = supplier_of_caption(span.of(text)) or credited
    if supplier is None:
        return Part(PartKind.CAPTION, span)
    return Part(PartKind.CAPTION, span, supplier.name, supplier.by_party)


def _credit(marker: Marker, supplier: Supplier | None) -> Part:
    span = Span(marker.start, marker.end)
    return Part(marker.kind, span, supplier.name, supplier.by_party) if supplier else Part(marker.kind, span)


def _part(text: str, kind: PartKind, start: int, end: int) -> Part:
    return Part(kind, strip(text, start, end) or Span(start, end))


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
