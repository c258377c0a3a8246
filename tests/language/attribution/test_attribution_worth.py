"""The reading model is shown what may hold somebody's words."""

from __future__ import annotations

import pytest

from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.worth import worth_reading
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

# A paragraph of sixteen sentences, a hundred and sixty words, in which nobody speaks
_QUIET = "Nine trucks went up the old road to the port. " * 16


def _shown(text: str, kind: PartKind = PartKind.BODY) -> list[str]:
    parts = (Part(kind, Span(0, len(text))),) if text else ()
    tokens = tokenize(text)
    sentences = split(Report(id="t", text=text, parts=parts), tokens)
    return [span.of(text) for span in worth_reading(Field(text, tokens, sentences, parts))]


@pytest.mark.parametrize(
    "text",
    ["", "Nine trucks went up the road.", _QUIET, "Lom, 3 May", "\n\n", "!!!"],
)
def test_nothing_is_shown_where_nobody_speaks(text: str) -> None:
    assert _shown(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine trucks went up the road, the ministry said.",
        "According to the army nine trucks went up the road. It rained.",
        "It rained. He has yet to comment on it.",
        "“Nine trucks.”",
        "They supported the truce.",
        "The denial came late.",
    ],
)
def test_short_paragraphs_are_shown_whole(text: str) -> None:
    assert _shown(text) == [text]


def test_of_long_paragraphs_the_sentences_that_may_tell() -> None:
    said = "The ministry said nine men had died. It denied a raid."
    assert _shown(_QUIET + said) == [said]


def test_inner_sentences_of_a_quotation_are_shown() -> None:
    quoted = "“Trucks came. Nine of them went up the hill. Then it rained.”"
    assert _shown(_QUIET + quoted) == [quoted]


def test_credits_are_not_shown() -> None:
    assert _shown("Photo: the ministry said so", PartKind.CREDIT) == []
