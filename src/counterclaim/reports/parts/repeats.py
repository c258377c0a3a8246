"""Parts printed twice."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.model.report import Part, PartKind

_KINDS = frozenset({PartKind.CAPTION, PartKind.BODY, PartKind.HEADLINE})
_WORD = re.compile(r"\w+")
_MIN_WORDS = 5  # "Heavy losses" may stand twice as a subheading and mean two things


def mark_repeats(text: str, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, those with the words of an earlier one pointing at it. Case, quotes and stops are no words."""
    parts = list(parts)
    if sum(part.kind in _KINDS for part in parts) < 2:
        return tuple(parts)
    first: dict[str, int] = {}
    marked: list[Part] = []
    for index, part in enumerate(parts):
        if part.kind in _KINDS:
            words = _words(part.span.of(text))
            if words.count(" ") >= _MIN_WORDS - 1:
                earlier = first.setdefault(words, index)
                if earlier != index:
                    part = replace(part, repeats=earlier)
        marked.append(part)
    return tuple(marked)


def _words(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
