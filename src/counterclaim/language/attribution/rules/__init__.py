"""Attribution by rules: cues, the noun phrases beside them, and the words that they give."""

from __future__ import annotations

import re
from collections.abc import Sequence

from counterclaim.language.attribution.interface import RawAttribution
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Part
from counterclaim.model.span import Span

__all__ = ["RuleAttributor"]

_CUE = r"(?:ha[sd] |have |also |later )*(?:said|says|say|reported|reports|announced|claimed|claims|added|insisted|told [A-Z]\w+)"
_ACCORDING = re.compile(r"(?P<q>[Aa]ccording to) (?P<s>[^,.]{2,80}?)(?P<x>, |\.?$)")
_BEFORE = re.compile(rf"^(?P<s>[^,\"“]{{2,90}}?) (?P<q>{_CUE})(?: on)?(?: \w+day)? (?P<c>.+?)[.]?$", re.S)
_AFTER = re.compile(
    rf"^(?P<c>.{{10,}}?),? (?P<s>(?:the|The|a|an|[A-Z]\S+)\s[^,\"“”.]{{0,60}}?|[A-Z]\S+|he|she|they|it) (?P<q>{_CUE})(?: on)?(?: \w+day)?\.?$",
    re.S,
)


class RuleAttributor:
    """First, plain forms only."""

    name = "rules"

    def attribute(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> list[RawAttribution]:
        out = []
        for s in sentences:
            words = s.span.of(text)[:2000]
            at = s.span.start

            def span(m: re.Match[str], g: str, at: int = at) -> tuple[Span, ...]:
                return (Span(at + m.start(g), at + m.end(g)),)

            if m := _ACCORDING.search(words):
                if m.start() == 0:
                    content = (Span(at + m.end(), s.span.end),)
                else:
                    content = (Span(at, at + m.start()),)
                if content[0].end > content[0].start:
                    out.append(RawAttribution(span(m, "s"), span(m, "q"), content, 1.0, "according"))
            elif m := _AFTER.search(words) or _BEFORE.search(words):
                out.append(RawAttribution(span(m, "s"), span(m, "q"), span(m, "c"), 1.0, "say"))
        return out
