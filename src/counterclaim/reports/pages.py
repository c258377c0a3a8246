"""An HTML page: one report."""

from __future__ import annotations

import re
from codecs import lookup
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING

from counterclaim.reports.figures import drop_scripts, keep_captions
from counterclaim.reports.limits import MAX_ATTRIBUTE, MAX_PAGE_BYTES, MAX_PAGE_TAGS, MAX_TAG_ATTRIBUTES
from counterclaim.reports.plain import read_all
from counterclaim.reports.record import Record
from counterclaim.reports.refusals import refuse

if TYPE_CHECKING:
    from trafilatura.settings import Document

_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w.:-]{2,40})", re.IGNORECASE)
_CHARSET_REACH = 4096  # browsers look at the first 1024 bytes; pages put it later


# Codecs of Python that no browser knows: a page that names one is read as if it named none.
_NO_CHARSETS = frozenset({"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape", "utf-7"})

_LONG_ATTRIBUTE = re.compile(rb"=\s?(?:\"[^\"]{%d,}\"|'[^']{%d,}')" % (MAX_ATTRIBUTE, MAX_ATTRIBUTE))

# A tag that is long without the words in its quotes, and what parts its attributes.
_LONG_TAG = re.compile(rb"<[A-Za-z](?:[^>\"']++|\"[^\"]*+\"|'[^']*+'|[\"'])*+")
_QUOTED = re.compile(rb"\"[^\"]*+\"|'[^']*+'")
_ATTRIBUTE = re.compile(rb"[^\s/=]+")


def read_page(read: Callable[[int], bytes], identifier: str, name: str, today: date, head: bytes = b"") -> Record:
    """The record of a page: the text of its article, with what the page says of itself.

    The extracted text is the report's text; `raw_fingerprint` is the SHA-256 of the bytes. Nothing is fetched and no
    script is run. Raises RefusedReport (CC102, CC107, CC124, CC140 to CC142) and what `read` raises.
    """
    raw = read_all(read, MAX_PAGE_BYTES, head)
    if raw is None:
        raise refuse("CC107", f"the page is larger than {MAX_PAGE_BYTES:,} bytes.", where=name)
    if not raw.strip():
        raise refuse("CC102", where=name)
    # Of elements that nobody closed there are as many as tags.
    if max(raw.count(b"<") - raw.count(b"</"), raw.count(b"</")) > MAX_PAGE_TAGS:
        raise refuse("CC107", f"the page has more than {MAX_PAGE_TAGS:,} elements.", where=name)
    if _most_attributes(raw) > MAX_TAG_ATTRIBUTES:
        raise refuse("CC107", f"a tag of the page has more than {MAX_TAG_ATTRIBUTES:,} attributes.", where=name)
    if b"\x00" in raw:
        raise refuse("CC124", "the page holds a NUL character.", where=name)
    document, captions = _extract(raw, today, name)
    if document is None or not document.text:
        raise refuse("CC140", where=name)
    return Record(
        id=identifier,
        text=document.text,
        origin=name,
        published=document.date,
        title=document.title or None,
        outlet=document.sitename or document.hostname or None,
        url=document.url or None,
        raw_fingerprint=sha256(raw).hexdigest(),
        captions=captions,
    )


def _extract(raw: bytes, today: date, name: str) -> tuple[Document | None, frozenset[str]]:
    try:
        from trafilatura import bare_extraction, load_html
        from trafilatura.settings import Document
    except ImportError as error:
        raise refuse("CC142", f"pages cannot be read here: {error}.", where=name) from None
    try:
        tree = load_html(_decoded(_LONG_ATTRIBUTE.sub(b'=""', raw)))
        if tree is None:
            return None, frozenset()
        drop_scripts(tree)
        captions = keep_captions(tree)
        found = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={
                "original_date": True,
                # The extensive search takes any date on the page, also one that the article only speaks of.
                "extensive_search": False,
                "max_date": today.isoformat(),
            },
        )
    except Exception as error:  # a parser of other people's pages raises whatever it likes; the others go on
        raise refuse("CC141", f"the page cannot be parsed: {type(error).__name__}.", where=name) from error
    return (found if isinstance(found, Document) else None), captions


def _most_attributes(raw: bytes) -> int:
    """How many attributes the fullest tag of a page has, tags of few bytes aside."""
    most = 0
    for tag in _LONG_TAG.finditer(raw):
        if tag.end() - tag.start() > MAX_TAG_ATTRIBUTES:
            most = max(most, sum(1 for _ in _ATTRIBUTE.finditer(_QUOTED.sub(b"", tag.group()))))
    return most


def _decoded(raw: bytes) -> str | bytes:
    """The page's characters: as UTF-8 where they are, else as it declares. The bytes where neither holds: then
    trafilatura guesses."""
    declared = _CHARSET.search(raw, 0, _CHARSET_REACH)
    for encoding in ("utf-8-sig", declared[1].decode("ascii") if declared else None):
        if encoding is not None:
            try:
                if lookup(encoding).name not in _NO_CHARSETS:
                    return raw.decode(encoding)
            except (UnicodeError, LookupError):
                continue
    return raw
