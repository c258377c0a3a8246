"""Quotations are found whichever marks a newsroom uses, and apostrophes are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.quotes import Quote, find_quotes
from counterclaim.model.report import Part, PartKind
from counterclaim.model.span import Span


def _paragraphs(*texts: str) -> tuple[str, list[Part]]:
    text, parts = "", []
    for paragraph in texts:
        text += "\n\n" if text else ""
        parts.append(Part(PartKind.BODY, Span(len(text), len(text) + len(paragraph))))
        text += paragraph
    return text, parts


def _found(*texts: str) -> list[str]:
    text, parts = _paragraphs(*texts)
    return [q.span.of(text) for q in find_quotes(text, parts)]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("He said “we left” and went.", ["“we left”"]),
        ('He said "we left" and went.', ['"we left"']),
        ("He said «we left» and went.", ["«we left»"]),
        ("He said ‘we left’ and went.", ["‘we left’"]),
        ("He said 'we left' and went.", ["'we left'"]),
        ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
        ("The soldiers' homes and Borduvia's guns didn't burn.", []),
        ("The soldiers’ homes and Borduvia’s guns didn’t burn.", []),
        ('A stray mark" in the text.', []),
        ('He said "the rest is never closed.', []),
        ("“It didn't burn,” she said.", ["“It didn't burn,”"]),
        ("", []),
    ],
)
def test_marks(text: str, quotes: list[str]) -> None:
    assert _found(text) == quotes


def test_a_quotation_may_reach_over_paragraphs() -> None:
    text, parts = _paragraphs("He said: “We left.", "“Nobody stopped us.”", "They were silent.")
    assert find_quotes(text, parts) == (
        Quote(Span(9, 18), open_ended=True),
        Quote(Span(20, 40), continues=True),
    )


def test_credits_are_not_read() -> None:
    text = "“Photo” by somebody"
    assert find_quotes(text, [Part(PartKind.CREDIT, Span(0, len(text)))]) == ()


@given(st.lists(st.text(alphabet="ab .,\"'“”‘’«»\t", max_size=60), max_size=5))
def test_spans_hold_for_any_text(paragraphs: list[str]) -> None:
    text, parts = _paragraphs(*(p for p in paragraphs if p))
    last = 0
    for quote in find_quotes(text, parts):
        assert last <= quote.span.start < quote.span.end <= len(text)
        assert any(part.span.contains(quote.span) for part in parts)
        last = quote.span.end
