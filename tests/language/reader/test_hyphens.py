"""Names that the model's words cut at a hyphen."""

from __future__ import annotations

import pytest

from counterclaim.language.reader.decoding import Run
from counterclaim.language.reader.naming import whole
from counterclaim.language.reader.words import words_of


@pytest.mark.parametrize(
    ("text", "found", "wanted"),
    [
        ("in Velm-U and Lorn", [("Velm-", "LOC"), ("U", "LOC"), ("Lorn", "LOC")], [("Velm-U", "LOC"), ("Lorn", "LOC")]),
        ("shells hit Velm-U today", [("Velm", "PER")], [("Velm-U", "LOC")]),
        ("the Sura-", [("Sura", "LOC")], [("Sura", "LOC")]),
        ("Lorn - U said", [("Lorn", "LOC"), ("U", "PER")], [("Lorn", "LOC"), ("U", "PER")]),
        ("the Lorn-Sura road", [("Lorn", "LOC"), ("Sura", "LOC")], [("Lorn", "LOC"), ("Sura", "LOC")]),
        ("in Upper-Sura now", [("Upper-", "ORG"), ("Sura", "LOC")], [("Upper-Sura", "LOC")]),
    ],
)  # fmt: skip
def test_whole(text: str, found: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> None:
    spans = words_of(text)
    runs = []
    for name, label in found:
        start = text.index(name)
        inside = [i for i, span in enumerate(spans) if start <= span.start < start + len(name)]
        runs.append((Run(inside[0], inside[-1] + 1), label))
    got = whole(runs, [span.of(text) for span in spans], spans)
    assert [(text[spans[run.first].start : spans[run.last - 1].end], label) for run, label in got] == wanted
