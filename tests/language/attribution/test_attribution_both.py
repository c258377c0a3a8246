"""Model and rules together: the model's finds stand, the rules add those of their sure forms that it missed."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from counterclaim.language.attribution import Annotation, RawAttribution
from counterclaim.language.attribution.both import BothAttributor
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span


class _Model:
    """An annotator that finds what it was given."""

    name = "fixed"

    def __init__(self, *found: RawAttribution) -> None:
        self._found = found

    def attribute(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> list[RawAttribution]:
        return list(self._found)

    def annotate(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> Annotation:
        return Annotation(self._found)


def _both(text: str, *found: RawAttribution) -> list[RawAttribution]:
    parts = (Part(PartKind.BODY, Span(0, len(text))),)
    tokens = tokenize(text)
    sentences = split(Report(id="t", text=text, parts=parts), tokens)
    return BothAttributor(_Model(*found)).attribute(text, tokens, sentences, parts)


def _at(text: str, words: str) -> tuple[Span, ...]:
    start = text.index(words)
    return (Span(start, start + len(words)),)


# Forty words without a comma
_BARE = (
    "The town of Lom has been under fire for a week and most of its people have fled to the hills where they live in"
    " tents that the Red Cross has put up since the road to the port was opened. "
)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The council put the death toll at 40.", "The council"),
        ("“Nine men died,” said a nurse.", "a nurse"),
        ("Sources spoke of a raid - a claim that both armies deny.", "both armies"),
        (_BARE + "Nine men died the ministry said.", "the ministry"),
        (_BARE + "Nine men died according to the ministry.", "the ministry"),
    ],
)
def test_rules_add_what_the_model_missed(text: str, source: str) -> None:
    (a,) = _both(text)
    assert a.found_by.startswith("rules")
    assert a.source == _at(text, source)


def test_rules_add_little_where_marks_stand() -> None:
    assert _both("Nine men died, the ministry said.") == []


def test_rules_name_the_source_that_the_model_missed() -> None:
    text = "Ghana, which lost nine men, accused Togo of shelling the port."
    mine = RawAttribution((), _at(text, "accused"), _at(text, "Togo of shelling the port"), 0.9, "model")
    (a,) = _both(text, mine)
    assert a.source == _at(text, "Ghana, which lost nine men")
    assert a.content == mine.content


def test_a_source_quoted_by_another_is_added() -> None:
    text = "Vant said that, according to the army, nine men died."
    mine = RawAttribution(
        _at(text, "Vant"), _at(text, "said"), _at(text, "that, according to the army, nine men died"), 0.9, "model"
    )
    outer, inner = _both(text, mine)
    assert outer == mine
    assert inner.source == _at(text, "the army")
    assert inner.content == _at(text, "nine men died")


def test_a_source_taken_for_content_gives_way() -> None:
    text = "Rebels were accused by Togo of shelling the port."
    mine = RawAttribution((), _at(text, "were accused by"), _at(text, "Togo of shelling the port"), 0.9, "model")
    (a,) = _both(text, mine)
    assert a.source == _at(text, "Togo")
    assert a.content == _at(text, "of shelling the port")


def test_rules_of_doubtful_forms_add_nothing() -> None:
    assert _both("The ministry wants nine men back.") == []


def test_the_model_s_find_stands() -> None:
    text = "Nine men died, the ministry said."
    mine = RawAttribution(_at(text, "ministry"), _at(text, "said"), _at(text, "Nine men died"), 0.9, "model")
    assert _both(text, mine) == [mine]


def test_without_marks_the_order_of_words_decides() -> None:
    text = _BARE + "Nine men were killed in the raid the ministry said."
    mine = RawAttribution(_at(text, "Nine men"), _at(text, "said"), _at(text, "in the raid"), 0.9, "model")
    (a,) = _both(text, mine)
    assert a.source == _at(text, "the ministry")
    assert a.content == _at(text, "Nine men were killed in the raid")


def test_names_and_syntax_pass_through() -> None:
    assert BothAttributor(_Model()).annotate("", (), (), ()) == Annotation()
