"""A name as found, before mentions of one person or body are united."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.reading import NameKind
from counterclaim.model.span import Span

__all__ = ["RawName"]


@dataclass(frozen=True, slots=True)
class RawName:
    """“Pashinian” with the title “Armenian Prime Minister” before it.

    `span` is the name alone, over tokens [first, last); `title` what stands directly before it, `behind` what
    follows in apposition (“, the head of …”), None where nothing does. `party` is what the cast says of the name.
    """

    span: Span
    kind: NameKind
    first: int
    last: int
    title: Span | None = None
    behind: Span | None = None
    party: str | None = None
