"""The head of a text: title, date line, byline and dateline, in whatever order and however glued together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from counterclaim.model.report import Part, PartKind
from counterclaim.model.span import Span
from counterclaim.reports.dates import parse_full_date
from counterclaim.reports.parts.bylines import byline_end, is_byline
from counterclaim.reports.parts.captions import is_caption
from counterclaim.reports.parts.datelines import dateline_end, has_date, stamp
from counterclaim.reports.parts.titles import title_end, title_variants, word_count

_MAX_HEADLINE = 180  # characters; the longest headlines of tabloids are about 160
_MAX_PARAGRAPHS = 8  # of a head: kicker, title, subtitle, byline, dates
_MAX_LABEL = 20  # characters of a label before a title
_TITLE_REACH = 200  # how much may stand before a title in its own paragraph
_MAX_AWAY = 60  # days between a leading date and the day of publication
_STOPS = (".", "!", ":", ";", ",", "…", '."', ".”", ".'", ".’", '!"', "!”", ".)")


@dataclass(slots=True)
class Head:
    """What was found, and where the body begins: paragraph `paragraph`, at `start` inside it."""

    parts: list[Part] = field(default_factory=list)
    paragraph: int = 0
    start: int = 0


def find_head(text: str, paragraphs: list[Span], published: date | None, title: str | None) -> Head:
    """The head of the text that `paragraphs` make up."""
    head = Head(start=paragraphs[0].start if paragraphs else 0)
    titled = False
    for index, paragraph in enumerate(paragraphs[:_MAX_PARAGRAPHS]):
        alone = index + 1 == len(paragraphs)
        place, ended = paragraph.start, False
        while place < paragraph.end:
            part, ended = _next(text, place, paragraph.end, published, None if titled else title, not alone)
            if part is None:
                break
            titled = titled or part.kind is PartKind.HEADLINE
            head.parts.append(part)
            place = _skip(text, part.span.end, paragraph.end)
            if ended:
                break
        head.paragraph, head.start = index, place
        if place < paragraph.end:
            whole = place == paragraph.start
            if whole and not titled and not alone and _is_headline(text, paragraph, paragraphs[index + 1 : index + 5]):
                head.parts.append(Part(PartKind.HEADLINE, paragraph))
                titled = True
            else:
                return head
        head.paragraph = index + 1
        head.start = paragraphs[index + 1].start if not alone else paragraph.end
        if ended:
            return head
    return head


def _next(
    text: str, start: int, end: int, published: date | None, title: str | None, more: bool
) -> tuple[Part | None, bool]:
    """The part that the head goes on with at `start`, None where the body begins; and whether it was the last."""
    for variant in title_variants(title) if title is not None else ():
        if part := _titled(text, start, end, variant, more):
            return part, False
    if (found := stamp(text, start, end)) is not None:
        stop, said, written = found
        day = parse_full_date(written)
        near = published is None or day is None or abs((day - published).days) <= _MAX_AWAY
        if said or near:
            return Part(PartKind.DATELINE, Span(start, stop)), False
    if is_byline(text, start, end):
        return Part(PartKind.BYLINE, Span(start, end)), False
    if (placed := dateline_end(text, start, end, first=True)) is not None:
        return Part(PartKind.DATELINE, Span(start, _rstrip(text, placed))), True
    if (signed := byline_end(text, start, end)) is not None:
        behind = _skip(text, signed, end)
        if dateline_end(text, behind, end, first=True) is not None or stamp(text, behind, end) is not None:
            return Part(PartKind.BYLINE, Span(start, signed)), False
    return None, False


def _titled(text: str, start: int, end: int, title: str, more: bool) -> Part | None:
    """The title at `start`, or what stands before it where it follows within a few words."""
    if word_count(title) < 3:
        # "Syria" is the first word of many reports: such a title has a line of its own.
        return Part(PartKind.HEADLINE, Span(start, end)) if more and title_end(text, start, end, title) == end else None
    if (stop := _title_end(text, start, end, title, more)) is not None:
        return Part(PartKind.HEADLINE, Span(start, stop))
    first = next((letter for letter in title if letter.isalnum()), "")
    place = start
    while first and (place := text.find(first, place + 1, min(end, start + _TITLE_REACH))) >= 0:
        if not text[place - 1].isalnum() and _title_end(text, place, end, title, more) is not None:
            before = _rstrip(text, place, start)
            while before > start and not text[before - 1].isalnum() and text[before - 1] not in ")]”\"'’.":
                before -= 1
            if before == start:
                return None
            if text[start : start + 3].lower() == "by ":
                return Part(PartKind.BYLINE, Span(start, before))
            if has_date(text, start, before):
                return Part(PartKind.DATELINE, Span(start, before))
            # "UPDATE 2-", "Title:", "Video:"
            stop = _title_end(text, place, end, title, more)
            return Part(PartKind.HEADLINE, Span(start, stop)) if stop and place - start <= _MAX_LABEL else None
    return None


def _title_end(text: str, start: int, end: int, title: str, more: bool) -> int | None:
    stop = title_end(text, start, end, title)
    if stop is None:
        return None
    behind = _skip(text, stop, end)
    if behind >= end:
        return stop if more else None  # a text that is its title alone is no headline over nothing
    goes_on = text[behind].islower() or text[stop] in ",;:’'-/" or (behind == stop and text[stop - 1].isalnum())
    return None if goes_on else stop


def _is_headline(text: str, line: Span, following: list[Span]) -> bool:
    """True for a short first line without a full stop that a sentence follows, soon."""
    words = text[line.start : line.end]
    return (
        len(words) <= _MAX_HEADLINE
        and word_count(words) >= 2
        and not words.endswith(_STOPS)
        and not words.startswith(("-", "*", "•"))
        and not is_caption(text, *line)
        and any(text[span.end - 1] in ".!?…”\"’')]" for span in following)
    )


def _skip(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _rstrip(text: str, end: int, floor: int = 0) -> int:
    while end > floor and text[end - 1].isspace():
        end -= 1
    return end
