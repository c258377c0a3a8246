"""The reader that runs the shipped model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from counterclaim.language.reader._types import (
    NO_SYNTAX,
    ParagraphReading,
    RawAttribution,
    RawName,
    RawSyntax,
)
from counterclaim.language.reader.decoding import Link, Run
from counterclaim.language.reader.encoding import Window, encoder_input
from counterclaim.language.reader.features import features_of
from counterclaim.language.reader.graphs import Graphs, model_folder
from counterclaim.language.reader.linking import links_of
from counterclaim.language.reader.naming import names_of, whole
from counterclaim.language.reader.pieces import Pieces
from counterclaim.language.reader.trees import rooted
from counterclaim.language.reader.windows import windows_of
from counterclaim.language.reader.words import words_of
from counterclaim.model.span import Span

_LABELS = {"PER": "PERSON", "ORG": "ORGANISATION", "LOC": "PLACE"}


@dataclass(slots=True)
class _Paragraph:
    """What is known of a paragraph so far."""

    words: list[Span]
    forms: list[str]
    links: list[RawAttribution] = field(default_factory=list)
    names: list[RawName] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)


class OnnxReader:
    """Reads paragraphs with the 8-bit model. `threads` is what it may use of the machine, set and never guessed."""

    def __init__(self, folder: Path | None = None, *, threads: int = 1) -> None:
        self._graphs = Graphs(folder or model_folder(), threads)
        self._pieces = Pieces(self._graphs.vocabulary)

    def read(self, paragraphs: Sequence[str], *, syntax: bool = True, trees: bool = True) -> list[ParagraphReading]:
        """One reading a paragraph; it depends on that paragraph alone."""
        state: list[_Paragraph] = []
        for number, text in enumerate(paragraphs):
            spans = words_of(text)
            words = [text[start:end] for start, end in spans]
            pieces = [self._pieces.of(word) for word in words]
            features = features_of(words)
            n = len(words)
            state.append(_Paragraph(spans, words, upos=[""] * n, head=[-1] * n, deprel=[""] * n))
            for first, last in windows_of(words, [len(p) for p in pieces]):
                window = Window(number, first, last, tuple(pieces[first:last]), tuple(features[first:last]))
                self._read_window(window, state[number], syntax, trees)
        return [_reading(paragraph, syntax) for paragraph in state]

    def _read_window(self, window: Window, paragraph: _Paragraph, syntax: bool, trees: bool) -> None:
        encoded = self._graphs.encode(*encoder_input(window, self._pieces))
        at = slice(window.first, window.last)
        here = paragraph.words[at]
        paragraph.links += [_attribution(found, here) for found in links_of(self._graphs, encoded, paragraph.forms[at])]
        (names,) = names_of(encoded.names, self._graphs.names, [paragraph.forms[at]])
        paragraph.names += [
            RawName(_span(run, here), _LABELS[label]) for run, label in whole(names, paragraph.forms[at], here)
        ]
        if syntax:
            paragraph.upos[at] = [self._graphs.upos[i] for i in encoded.upos[0].tolist()]
        if syntax and trees:
            _, heads, deprel = self._graphs.parse(encoded.words)
            head = rooted(heads[0].tolist())
            paragraph.head[at] = [h + window.first if h >= 0 else -1 for h in head]
            relations = [self._graphs.deprel[i] for i in deprel[0].tolist()]
            paragraph.deprel[at] = [_relation(h, r) for h, r in zip(head, relations, strict=True)]


def _relation(head: int, relation: str) -> str:
    """A root is one by its head; a word that hangs from another and was taken for a root has no known relation."""
    if head < 0:
        return "root"
    return "dep" if relation == "root" else relation


def _reading(paragraph: _Paragraph, syntax: bool) -> ParagraphReading:
    return ParagraphReading(
        tuple(sorted(paragraph.links, key=lambda a: a.cue)),
        tuple(sorted(paragraph.names, key=lambda n: n.span)),
        RawSyntax(tuple(paragraph.words), tuple(paragraph.upos), tuple(paragraph.head), tuple(paragraph.deprel))
        if syntax
        else NO_SYNTAX,
    )


def _attribution(found: Link, words: Sequence[Span]) -> RawAttribution:
    return RawAttribution(
        (_span(found.source, words),) if found.source else (),
        (_span(found.cue, words),),
        tuple(_span(run, words) for run in found.content),
        found.score,
    )


def _span(run: Run, words: Sequence[Span]) -> Span:
    return Span(words[run.first].start, words[run.last - 1].end)


@cache
def load_reader() -> OnnxReader:
    """The reader with the shipped model, on one thread; loaded on the first call and kept."""
    return OnnxReader()
