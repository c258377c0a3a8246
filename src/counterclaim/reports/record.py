"""A record, from wherever it was read, to a Report: the checks that hold for all of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from counterclaim.model.report import Report
from counterclaim.reports.dates import parse_published
from counterclaim.reports.head import published_in
from counterclaim.reports.limits import MAX_TEXT_CHARS
from counterclaim.reports.parts import find_parts
from counterclaim.reports.refusals import refuse

_NO_TEXT_CHARACTER = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Record:
    """“Line 3 of war.jsonl: id r-3, published 2020-10-26, this text.” As read, before any check.

    `captions` are paragraphs that the page marks as captions.
    """

    id: str
    text: str
    origin: str
    published: str | date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    licence: str | None = None
    raw_fingerprint: str | None = None
    captions: frozenset[str] = frozenset()


def to_report(record: Record, today: date) -> Report:
    """The Report of a record. Raises RefusedReport (CC122 to CC126)."""
    where = record.origin
    if len(record.text) > MAX_TEXT_CHARS:
        raise refuse("CC123", f"the text has {len(record.text):,} characters.", where=where)
    if not record.text.strip():
        raise refuse("CC122", "the text is empty.", where=where)
    for name in ("id", "text", "title", "outlet", "url", "licence"):
        value: str | None = getattr(record, name)
        if value and (found := _NO_TEXT_CHARACTER.search(value)):
            sort = "a NUL character" if found.group() == "\x00" else "half of a surrogate pair"
            raise refuse("CC124", f"`{name}` holds {sort} at {found.start()}.", where=where)
    published = _written_day(record)
    parts = find_parts(record.text, published, title=record.title, captions=record.captions)
    if published is None:
        published = published_in(record.text, parts, where)
    if published is not None and published > today:
        raise refuse("CC126", f"the report is dated {published}, after {today}.", where=where)
    return Report(
        id=record.id,
        text=record.text,
        published=published,
        title=record.title,
        outlet=record.outlet,
        url=record.url,
        licence=record.licence,
        fingerprint=sha256(record.text.encode()).hexdigest(),
        raw_fingerprint=record.raw_fingerprint,
        origin=where,
        parts=parts,
    )


def _written_day(record: Record) -> date | None:
    written = record.published
    if not isinstance(written, str):
        return written
    day = parse_published(written)
    if day is None:
        raise refuse("CC125", f"`published` is {written[:60]!r}, no date.", where=record.origin)
    return day
