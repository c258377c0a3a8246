"""Sentences: where they end, and what holds for any report."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

TREEBANKS = Path(__file__).parents[2] / ".." / "shared" / "data"
# F of boundaries over the sentences of a treebank joined by spaces. Below 1 for want of marks: EWT is of e-mails and
# web pages, where a third of the sentences end in none.
FLOORS = {"gum-dev": 0.96, "ewt-dev": 0.79}


def sentences(text: str, kind: PartKind = PartKind.BODY) -> list[str]:
    report = Report("r", text, parts=(Part(kind, Span(0, len(text))),))
    return [sentence.span.of(text) for sentence in split(report, tokenize(text))]


@pytest.mark.parametrize(
    "pieces",
    [
        ["The dam broke.", "Nobody drowned."],
        ["Who fired?", "Nobody says.", "Stop!", "Go on."],
        ["He left the U.S. on Monday.", "The U.S. Army stayed."],
        ["He left the U.S.", "The army stayed."],
        ["Gen. Ivo Lund and Lt. Col. P. K. Dahl met Mr. Moe at St. Olav.", "They ate."],
        ["It began on Sept. 27 at 10 a.m. Monday.", "It went on."],
        ["It began at 10 a.m.", "Rebels fired first."],
        ["About 1.5 million fled.", "Some 2,000 stayed."],
        ["“We will not stop.” Lund said.", "He left."],
        ["“We will not stop.” Foreign Minister Ivo Lund said in Oslo.", "He left."],
        ["“Why?” he asked.", "“Who knows?” she said."],
        ["He cited “the start ... of all steps.”", "They agreed."],
        ["They left (the guards stayed.) and went home.", "It rained."],
        ["They left.", "(The guards stayed.)", "It rained."],
        ["No.", "They won.", "No. 4 won."],
        ["Tolhamar fell.", "12 died.", "“Enough,” he said."],
        ["REBELS TAKE TOLHAMAR.", "U.S. AND ALLIES DENY IT."],
        ["it collapsed.", "they left the town."],
        ["why did it fall? he asked.", "they know nothing."],
        ["Lund Bros. and Dahl Inc. merged, i.e. The Two.", "It failed."],
        ["It fell...", "They left."],
        ["It fell... they left."],
    ],
)
def test_where_sentences_end(pieces: list[str]) -> None:
    assert sentences(" ".join(pieces)) == pieces


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It fell.They left.", ["It fell.", "They left."]),
        ("Rebels take Tolhamar\n\nThe town fell.", ["Rebels take Tolhamar", "The town fell."]),
        (
            "Rebels take Tolhamar\nThe town fell at dawn on a day of fog and rain, the mayor said.",
            ["Rebels take Tolhamar", "The town fell at dawn on a day of fog and rain, the mayor said."],
        ),
        (
            "The town fell at dawn on a day of fog and Lund\nDahl, the mayor, said that nobody had been hurt in it.",
            ["The town fell at dawn on a day of fog and Lund\nDahl, the mayor, said that nobody had been hurt in it."],
        ),
        ('"We stay." Lund said.', ['"We stay." Lund said.']),
        ('"We stay." The town fell.', ['"We stay."', "The town fell."]),
        ("", []),
    ],
)
def test_marks_and_lines(text: str, pieces: list[str]) -> None:
    assert sentences(text) == pieces


def test_in_a_headline_an_abbreviation_ends_nothing() -> None:
    assert sentences("U.S. And Norway Sign", PartKind.HEADLINE) == ["U.S. And Norway Sign"]


def test_a_sentence_never_leaves_its_part() -> None:
    text = "Tolhamar falls\nThe town of Tolhamar fell\n(Photo) Credit: Lund"
    spans = [Span(0, 14), Span(15, 40), Span(41, 61)]
    parts = tuple(
        Part(kind, span) for kind, span in zip((PartKind.HEADLINE, PartKind.BODY, PartKind.CREDIT), spans, strict=True)
    )
    found = split(Report("r", text, parts=parts), tokenize(text))
    assert [(sentence.part, sentence.span) for sentence in found] == list(enumerate(spans))


def holds(report: Report) -> None:
    tokens = tokenize(report.text)
    last = first = 0
    for sentence in split(report, tokens):
        assert sentence.first >= first
        assert sentence.first < sentence.last <= len(tokens)
        assert sentence.span == (tokens[sentence.first].start, tokens[sentence.last - 1].end)
        assert last <= sentence.span.start
        if report.parts:
            assert report.parts[sentence.part].span.contains(sentence.span)
        first, last = sentence.last, sentence.span.end
    if not report.parts:
        assert first == len(tokens)


@given(st.text(max_size=300))
def test_sentences_of_any_text_hold(text: str) -> None:
    holds(Report("r", text))


@given(st.text(alphabet="aT .!?…”“\"')(U.S\n1,", max_size=200), st.data())
def test_sentences_of_crowded_parts_hold(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    parts = tuple(Part(PartKind.BODY, Span(start, end)) for start, end in pairwise(cuts) if start < end)
    holds(Report("r", text, parts=parts))


@pytest.mark.parametrize("name", list(FLOORS))
def test_boundaries_of_a_treebank(name: str) -> None:
    path = TREEBANKS / f"{name}.conllu"
    if not path.exists():
        pytest.skip(f"no treebank at {path}")
    lines = path.read_text(encoding="utf-8").split("\n")
    gold = [line.removeprefix("# text = ") for line in lines if line.startswith("# text = ")]
    ends, place = set(), 0
    for sentence in gold:
        ends.add(place + len(sentence))
        place += len(sentence) + 1
    text = " ".join(gold)
    found = {sentence.span.end for sentence in split(Report("r", text), tokenize(text))}
    assert 2 * len(found & ends) / (len(found) + len(ends)) >= FLOORS[name]
