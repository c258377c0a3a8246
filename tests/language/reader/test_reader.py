"""The shipped reader: exact places, the same for every company, any text, and sentences that it must get right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.language.reader import ParagraphReading, Reader, make_reader
from counterclaim.language.reader.graphs import ReaderError
from counterclaim.model.span import Span

STORY = [
    "The army of Velmora said on Tuesday that it had taken two villages near the border.",
    "“We never left our posts,” said Colonel Ivo Tarn, who commands the southern brigade. “They are lying.”",
    "At least 14 people were killed, according to the Orsk health ministry, and dozens of houses burned.",
    "Rain fell in the valley for most of the night.",
    "Foreign Minister Lena Brandt denied that her country had sent drones to Velmora.",
]

SLOW = settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


def check(text: str, reading: ParagraphReading) -> None:
    """Every span lies in the text and neither begins nor ends with white space; the trees hang together."""
    spans: list[Span] = [*reading.syntax.words, *(n.span for n in reading.names)]
    for a in reading.attributions:
        assert a.cue
        assert a.content
        assert 0 <= a.score <= 1
        spans += [*a.source, *a.cue, *a.content]
        assert list(a.content) == sorted(a.content)
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
    syntax = reading.syntax
    assert len(syntax.words) == len(syntax.upos) == len(syntax.head) == len(syntax.deprel)
    for i, (head, relation) in enumerate(zip(syntax.head, syntax.deprel, strict=True)):
        assert (head == -1) == (relation == "root")
        assert head != i
        assert -1 <= head < len(syntax.words)


def said(text: str, reading: ParagraphReading) -> list[tuple[str, str, str]]:
    def join(spans: tuple[Span, ...]) -> str:
        return " … ".join(s.of(text) for s in spans)

    return [(join(a.source), join(a.cue), join(a.content)) for a in reading.attributions]


def letters(words: str) -> str:
    """Without punctuation, whose place the scores leave open."""
    return "".join(c for c in words if c.isalnum() or c == " ").strip()


def test_places_are_exact(reader: Reader) -> None:
    shifted = ["🙂 «ﬀ» é " + text for text in STORY]
    for text, reading in zip(shifted, reader.read(shifted), strict=True):
        check(text, reading)


@SLOW
@given(
    st.lists(
        st.one_of(
            st.text(max_size=80),
            st.text(alphabet="\x00\x1b\u200f\u202e\u0301\U0001f9ff عل中😀\"“”'.,-\n\t", max_size=60),
            st.lists(st.sampled_from(" ".join(STORY).split()), max_size=60).map(" ".join),
        ),
        max_size=4,
    )
)
def test_any_text_is_read(reader: Reader, paragraphs: list[str]) -> None:
    readings = reader.read(paragraphs)
    assert len(readings) == len(paragraphs)
    for text, reading in zip(paragraphs, readings, strict=True):
        check(text, reading)


def test_nothing_and_blank_paragraphs(reader: Reader) -> None:
    assert reader.read([]) == []
    assert reader.read(["", " \t", "\x00"])[0].attributions == ()


@pytest.mark.parametrize("unit", ["said ", "a", "“", "said that he said ", "x.\n", "\U0001f9ff"])
def test_long_paragraphs_are_read(reader: Reader, unit: str) -> None:
    text = unit * (6000 // len(unit))
    check(text, reader.read([text])[0])


def test_a_long_paragraph_keeps_its_places(reader: Reader) -> None:
    text = " ".join(STORY * 12)
    reading = reader.read([text])[0]
    check(text, reading)
    assert len(reading.syntax.words) > 1000
    assert len(reading.attributions) >= 36


def test_the_same_report_is_read_the_same_again(reader: Reader) -> None:
    assert reader.read(STORY) == reader.read(STORY)
    assert make_reader().read(STORY) == reader.read(STORY)


def test_reports_read_between_change_nothing(reader: Reader) -> None:
    before = reader.read(STORY)
    reader.read(["“Go,” he said."] * 40)
    reader.read([" ".join(STORY)] * 9)
    assert reader.read(STORY) == before


def test_syntax_can_be_left_out(reader: Reader) -> None:
    full, bare = reader.read(STORY), reader.read(STORY, syntax=False)
    assert [r.attributions for r in full] == [r.attributions for r in bare]
    assert all(r.syntax.words == () for r in bare)


def test_a_folder_without_the_model_says_so(tmp_path: Path) -> None:
    with pytest.raises(ReaderError, match="CC401"):
        make_reader(str(tmp_path))


def test_the_package_imports_nothing_heavy() -> None:
    code = "import sys, counterclaim.language.reader; sys.exit('onnxruntime' in sys.modules or 'numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            STORY[0],
            ("The army of Velmora", "said", "that it had taken two villages near the border"),
        ),
        (
            "At least 14 people were killed, according to the Orsk health ministry.",
            ("the Orsk health ministry", "according to", "At least 14 people were killed"),
        ),
        (
            "“Nobody has shelled the town,” Brandt said.",
            ("Brandt", "said", "“Nobody has shelled the town,”"),
        ),
        (
            "He claimed the rebels had lost 40 men.",
            ("He", "claimed", "the rebels had lost 40 men"),
        ),
        (
            "Brandt denied that her country had sent drones.",
            ("Brandt", "denied", "that her country had sent drones"),
        ),
    ],
)
def test_who_said_what(reader: Reader, text: str, wanted: tuple[str, str, str]) -> None:
    (found,) = said(text, reader.read([text])[0])
    assert tuple(map(letters, found)) == tuple(map(letters, wanted))


def test_a_quote_that_goes_on_after_its_speaker(reader: Reader) -> None:
    found = said(STORY[1], reader.read([STORY[1]])[0])
    assert len(found) == 1
    source, cue, content = found[0]
    assert source.startswith("Colonel Ivo Tarn")
    assert cue == "said"
    assert "We never left our posts" in content
    assert "They are lying" in content


def test_two_speakers_in_one_sentence(reader: Reader) -> None:
    text = "Velmora said its forces had withdrawn, but Orsk said the shelling continued."
    found = said(text, reader.read([text])[0])
    assert [(source, cue) for source, cue, _ in found] == [("Velmora", "said"), ("Orsk", "said")]
    assert "withdrawn" in found[0][2]
    assert "shelling" in found[1][2]
    assert "shelling" not in found[0][2]


def test_nothing_is_said_where_nobody_speaks(reader: Reader) -> None:
    assert reader.read([STORY[3]])[0].attributions == ()


def test_names(reader: Reader) -> None:
    text = "Barack Obama met officials of the United Nations in Geneva."
    found = {(n.span.of(text), n.label) for n in reader.read([text])[0].names}
    assert ("Barack Obama", "PERSON") in found
    assert ("Geneva", "PLACE") in found
    assert any(label == "ORGANISATION" for _, label in found)


def test_syntax(reader: Reader) -> None:
    text = "The rebels captured a town."
    syntax = reader.read([text])[0].syntax
    assert [w.of(text) for w in syntax.words] == ["The", "rebels", "captured", "a", "town", "."]
    assert syntax.head == (1, 2, -1, 4, 2, 2)
    assert syntax.upos == ("DET", "NOUN", "VERB", "DET", "NOUN", "PUNCT")
    assert syntax.deprel == ("det", "nsubj", "root", "det", "obj", "punct")
