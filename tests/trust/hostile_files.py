"""Files that no newsroom keeps: pages, archives and JSON made to fill the memory, hang the parser or be run."""

# ruff: noqa: E501  # a bait a line is easier to read than one broken in three
from __future__ import annotations

import bz2
import gzip
import io
import lzma
import resource
import time
import zipfile
from datetime import date
from pathlib import Path

from tests.trust.trial import Outcome, told, trial

from counterclaim.errors import RefusedReport
from counterclaim.model.report import Report
from counterclaim.reports import REFUSALS, read_reports
from counterclaim.reports.limits import MAX_PAGE_TAGS

GROUP = "Reports"
# CPU seconds for a page, of whatever size is let in, and how much the memory may grow on the way, in megabytes.
MOST_SECONDS = 15.0
MOST_MEGABYTES = 1200

_P = b"<p>Officials in Kestrin said twelve soldiers were killed in the shelling of the town on Monday, and more hurt.</p>"
_JSON_LD = b"<html><head><script type='application/ld+json'>%s</script></head><body><article>" + _P * 6 + b"</article>"


def _page(inside: bytes, head: bytes = b"<title>T</title>") -> bytes:
    return b"<html><head>%s</head><body><article>%s%s%s</article></body></html>" % (head, _P * 4, inside, _P)


def _declared(charset: bytes) -> bytes:
    return _page(b"\xff\\ud800 \\U0000d800 +AGE-", b"<meta charset=" + charset + b">")


