"""An HTML page: one report."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from counterclaim.reports.limits import MAX_PAGE_BYTES
from counterclaim.reports.plain import read_all
from counterclaim.reports.record import Record
from counterclaim.reports.refusals import refuse


def read_page(read: Callable[[int], bytes], identifier: str, name: str, today: date, head: bytes = b"") -> Record:
    """The record of a page. Raises RefusedReport (CC102, CC107, CC140, CC141) and what `read` raises."""
    raw = read_all(read, MAX_PAGE_BYTES, head)
    if raw is None:
        raise refuse("CC107", f"the page is larger than {MAX_PAGE_BYTES:,} bytes.", where=name)
    if not raw.strip():
        raise refuse("CC102", where=name)
    import trafilatura

    text = trafilatura.extract(raw)
    if not text:
        raise refuse("CC140", where=name)
    return Record(id=identifier, text=text, origin=name, raw_fingerprint=sha256(raw).hexdigest())
