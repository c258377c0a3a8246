"""Reports, as they were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.span import Span


class PartKind(StrEnum):
    """What a stretch of a report is, as a newsroom would call it."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"
    BYLINE = "byline"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Part:
    """“This stretch is a caption, of a picture provided by the prime minister's press service.”

    Parts are in order, do not overlap, and leave only white space between them. A body part is one paragraph.
    `supplier` is who provided a picture where the caption or its credit says so (verbatim), `supplied_by_party`
    is true where the words say that it was provided, handed out or released by somebody who is no agency.
    `repeats` is the index of an earlier part with the same words (a caption printed twice), or None.
    """

    kind: PartKind
    span: Span
    supplier: str | None = None
    supplied_by_party: bool = False
    repeats: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """“AP published this text on 26 October 2020.” The text is never altered; everything points into it.

    `published` is the day of publication; None where neither the record nor the text says it.
    `fingerprint` is the SHA-256 of `text` in UTF-8 (hex); `raw_fingerprint` that of the bytes a page was
    extracted from, where there were any. `origin` is where it was read: `file:line` or a path.
    """

    id: str
    text: str
    published: date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    licence: str | None = None
    fingerprint: str = ""
    raw_fingerprint: str | None = None
    origin: str = ""
    parts: tuple[Part, ...] = ()