def pages(size: int) -> dict[str, bytes]:
    """Pages by what is wrong with them; `size` is how many times it is."""
    deep = {
        f"{tag.decode()} in {tag.decode()}, without end": _page(
            b"<" + tag + b">" * 1 + b"a" + (b"<" + tag + b">") * size
        )
        for tag in (
            b"div",
            b"b",
            b"table><tr><td",
            b"ul><li",
            b"blockquote",
            b"figure><figcaption",
            b"svg",
            b"math",
            b"a",
        )
    }
    side_by_side = {
        f"{size:,} × {name.decode()[:20]}": _page(name * size)
        for name in (b"<p>a</p>", b"<br>", b"<a href=x>y</a>", b"<li>a", b"<td>a", b"<figcaption>a</figcaption>", b"<", b"&amp;",
                     b"&#65;", b"&", b"<!--", b"<![CDATA[", b"<?", b"</p>", b"1/1/", b"2020-", b"<script>")
    }  # fmt: skip
    entities = b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(12))
    return {
        **deep,
        **side_by_side,
        "a million deep": _page(b"<div>" * 1_000_000),
        "many attributes": _page(b"<p " + b" ".join(b"a%d=b" % n for n in range(size)) + b">x"),
        "many attributes behind a quote": _page(b'<p a=">" ' + b" ".join(b"a%d" % n for n in range(size)) + b">x"),
        "many attributes, parted by strokes": _page(b"<p " + b"/".join(b"a%d" % n for n in range(size)) + b">x"),
        "an attribute without end": _page(b"<p class='" + b"a " * size * 10 + b"'>x"),
        "a comment without end": _page(b"<!--" + b"-" * size * 10),
        "a word without end": _page(b"a" * size * 10),
        "spaces without end": _page(b" " * size * 10),
        "a title without end": _page(b"", b"<title>" + b"a | " * size + b"</title>"),
        "a title of spaces": _page(b"", b"<title>a" + b" " * size + b"b</title>"),
        "dates without end": _page(b"", b"<meta property='article:published_time' content='2020-01-01'>" * (size // 2)),
        "entities that multiply": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">' + entities + b"]>" + _page(b"&m;"),
        "an entity that is a file": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _page(b"&a;"),
        "an entity of another machine": b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd">' + _page(b"&a;"),
        "JSON-LD, deep": _JSON_LD % (b"[" * size),
        "JSON-LD, long": _JSON_LD % (b'{"@type":"NewsArticle","headline":"' + b"a " * size + b'"}'),
        "JSON-LD, numbers": _JSON_LD % (b'{"@type":"NewsArticle","datePublished":' + b"9" * size + b"}"),
        **{f"charset {name!r}": _declared(name) for name in (
            b"utf-7", b"utf-16", b"utf-32", b"idna", b"punycode", b"undefined", b"unicode_escape", b"zlib_codec", b"hex", b"rot13",
            b"../../etc/passwd", b"latin-1", b"cp037", b"shift_jis", b"hz", b"\xff\xfe")},
    }  # fmt: skip


def _read(path: Path) -> tuple[list[Report], list[RefusedReport], float]:
    refused: list[RefusedReport] = []
    begun = time.process_time()
    found = list(read_reports([path], refused=refused.append, today=date(2026, 1, 1)))
    return found, refused, time.process_time() - begun


def _faults(path: Path, counts: dict[str, int], what: str) -> list[str]:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        found, refused, took = _read(path)
    except Exception as error:
        return [f"{what}: {type(error).__name__}: {error}"]
    wrong = [f"{what}: it took {took:.0f} s"] if took > MOST_SECONDS else []
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024
    if grown > MOST_MEGABYTES:
        wrong.append(f"{what}: {grown:,} MB more memory")
    if not found and not refused:
        wrong.append(f"{what}: neither read nor refused")
    wrong += [f"{what}: a code that is none, {error.code}" for error in refused if error.code not in REFUSALS]
    wrong += [
        f"{what}: {bad} in the text"
        for report in found
        for bad in ("<script", "root:x:0", "alert(1)")
        if bad in report.text
    ]
    counts["read"] += len(found)
    counts["refused"] += len(refused)
    return wrong


@trial(
    GROUP,
    "Pages: nested a million deep, a hundred thousand attributes, entities that multiply or name files, odd charsets",
    2000,
    100_000,
    cost=120,
)
def hostile_pages(folder: Path, size: int) -> Outcome:
    wrong: list[str] = []
    counts = {"read": 0, "refused": 0}
    made = pages(size)
    if size > MAX_PAGE_TAGS:  # beyond what is let in, and as much as is
        made |= {f"{name}, within the limits": content for name, content in pages(MAX_PAGE_TAGS * 19 // 20).items()}
    for name, content in made.items():
        path = folder / "page.html"
        path.write_bytes(content)
        wrong += _faults(path, counts, name)
    return Outcome(len(made), told(counts) + "; nothing of them ran, no file was opened, none took long", tuple(wrong))


@trial(GROUP, "Archives: zip, gzip, bzip2 and xz bombs, by their names and under the names of reports", 10, 1000)
def bombs(folder: Path, megabytes: int) -> Outcome:
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w", zipfile.ZIP_DEFLATED) as archive, archive.open("../../r.jsonl", "w") as entry:
        for _ in range(megabytes):
            entry.write(b" " * 1_000_000)
    packed = {
        "zip": plain.getvalue(),
        "gz": gzip.compress(b" " * 1_000_000, 9) * megabytes,
        "bz2": bz2.compress(b" " * 1_000_000) * megabytes,
        "xz": lzma.compress(b" " * 1_000_000) * megabytes,
    }
    wrong: list[str] = []
    counts = {"read": 0, "refused": 0}
    tried = 0
    for kind, content in packed.items():
        for ending in (kind, f"jsonl.{kind}", "jsonl", "txt", "html"):
            path = folder / f"{kind}.{ending}"
            path.write_bytes(content)
            wrong += _faults(path, counts, path.name)
            tried += 1
    if counts["read"]:
        wrong.append("an archive was read as a report")
    return Outcome(tried, told(counts) + "; none is unpacked", tuple(wrong))


def lines(size: int) -> dict[str, bytes]:
    """JSON Lines by what is wrong with them."""
    return {
        "deep lists": b'{"id": "a", "text": ' + b"[" * size + b"]" * size + b"}",
        "deep objects": b'{"a":' * size + b"1" + b"}" * size,
        "a number without end": b'{"id": "a", "text": "b", "c": ' + b"9" * size + b"}",
        "a float without end": b'{"id": "a", "text": "b", "c": 1e' + b"9" * size + b"}",
        "no numbers": b'{"id": "a", "text": "b", "c": [NaN, Infinity, -Infinity]}',
        "a key twice": b'{"id": "a", "id": "b", "text": "c"}',
        "many keys": b"{" + b", ".join(b'"k%d": 1' % n for n in range(size)) + b', "id": "a", "text": "b"}',
        "half a character": b'{"id": "a", "text": "\\ud800"}',
        "halves the wrong way round": b'{"id": "a\\udc00\\ud800", "text": "b"}',
        "NUL": b'{"id": "a", "text": "b\\u0000c"}',
        "not UTF-8": b'{"id": "a", "text": "\xff"}',
        "a path for an id": b'{"id": "../../../etc/passwd", "text": "b"}',
        "an id without end": b'{"id": "' + b"a" * size * 10 + b'", "text": "b"}',
        "an id of line ends": b'{"id": "a\\nCC101 all is well\\n", "text": "b"}',
        "a title without end": b'{"id": "a", "title": "' + b"a - " * size + b'", "text": "b c d"}',
        "a title of spaces": b'{"id": "a", "title": "a' + b" " * size + b'b", "text": "b c d"}',
        "a day without end": b'{"id": "a", "published": "' + b"1 " * size + b'", "text": "b"}',
        "no day": b'{"id": "a", "published": "2020-02-30T99:99", "text": "b"}',
        "a day before days": b'{"id": "a", "published": "0000-00-00", "text": "b"}',
        "text of nothing but escapes": b'{"id": "a", "text": "' + b"\\u0061" * size + b'"}',
        "lists for fields": b'{"id": ["a"], "text": {"a": 1}, "title": [], "published": 5}',
    }


@trial(
    GROUP, "JSON: nested without end, numbers without end, keys twice, half characters, paths for ids", 3000, 300_000
)
def hostile_lines(folder: Path, size: int) -> Outcome:
    wrong: list[str] = []
    counts = {"read": 0, "refused": 0}
    made = lines(size)
    for name, content in made.items():
        path = folder / "reports.jsonl"
        path.write_bytes(content + b"\n" + b'{"id": "good", "text": "Rain fell on Kestrin."}\n')
        wrong += _faults(path, counts, name)
        if [report.id for report in _read(path)[0]][-1:] != ["good"]:
            wrong.append(f"{name}: the next line was lost")
    return Outcome(len(made), told(counts) + "; the line behind each was read", tuple(wrong))
