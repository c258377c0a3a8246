"""Days as a reader writes them."""

from __future__ import annotations

from datetime import date

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def plain_day(iso: str) -> str:
    """\"2020-10-26\" as \"26 Oct 2020\"; intervals as \"24 Oct 2020 to 25 Oct 2020\"; anything else as it is."""
    if "/" in iso:
        first, _, last = iso.partition("/")
        return f"{plain_day(first) if first else '…'} to {plain_day(last) if last else '…'}"
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def since(iso: str) -> str:
    """The start of a running total: "2020-09-27/" as "since 27 Sep 2020"."""
    first = iso.partition("/")[0]
    return f"since {plain_day(first)}" if first else ""
