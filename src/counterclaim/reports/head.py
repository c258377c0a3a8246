"""The day of publication that the head of a text gives: a date header, a date line, or a dateline with its year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from counterclaim.model.report import Part, PartKind
from counterclaim.reports.dates import ANY_DATE, date_header, parse_full_date, parse_published
from counterclaim.reports.refusals import refuse

_DATE = re.compile(ANY_DATE)
_HEAD = 6  # parts; behind that a date is no longer the report's own


def published_in(text: str, parts: Sequence[Part], where: str = "") -> date | None:
    """The day, None where the head of the text gives none. "Last updated" is no day of publication.

    Raises RefusedReport CC125 where a date header gives a day that the calendar does not have.
    """
    header = date_header(text)
    if header is not None:
        day = parse_published(header[1])
        if day is None:
            raise refuse("CC125", f"the header gives {header[1]}, a day that does not exist.", where=where)
        return day
    for part in parts[:_HEAD]:
        if part.kind is PartKind.DATELINE:
            words = part.span.of(text)
            found = _DATE.search(words)
            if found is not None and "pdated" not in words[: found.start()]:
                return parse_full_date(found.group())
    return None
