"""What stands inside what: a source that another quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.attribution.source import is_pronoun
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span

__all__ = ["nested"]

# Between the start of content and an inner "according to" stands at most "that, "
_LEAD = len("that, ")
# "citing a source in the command": what follows is whom the speaker quotes
_CITES = ("citing", "quoting")


def nested(found: Sequence[Attribution], text: str) -> tuple[Attribution, ...]:
    """Sets `inside` to the smallest attribution whose content holds the cue, and `via` where one quotes another."""
    pieces = sorted((piece.start, piece.end, j) for j, a in enumerate(found) for piece in a.content)
    out = list(found)
    for i, a in enumerate(found):
        if not a.cue:
            continue
        cue = Span(a.cue[0].start, a.cue[-1].end)
        best = _smallest(pieces, cue, i)
        if best is not None:
            out[i] = replace(out[i], inside=best)
            lead = min(p.start for p in found[best].content if p.contains(cue))
            inner = (
                a.speaker and not is_pronoun(a.speaker) and text[cue.start : cue.end].casefold().startswith("according")
            )
            if inner and cue.start - lead <= _LEAD:
                out[best] = replace(out[best], via=a.speaker)
        if text[cue.start : cue.end].casefold() in _CITES and a.content:
            _cite(out, i, text)
    return tuple(out)


def _smallest(pieces: list[tuple[int, int, int]], cue: Span, own: int) -> int | None:
    best, size = None, 0
    for start, end, j in pieces:
        if start > cue.start:
            break
        if j != own and end >= cue.end and (best is None or end - start < size):
            best, size = j, end - start
    return best


def _cite(out: list[Attribution], i: int, text: str) -> None:
    """“the agency reported, citing a source”: the source is `via` of what the agency says."""
    a = out[i]
    cited = text[a.content[0].start : a.content[0].end]
    cited = cited.split(",")[0].strip()
    for j in range(len(out)):
        b = out[j]
        if j != i and b.source == a.source and b.cue and b.cue[-1].end <= a.cue[0].start and b.via is None:
            out[j] = replace(b, via=cited)
            return
