"""A report's text cut into stretches, each with the claims whose words it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Stretch:
    """ "over 30", carried by claim 3f…: plain text (escaped by the template), `claims` in order, maybe none.

    `begins` holds the claims whose words start here, where their anchors go, `ends` those whose words end here.
    """

    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()


def cut(text: str, within: Span, marked: Sequence[tuple[Span, str]]) -> tuple[Stretch, ...]:
    """Cut `within` at the edges of every marked span; joined, the stretches are the text again."""
    inside = [(max(s.start, within.start), min(s.end, within.end), c) for s, c in marked if s.overlaps(within)]
    edges = sorted({within.start, within.end, *(e for start, end, _ in inside for e in (start, end))})
    out: list[Stretch] = []
    for start, end in pairwise(edges):
        over = tuple(c for s, e, c in inside if s <= start and end <= e)
        begins = tuple(c for s, _, c in inside if s == start)
        ends = tuple(c for _, e, c in inside if e == end)
        out.append(Stretch(text[start:end], over, begins, ends))
    return tuple(out)
