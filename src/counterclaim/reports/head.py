"""The day of publication that the head of a text gives: a date header, a date line, or a dateline with its year."""

from __future__ import annotations

from datetime import date

from counterclaim.reports.dates import date_header, parse_published
from counterclaim.reports.refusals import refuse


def published_in(text: str, where: str = "") -> date | None:
    """The day, None where the head of the text gives none.

    Raises RefusedReport CC125 where a date header gives a day that the calendar does not have.
    """
    header = date_header(text)
    if header is not None:
        day = parse_published(header[1])
        if day is None:
            raise refuse("CC125", f"the header gives {header[1]}, a day that does not exist.", where=where)
        return day
    return None
