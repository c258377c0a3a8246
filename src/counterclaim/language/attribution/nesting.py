"""What stands inside what: a source that another quotes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.attribution.source import is_pronoun
from counterclaim.model.reading import Attribution
from counterclaim.model.span import Span

__all__ = ["nested"]

# Between the start of content and an inner "according to" stands at most "that, "
_LEAD = len("that, ")
# "citing a source in the command": what follows is whom the speaker quotes
_NEAR = 300  # code points between the two cues: one sentence
_CITES = ("citing", "quoting")


def nested(found: Sequence[Attribution], text: str) -> tuple[Attribution, ...]:
    """Sets `inside` to the smallest attribution whose content holds the cue, and `via` where one quotes another."""
    pieces = sorted((piece.start, piece.end, j) for j, a in enumerate(found) for piece in a.content)
    starts = [start for start, _, _ in pieces]
    longest = max((end - start for start, end, _ in pieces), default=0)
    by_speaker: dict[str, list[int]] = {}
    out = list(found)
    for i, a in enumerate(found):
        by_speaker.setdefault(a.speaker, []).append(i)
    for i, a in enumerate(found):
        if not a.cue:
            continue
        cue = Span(a.cue[0].start, a.cue[-1].end)
        near = pieces[bisect_left(starts, cue.start - longest) : bisect_right(starts, cue.start)]
        best = _smallest(near, cue, i)
        word = text[cue.start : cue.end].casefold()
        if best is not None:
            out[i] = replace(out[i], inside=best)
            lead = min(p.start for p in found[best].content if p.contains(cue))
            inner = a.speaker and not is_pronoun(a.speaker) and word.startswith("according")
            if inner and cue.start - lead <= _LEAD:
                out[best] = replace(out[best], via=a.speaker)
        if word in _CITES and a.content and a.speaker:
            _cite(out, i, by_speaker[a.speaker], text)
    return tuple(out)


def _smallest(pieces: list[tuple[int, int, int]], cue: Span, own: int) -> int | None:
    """The attribution, not `own`, of the shortest piece that holds the cue."""
    holding = [(end - start, j) for start, end, j in pieces if j != own and start <= cue.start and end >= cue.end]
    return min(holding)[1] if holding else None


def _cite(out: list[Attribution], i: int, same: list[int], text: str) -> None:
    """“the agency reported, citing a source”: the source is `via` of what the agency says right there."""
    a = out[i]
    at = a.cue[0].start
    near = [j for j in same if j != i and out[j].cue and out[j].via is None]
    near = [j for j in near if abs(out[j].cue[0].start - at) <= _NEAR and "\n\n" not in _between(out[j], a, text)]
    if near:
        j = min(near, key=lambda j: abs(out[j].cue[0].start - at))
        cited = text[a.content[0].start : a.content[0].end].split(",")[0].strip()
        out[j] = replace(out[j], via=cited)


def _between(a: Attribution, b: Attribution, text: str) -> str:
    one, two = sorted((a.cue[0].start, b.cue[0].start))
    return text[one:two]
