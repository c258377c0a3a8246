"""How exactly a claim is dated."""

from __future__ import annotations

from datetime import date

__all__ = ["date_precision"]

# UCDP GED's `date_prec` (Högbladh, S., “UCDP GED Codebook”, version 23.1, Uppsala University 2023): 1 the exact day
# is known; 2 a range of 2 to 6 days; 3 the week; 4 a range of 8 to 30 days, or the month; 5 more than a month, up to
# a year. The longest range in days of each.
_LONGEST = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))


def date_precision(when: str | None) -> int | None:
    """GED's `date_prec`, 1 to 5, of a claim's date: an ISO day or `first/last` interval.

    None for no date, for an open interval, and for one of more than a year, which GED has no number for.
    """
    if not when:
        return None
    first, slash, last = when.partition("/")
    if not first or (slash and not last):
        return None
    try:
        days = (date.fromisoformat(last or first) - date.fromisoformat(first)).days + 1
    except ValueError:
        return None  # a reviewer may write what is no ISO day
    return next((number for longest, number in _LONGEST if 1 <= days <= longest), None)
