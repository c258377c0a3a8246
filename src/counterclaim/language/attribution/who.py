"""Who says the words of a span: what claims ask of the attributions."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from counterclaim.language.attribution.lexicon import Cue, counting, cues, noun_cues, tallying, words
from counterclaim.language.attribution.shelves import over
from counterclaim.language.attribution.source import is_handed_out
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

_OPENS = "\"“„«‘'"
_WORD = re.compile(r"[a-z]+")
# A claim's span may begin before the content (its subject is the speaker) or reach over the speaker in the middle
_MOST = 0.5
# A clause has its auxiliary among so many words
_NEAR_START = 8


def who_says(reading: Reading, span: Span) -> tuple[Voice, ...]:
    """The voices behind the words at `span`, one a source; the outlet's own (`OUTLET`) where nobody else says them.

    An attribution counts where its cue passes claims on (speech, accusations, denials; not wishes or looks), and
    its content, with the cue of an accusation or denial, holds most of the span. Of several the outermost speaks,
    and the next one inside is `via`.
    """
    beside = ((i, reading.attributions[i]) for i in over(reading, span))
    covering = [
        i
        for i, a in beside
        if a.speaker and _holds(a, span, reading) and passes_on(a, reading.text, told=_shared(a.cue, span) > 0)
    ]
    if not covering:
        return (OUTLET,)
    outer = max(covering, key=lambda i: _length(reading.attributions[i]))
    attribution = reading.attributions[outer]
    if _is_outlet(attribution.speaker, reading.report.outlet):
        return (OUTLET,)
    via = attribution.via
    if via is None:
        within = [i for i in covering if i != outer and reading.attributions[i].speaker != attribution.speaker]
        if within:
            via = reading.attributions[max(within, key=lambda i: _length(reading.attributions[i]))].speaker
    return tuple(Voice(s, p, via, outer) for s, p in split_sources(attribution, reading))


def _is_outlet(speaker: str, outlet: str | None) -> bool:
    """The report's own outlet, named in its text ("…, Al-Alam News Network reports"), is no other voice."""
    if not outlet:
        return False
    own, named = (re.sub(r"[\W_]+|news|network|agency|the", "", name.casefold()) for name in (outlet, speaker))
    return bool(own) and own == named


def passes_on(attribution: Attribution, text: str, *, told: bool = False) -> bool:
    """True where what the attribution gives is claimed by its source: said or denied, not wanted or shown.

    `told` is true where the words asked for take in the cue itself: then a rejection or a welcome counts, too.
    """
    if not attribution.cue or attribution.quotation is Quotation.DIRECT:
        return True
    cue = text[attribution.cue[0].start : attribution.cue[-1].end].casefold()
    given = text[attribution.content[0].start : attribution.content[0].end].casefold()
    found = [_word(w) for w in _WORD.findall(cue) if w in cues() or w in noun_cues()]
    if "responsib" in cue or given.startswith("responsib"):
        return told
    if "according" in cue or _counts(cue, given):
        return True
    if attribution.source and is_handed_out(text[attribution.source[0].start : attribution.source[-1].end]):
        return True
    if not found:
        return _is_clause(attribution, given)  # a cue that the lists don't know
    if all(c is not None and c.kinds == {"clause"} for c in found):
        return _is_clause(attribution, given)
    if any(c is None or c.claims for c in found):
        return True
    return told and any(c is not None and "react" in c.kinds for c in found)


def _counts(cue: str, given: str) -> bool:
    """“put | the toll at 40”, “counts | 65 killed”."""
    said, what = cue.split(), _WORD.findall(given)
    return any(not verbs.isdisjoint(said) and not nouns.isdisjoint(what) for verbs, nouns in (counting(), tallying()))


def _word(word: str) -> Cue | None:
    """The cue verb, None for a noun of speech."""
    return cues().get(word)


def _is_clause(attribution: Attribution, given: str) -> bool:
    """What is given is said, not done: a quotation, or words with a verb of their own near their start."""
    if attribution.quotation is not Quotation.INDIRECT or given.startswith("that "):
        return True
    near = given.split()[1:_NEAR_START]
    end = next((k for k, w in enumerate(near) if w in words().relatives or w == "that"), len(near))
    return not words().auxiliaries.isdisjoint(near[:end])


def _holds(attribution: Attribution, span: Span, reading: Reading) -> bool:
    """At least `_MOST` of the span lies in content and cue, and some of it in content."""
    content = _shared(attribution.content, span)
    if not content:
        return False
    content = _shared(_given(attribution, reading), span)
    cue = _shared(attribution.cue, span)
    source = _shared(attribution.source, span) if cue else 0
    return content > 0 and content + cue + source >= _MOST * (span.end - span.start)


def _given(attribution: Attribution, reading: Reading) -> tuple[Span, ...]:
    """The pieces of content that stand in the sentence of the cue, or in quotation marks.

    Strict: an unquoted sentence behind an attributed one is the outlet's again, whatever it is about.
    """
    if not attribution.cue or len(attribution.content) < 2:
        return attribution.content
    i = bisect_right(reading.sentences, attribution.cue[0].start, key=lambda s: s.span.start) - 1
    if i < 0:
        return attribution.content
    sentence = reading.sentences[i].span
    return tuple(p for p in attribution.content if p.overlaps(sentence) or reading.text[p.start] in _OPENS)


def _shared(pieces: tuple[Span, ...], span: Span) -> int:
    return sum(max(0, min(s.end, span.end) - max(s.start, span.start)) for s in pieces)


def _length(attribution: Attribution) -> int:
    return sum(end - start for start, end in attribution.content)
