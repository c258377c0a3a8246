"""Parts printed twice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from counterclaim.model.report import Part, PartKind

_KINDS = frozenset({PartKind.CAPTION, PartKind.BODY, PartKind.HEADLINE})
_MIN_WORDS = 5  # "Heavy losses" may stand twice as a subheading and mean two things


def mark_repeats(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, those with the words of an earlier one pointing at it. Case, quotes and stops are no words."""
    first: dict[tuple[str, ...], int] = {}
    marked: list[Part] = []
    for index, part in enumerate(parts):
        if part.kind in _KINDS:
            words = _words(part.span.of(text))
            if len(words) >= _MIN_WORDS:
                earlier = first.setdefault(words, index)
                if earlier != index:
                    part = replace(part, repeats=earlier)
        marked.append(part)
    return tuple(marked)


def _words(text: str) -> tuple[str, ...]:
    return tuple("".join(c if c.isalnum() else " " for c in text.casefold()).split())
