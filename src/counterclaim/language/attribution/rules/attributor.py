"""Finds attributions sentence by sentence, then lets quotations go on beyond their sentence."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.attribution.interface import RawAttribution
from counterclaim.language.attribution.rules.according import according_hits
from counterclaim.language.attribution.rules.counting import counting_hits
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.floating import float_quotes
from counterclaim.language.attribution.rules.hit import Hit
from counterclaim.language.attribution.rules.nouns import noun_hits
from counterclaim.language.attribution.rules.tidy import tidy
from counterclaim.language.attribution.rules.verbs import verb_hits
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Part, PartKind
from counterclaim.model.span import Span

__all__ = ["READ", "RuleAttributor"]

READ = frozenset({PartKind.BODY, PartKind.CAPTION, PartKind.HEADLINE})
# A longer sentence is none: a table, a list, text without stops. It is read in pieces so that time stays linear.
_LONGEST = 220


class RuleAttributor:
    """Attributions from word lists and the order of words; no parser, no model."""

    name = "rules"

    def attribute(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> list[RawAttribution]:
        """Raw attributions of the headline, body and captions, in order of their first code point."""
        field = Field(text, tokens, sentences, parts)
        by_sentence: list[list[Hit]] = []
        for sentence in sentences:
            kind = parts[sentence.part].kind if parts else PartKind.BODY
            hits: list[Hit] = []
            if kind in READ:
                for lo in range(sentence.first, sentence.last, _LONGEST):
                    hi = min(lo + _LONGEST, sentence.last)
                    found = according_hits(field, lo, hi)
                    found += verb_hits(field, lo, hi, headline=kind is PartKind.HEADLINE)
                    found += counting_hits(field, lo, hi)
                    found += noun_hits(field, lo, hi)
                    hits += tidy(field, found)
            by_sentence.append(hits)
        float_quotes(field, by_sentence)
        raw = [_raw(field, hit) for hits in by_sentence for hit in hits]
        raw.sort(key=lambda r: min(s.start for s in (*r.source, *r.cue, *r.content)))
        return raw


def _raw(field: Field, hit: Hit) -> RawAttribution:
    content: list[Span] = []
    for first, last in sorted(hit.content):
        span = field.span(first, last)
        if content and span.start < content[-1].end:
            content[-1] = content[-1].cover(span)
        else:
            content.append(span)
    return RawAttribution(
        source=(field.span(*hit.source),) if hit.source else (),
        cue=(field.span(*hit.cue),),
        content=tuple(content),
        score=1.0,
        found_by=f"rules: {hit.rule}",
    )
