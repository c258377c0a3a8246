"""What the reading model gives back: pure data over the paragraphs it was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.model.span import Span

# An attribution less likely right than this is not to be believed alone: on PolNeAR dev two in ten of those are right …
LIKELY = 0.3
# … and below this it is not even mentioned.
DOUBTFUL = 0.1


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """“Officials | said | that the truce held”, with how likely all of it is right (0 to 1), never below `DOUBTFUL`.

    An absent source is an empty tuple. Spans are of the paragraph, white space trimmed.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float


@dataclass(frozen=True, slots=True)
class RawName:
    """“Pashinian” at [11, 20): a PERSON."""

    span: Span
    label: str  # "PERSON" | "ORGANISATION" | "PLACE"


@dataclass(frozen=True, slots=True)
class RawSyntax:
    """Universal Dependencies of a paragraph: `head[i]` is an index into `words`, -1 where word i is a root.

    A paragraph of several sentences has several roots. All four tuples are empty where syntax wasn't asked for;
    without `trees` every head is -1 and every `deprel` empty.
    """

    words: tuple[Span, ...]
    upos: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]


NO_SYNTAX = RawSyntax((), (), (), ())


@dataclass(frozen=True, slots=True)
class ParagraphReading:
    """All that the model read in one paragraph."""

    attributions: tuple[RawAttribution, ...]
    names: tuple[RawName, ...]
    syntax: RawSyntax


class Reader(Protocol):
    """Reads the paragraphs of one report. The result depends on these paragraphs alone."""

    def read(self, paragraphs: Sequence[str], *, syntax: bool = True, trees: bool = True) -> list[ParagraphReading]: ...
