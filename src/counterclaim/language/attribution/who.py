"""Who says the words of a span: what claims ask of the attributions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.language.attribution.lexicon import cues
from counterclaim.language.attribution.speakers import split_sources
from counterclaim.model.reading import Attribution, Quotation, Reading
from counterclaim.model.span import Span

__all__ = ["OUTLET", "Voice", "who_says"]


@dataclass(frozen=True, slots=True)
class Voice:
    """“Nagorno-Karabakh officials, for Nagorno-Karabakh.” One who says the words of a span.

    `source` is verbatim from the report, empty for the outlet itself; `via` the inner source that it quotes;
    `attribution` the index into `Reading.attributions`, None for the outlet.
    """

    source: str
    party: str | None
    via: str | None
    attribution: int | None


OUTLET = Voice("", None, None, None)

_WORD = re.compile(r"[a-z]+")
# A claim's span may begin before the content (its subject is the speaker) or reach over the speaker in the middle
_MOST = 0.6


def who_says(reading: Reading, span: Span) -> tuple[Voice, ...]:
    """The voices behind the words at `span`, one a source; the outlet's own (`OUTLET`) where nobody else says them.

    An attribution counts where its cue passes claims on (speech, accusations, denials; not wishes or looks), and
    its content, with the cue of an accusation or denial, holds most of the span. Of several the outermost speaks,
    and the next one inside is `via`.
    """
    covering = [
        i for i, a in enumerate(reading.attributions) if a.speaker and passes_on(a, reading.text) and _holds(a, span)
    ]
    if not covering:
        return (OUTLET,)
    outer = max(covering, key=lambda i: _length(reading.attributions[i]))
    attribution = reading.attributions[outer]
    via = attribution.via
    if via is None:
        within = [i for i in covering if i != outer and reading.attributions[i].speaker != attribution.speaker]
        if within:
            via = reading.attributions[max(within, key=lambda i: _length(reading.attributions[i]))].speaker
    return tuple(Voice(s, p, via, outer) for s, p in split_sources(attribution, reading))


def passes_on(attribution: Attribution, text: str) -> bool:
    """True where what the attribution gives is claimed by its source: said or denied, not wanted or shown."""
    if not attribution.cue:
        return True
    cue = text[attribution.cue[0].start : attribution.cue[-1].end].casefold()
    table = cues()
    kinds = [table[w] for w in _WORD.findall(cue) if w in table]
    return "according" in cue or not kinds or any(k.claims for k in kinds) or attribution.quotation is Quotation.DIRECT


def _holds(attribution: Attribution, span: Span) -> bool:
    """At least `_MOST` of the span lies in content and cue, and some of it in content."""
    content = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in attribution.content)
    cue = sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in attribution.cue)
    return content > 0 and content + cue >= _MOST * (span.end - span.start)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
