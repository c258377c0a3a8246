"""Saved pages of different layouts."""

# ruff: noqa: E501 (markup is easier to read unbroken)

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import RefusedReport
from counterclaim.model.report import PartKind, Report

Read = Callable[..., tuple[list[Report], list[RefusedReport]]]

needs_trafilatura = pytest.mark.skipif(
    importlib.util.find_spec("lxml_html_clean") is None,
    reason="lxml_html_clean is not installed, which trafilatura needs to be imported",
)

CAPTION = "Residents clear rubble in Velmora, Tuesday, April 6, 2021."
FIRST = "Officials in Sandavia said on Wednesday that at least 14 soldiers had been killed overnight above the town."
SECOND = "The ministry of neighbouring Torvania denied the claim and said that its own forces had lost nobody at all."
THIRD = "Monitors of the regional mission said they had counted forty explosions between dusk and dawn near the line."
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
TITLE = "Shelling resumes near Velmora"
META = f'<meta charset="utf-8"><title>{TITLE}</title>'
JSON_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":"Shelling resumes near Velmora","datePublished":"2021-04-07T09:12:00+02:00",'
    '"publisher":{"@type":"Organization","name":"Harbour Times"}}</script>'
)
LAYOUTS = {
    "open graph": f'<head>{META}<meta property="article:published_time" content="2021-04-07T09:12:00+02:00">'
    f'<meta property="og:site_name" content="Harbour Times"></head><body><article><h1>{TITLE}</h1>{PARAGRAPHS}</article>',
    "json-ld": f"<head>{META}{JSON_LD}</head><body><main><h1>{TITLE}</h1><div>{PARAGRAPHS}</div></main>",
    "time element": f'<head>{META}</head><body><article><h1>{TITLE}</h1><time datetime="2021-04-07" pubdate>7 April</time>'
    f"{PARAGRAPHS}</article>",
    "dublin core": f'<head>{META}<meta name="DC.date.issued" content="2021-04-07"></head><body><div id="content">'
    f"<h2>{TITLE}</h2>{PARAGRAPHS}</div>",
    "address": f'<head>{META}<link rel="canonical" href="https://example.org/2021/04/07/velmora"></head><body><article>'
    f"<h1>{TITLE}</h1>{PARAGRAPHS}</article>",
    "menus around": f'<head>{META}<meta name="date" content="2021-04-07"></head><body><nav><ul><li><a href="/">Home</a>'
    f"</ul></nav><aside>Most read</aside><article><h1>{TITLE}</h1>{PARAGRAPHS}</article><footer>© Harbour Times</footer>",
    "dateline only": f"<head>{META}</head><body><article><h1>{TITLE}</h1><p>VELMORA, Sandavia, April 7, 2021 (AP) — {FIRST}"
    f"</p><p>{SECOND}</p><p>{THIRD}</p></article>",
    "scripts everywhere": f'<head>{META}<meta name="date" content="2021-04-07"><script>alert("14")</script></head><body>'
    f'<article><h1>{TITLE}<script>x()</script></h1><p onclick="y()">{FIRST}<script>z()</script></p><p>{SECOND}</p>'
    f"<style>p{{}}</style><p>{THIRD}</p></article>",
    "inlined picture": f'<head>{META}<meta name="date" content="2021-04-07"></head><body><article><h1>{TITLE}</h1>'
    f'<img src="data:image/png;base64,{"A" * 300_000}">{PARAGRAPHS}</article>',
    "unclosed": f'<head>{META}<meta name="date" content="2021-04-07"><body><article><h1>{TITLE}</h1><p>{FIRST}<p>{SECOND}'
    f"<p>{THIRD}",
}


@needs_trafilatura
@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(tmp_path: Path, read: Read, layout: str) -> None:
    path = tmp_path / "velmora.html"
    path.write_text(f"<!DOCTYPE html><html>{LAYOUTS[layout]}</body></html>")
    (report,), refused = read(path)
    assert refused == []
    assert (report.id, report.published, report.title) == ("velmora", date(2021, 4, 7), TITLE)
    body = [part.span.of(report.text) for part in report.parts if part.kind is PartKind.BODY]
    assert body == [FIRST, SECOND, THIRD]
    assert "alert" not in report.text
    assert report.raw_fingerprint is not None
    assert report.raw_fingerprint != report.fingerprint


@needs_trafilatura
@pytest.mark.parametrize(
    "figure",
    [
        f'<figure><img src="a.jpg"><figcaption>{CAPTION} (AP Photo/Jane Doe)</figcaption></figure>',
        f'<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{CAPTION} (AP Photo/Jane Doe)</p></div>',
        f'<figure><div><span class="image-caption">{CAPTION} (AP Photo/Jane Doe)</span></div></figure>',
    ],
)
def test_captions_are_kept_in_their_place(tmp_path: Path, read: Read, figure: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(
        f"<html><head>{META}</head><body><article><p>{FIRST}</p>{figure}<p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    (report,), _ = read(path)
    found = [(part.kind.value, part.span.of(report.text)) for part in report.parts]
    assert found == [
        ("body", FIRST),
        ("caption", CAPTION),
        ("credit", "(AP Photo/Jane Doe)"),
        ("body", SECOND),
        ("body", THIRD),
    ]


@needs_trafilatura
def test_a_caption_that_only_the_page_marks(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.html"
    figure = "<figure><img><figcaption>A bridge over the Sel</figcaption></figure>"
    path.write_text(
        f"<html><head>{META}</head><body><article><p>{FIRST}</p>{figure}<p>{SECOND}</p><p>{THIRD}</p></article>"
    )
    (report,), _ = read(path)
    assert [part.span.of(report.text) for part in report.parts if part.kind is PartKind.CAPTION] == [
        "A bridge over the Sel"
    ]


@needs_trafilatura
def test_a_declared_charset_is_used(tmp_path: Path, read: Read) -> None:
    path = tmp_path / "a.html"
    page = (
        f'<html><head><meta charset="windows-1252"><title>T</title></head><body><article><p>“{FIRST}”</p>{PARAGRAPHS}'
    )
    path.write_bytes(page.encode("windows-1252"))
    (report,), _ = read(path)
    assert report.text.startswith("“Officials")


@needs_trafilatura
@pytest.mark.parametrize(
    ("page", "code"),
    [
        (b"<html><body></body></html>", "CC140"),
        (b"<html><body><script>var a = 1;</script></body></html>", "CC140"),
        (b"<html><body>" + b"<div>" * 20_000 + b"<p>words", "CC140"),
        (b"<html><body><p>a\x00b</p>", "CC124"),
        (b"<html><body>" + b"<p>" * 200_001, "CC107"),
        (b"<html><body>" + b"words " * 3_500_000, "CC107"),
    ],
    ids=["nothing", "script", "deep", "nul", "elements", "bytes"],
)
def test_pages_that_are_refused(tmp_path: Path, read: Read, page: bytes, code: str) -> None:
    path = tmp_path / "a.html"
    path.write_bytes(page)
    reports, refused = read(path)
    assert reports == []
    assert [error.code for error in refused] == [code]


def test_pages_are_refused_where_the_library_is_broken(
    tmp_path: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    monkeypatch.setitem(sys.modules, "trafilatura", None)
    (tmp_path / "a.html").write_text(f"<html><body>{PARAGRAPHS}")
    (tmp_path / "b.txt").write_text("Bells rang.")
    reports, refused = read(tmp_path)
    assert [report.id for report in reports] == ["b"]
    assert [error.code for error in refused] == ["CC142"]
