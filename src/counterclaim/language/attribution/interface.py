"""What finds attributions, whichever way it works: rules or the reading model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from counterclaim.model.reading import NameKind, Sentence, Syntax, Token
from counterclaim.model.report import Part
from counterclaim.model.span import Span

__all__ = ["Annotation", "Annotator", "Attributor", "RawAttribution"]


@dataclass(frozen=True, slots=True)
class RawAttribution:
    """“officials | said | that the town fell”: spans of the report's text, nothing resolved.

    Spans are half-open, in order, free of overlap; source or cue may be empty, content never is. `score` is the
    finder's own confidence in [0, 1]; `found_by` names the rule, or the model.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    score: float = 1.0
    found_by: str = ""


class Attributor(Protocol):
    """Finds who says what in the text of one report. Pure: equal input gives equal output."""

    @property
    def name(self) -> str: ...

    def attribute(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        parts: Sequence[Part],
    ) -> list[RawAttribution]:
        """Raw attributions in order of their first code point; never raises on any text."""
        ...


@dataclass(frozen=True, slots=True)
class Annotation:
    """All that one pass over a report gave: attributions, and names and syntax where the attributor finds them too.

    `read` are the stretches of the report in which names and syntax were looked for; None is everywhere.
    """

    attributions: tuple[RawAttribution, ...] = ()
    names: tuple[tuple[Span, NameKind], ...] = ()
    syntax: Syntax | None = None
    read: tuple[Span, ...] | None = None


class Annotator(Attributor, Protocol):
    """An attributor that finds names and syntax in the same pass; `read` then uses those."""

    def annotate(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        parts: Sequence[Part],
    ) -> Annotation: ...
