"""A report is read from end to end, whatever its text."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.language import read
from counterclaim.model.party import Cast
from counterclaim.model.reading import Reading
from counterclaim.model.report import Report
from counterclaim.model.span import Span

TEXT = (
    "Nine die in raid on Lom\n\n"
    "KYIV (Reuters) - Ukrainian President Anton Vero said on Monday that at least nine people had died in Lom.\n\n"
    "“We will rebuild,” Vero said. He blamed Russia."
)


def _read(text: str) -> Reading:
    return read(Report(id="t", text=text, published=date(2022, 5, 3)), attributor="rules")


def _check(reading: Reading) -> None:
    whole = Span(0, len(reading.text))
    for first, second in pairwise(reading.tokens):
        assert first.end <= second.start
    for a in reading.attributions:
        assert a.content
        for role in (a.source, a.cue, a.content):
            for piece in role:
                assert whole.contains(piece)
                assert piece.end > piece.start
            for one, two in pairwise(role):
                assert one.end <= two.start
        assert a.inside is None or 0 <= a.inside < len(reading.attributions)


def test_every_step_leaves_its_mark() -> None:
    reading = _read(TEXT)
    assert reading.report.parts
    assert reading.tokens
    assert reading.sentences
    assert [n.stated for n in reading.numbers if n.span.of(TEXT) == "at least nine"] == [9]
    assert reading.dates[0].interval.iso() == "2022-05-02"
    assert {p.party for p in reading.party_mentions} >= {"Ukraine", "Russia"}
    assert any(e.name.endswith("Anton Vero") for e in reading.entities)
    assert {a.speaker for a in reading.attributions} == {"Ukrainian President Anton Vero"}


def test_reading_is_pure() -> None:
    assert _read(TEXT) == _read(TEXT)


def test_an_own_cast_takes_the_place_of_the_bundled_one() -> None:
    reading = read(Report(id="t", text=TEXT), cast=Cast(), attributor="rules")
    assert reading.party_mentions == ()
    assert {a.party for a in reading.attributions} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "\x00\x01\x02 said \x7f.",
        "🚀 said 🚀.",
        "OFFICIALS SAID 9 PEOPLE DIED IN LOM.",
        "قال المسؤول said “نعم”.",
        "the observatory said nine people died",
        "according to",
        "said",
        "“",
        "””““ said “",
        "he said, she said, they said, it said",
        "said said said said said",
        "according to according to according to X, said.",
        "X, who, which, said, that, said.",
        "The\u00a0army\u00a0said\u00a0nine\u00a0men\u00a0died.",
        "(((((((((( said )))))))))",
        ", , , , said , , , ,",
    ],
)
def test_odd_texts(text: str) -> None:
    _check(_read(text))


def test_a_megabyte_in_one_paragraph() -> None:
    sentence = (
        "Nine men died, said Ilo Vant, a spokesman for the guard, and “two fled” as officials told Lom Radio that "
    )
    reading = _read(sentence * (250_000 // len(sentence)))
    assert reading.attributions
    _check(reading)


SAID = "said told accused according to by the a Lom Borduvia he it who which that and but while adding quoted as saying"
REST = ", . “ ” \" ' ( ) - : ; nine killed was have not officials in of on Monday"
WORDS = (*SAID.split(), *REST.split(), "\n\n")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_spans_hold_for_any_words(words: list[str]) -> None:
    _check(_read(" ".join(words)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_spans_hold_for_any_text(text: str) -> None:
    _check(_read(text))
