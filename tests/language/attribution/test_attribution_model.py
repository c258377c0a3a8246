"""The reading model behind the attributor: its spans become spans of the report, its quotations go on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from counterclaim.language import read
from counterclaim.language.attribution import load_attributor
from counterclaim.language.attribution.model import ModelAttributor
from counterclaim.language.reader import ParagraphReading, RawAttribution, RawName, RawSyntax
from counterclaim.model.reading import NameKind
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

FIRST = "“We left at night,” Ilo Vant said."
SECOND = "“Nobody stopped us.”"
CREDIT = "Photo by somebody"
TEXT = f"{FIRST}\n\n{SECOND}\n\n{CREDIT}"


class _FakeReader:
    """Finds one attribution in the first paragraph, and takes every word for a root noun."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def read(self, paragraphs: Sequence[str], *, syntax: bool = True, trees: bool = True) -> list[ParagraphReading]:
        self.seen += paragraphs
        out = []
        for text in paragraphs:
            found: tuple[RawAttribution, ...] = ()
            names: tuple[RawName, ...] = ()
            if "said" in text:
                who = text.index("Ilo Vant")
                found = (RawAttribution((Span(who, who + 8),), (Span(who + 9, who + 13),), (Span(0, 19),), 0.9),)
                names = (RawName(Span(who, who + 8), "PERSON"),)
            words = tuple(Span(i, i + 1) for i, c in enumerate(text) if c.isalpha())
            n = len(words)
            tree = RawSyntax(words, ("NOUN",) * n, (-1,) * n, ("root",) * n)
            out.append(ParagraphReading(found, names, tree))
        return out


@pytest.fixture
def report() -> Report:
    a, b, c = len(FIRST), len(FIRST) + 2 + len(SECOND), len(TEXT)
    return Report(
        id="t",
        text=TEXT,
        parts=(
            Part(PartKind.BODY, Span(0, a)),
            Part(PartKind.BODY, Span(a + 2, b)),
            Part(PartKind.CREDIT, Span(b + 2, c)),
        ),
    )


def test_spans_are_those_of_the_report(report: Report) -> None:
    reading = read(report, attributor=ModelAttributor(_FakeReader()))
    (a,) = reading.attributions
    assert [s.of(TEXT) for s in (*a.source, *a.cue)] == ["Ilo Vant", "said"]
    assert [s.of(TEXT) for s in a.content] == ["“We left at night,”", SECOND]
    assert a.found_by == "model"


def test_names_and_syntax_come_from_the_same_pass(report: Report) -> None:
    reading = read(report, attributor=ModelAttributor(_FakeReader()))
    assert [(n.span.of(TEXT), n.kind) for n in reading.names] == [("Ilo Vant", NameKind.PERSON)]
    assert reading.syntax is not None
    assert len(reading.syntax.upos) == len(reading.tokens)
    read_words = [t.text for t, upos in zip(reading.tokens, reading.syntax.upos, strict=True) if upos]
    assert "Vant" in read_words
    assert "Photo" not in read_words


def test_credits_are_not_sent(report: Report) -> None:
    reader = _FakeReader()
    read(report, attributor=ModelAttributor(reader))
    assert reader.seen == [FIRST, SECOND]


def test_an_unknown_attributor_is_refused() -> None:
    with pytest.raises(ValueError, match="guesswork"):
        load_attributor("guesswork")


@pytest.mark.parametrize("name", ["model", "both"])
def test_a_missing_model_is_an_error_at_once(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from counterclaim.errors import FatalError
    from counterclaim.language.attribution import ATTRIBUTORS
    from counterclaim.language.reader import onnx_reader

    monkeypatch.setenv("COUNTERCLAIM_READER", str(tmp_path))
    onnx_reader.load_reader.cache_clear()
    with pytest.raises(FatalError, match="CC401"):
        ATTRIBUTORS[name]()
    onnx_reader.load_reader.cache_clear()
