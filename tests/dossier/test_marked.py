"""Reports with their claims marked, as a page."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.dossier.marked import mark, render_marked, whereabouts
from counterclaim.model.claim import Claim, DenialDetails, Kind
from counterclaim.model.place import Located, Place, PlaceKind
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

TEXT = "Osk denied it.\nVelor <b>fired</b> & left. مرحبا"
PARTS = (Part(PartKind.HEADLINE, Span(0, 14)), Part(PartKind.BODY, Span(15, len(TEXT))))
REPORT = Report("one", TEXT, outlet="Post & Co", parts=PARTS)


def _claim(words: str, source: str = "Osk", **more: object) -> Claim:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    claim = Claim("id", "one", Kind.DENIAL, span, words, source, None, None, None, None, DenialDetails("it"))
    return replace(claim, **more)  # type: ignore[arg-type]


def _page(*claims: Claim, explain: bool = False) -> str:
    return "".join(render_marked([mark(REPORT, claims)], explain=explain))


class _Words(HTMLParser):
    """The text of paragraphs, and the ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.text, self.ids, self.targets, self.tags = "", [], [], set[str]()  # type: ignore[var-annotated]
        self._in = False
        self._sup = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.add(tag)
        self._in = self._in or given.get("class") == "words"
        self._sup = self._sup or tag == "sup"
        if given.get("id"):
            self.ids.append(given["id"])
        if (given.get("href") or "").startswith("#"):
            self.targets.append((given["href"] or "")[1:])

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._in = False
        if tag == "sup":
            self._sup = False

    def handle_data(self, data: str) -> None:
        if self._in and not self._sup:
            self.text += data


def _read(page: str) -> _Words:
    found = _Words()
    found.feed(page)
    return found


def test_words_are_marked_and_escaped() -> None:
    page = _page(_claim("<b>fired</b>", source="<i>Osk</i>"))
    assert "<mark>&lt;b&gt;fired&lt;/b&gt;</mark>" in page
    assert "&lt;i&gt;Osk" in page
    assert "Post &amp; Co" in page
    assert _read(page).text == TEXT.replace("\n", "")


def test_every_link_leads_somewhere() -> None:
    found = _read(_page(_claim("denied"), _claim("Osk denied it"), _claim("fired")))
    assert len(found.ids) == len(set(found.ids)) == 6
    assert set(found.targets) <= set(found.ids)


def test_nothing_is_loaded_and_nothing_runs() -> None:
    page = _page(_claim("denied"))
    assert not _read(page).tags & {"script", "img", "link", "iframe", "object", "form"}
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])
    assert "default-src 'none'" in policy
    assert "script-src 'none'" in policy
    assert not re.search(r"(?:src|href)=\"(?!#)", page)


def test_why_only_where_asked() -> None:
    claim = _claim("denied", rule="denial.verb", evidence=(Span(4, 10),))
    assert "denial.verb" not in _page(claim)
    assert "denial.verb “denied”" in _page(claim, explain=True)


def test_a_claim_over_two_parts_is_told_once() -> None:
    marked = mark(REPORT, [_claim("it.\nVelor")])
    assert [len(paragraph.notes) for paragraph in marked.paragraphs] == [1, 0]
    assert all(any(s.claims for s in paragraph.stretches) for paragraph in marked.paragraphs)
    ids = _read(_page(_claim("it.\nVelor"))).ids
    assert sorted(ids) == ["c-r0-1", "w-r0-1"]


@pytest.mark.parametrize(
    ("where", "words"),
    [
        (None, ""),
        (Located("Osk", PlaceKind.SETTLEMENT, "KGZ", 40.5, 72.8, 2), "Osk, KGZ (40.50, 72.80; where_prec 2)"),
        (Located("the border", PlaceKind.LINE, where_prec=5), "the border: no point"),
        (
            Located("Osk", None, others=(Place("Osk", PlaceKind.RIVER, None, 1.0, 2.0),) * 2),
            "Osk, one of 2: no point",
        ),
    ],
)
def test_whereabouts(where: Located | None, words: str) -> None:
    assert whereabouts(where) == words


@given(st.text(min_size=1, max_size=80), st.data())
def test_any_text_comes_out_whole(text: str, data: st.DataObject) -> None:
    report = Report("r", text, parts=(Part(PartKind.BODY, Span(0, len(text))),))
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    claim = replace(_claim("denied"), span=span, text=span.of(text))
    marked = mark(report, [claim])
    assert "".join(s.text for s in marked.paragraphs[0].stretches) == text
    assert "".join(render_marked([marked])).endswith("</html>")
