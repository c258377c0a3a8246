"""The reading model, and the rules beside it where their form is sure and the model is silent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.attribution.interface import Annotation, Annotator, Attributor, RawAttribution
from counterclaim.language.attribution.model import ModelAttributor
from counterclaim.language.attribution.rules import RuleAttributor
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Part
from counterclaim.model.span import Span

__all__ = ["BothAttributor"]

# Rules whose finds stand without the model: each is right in most of its cases on news that the model was not
# trained on (`tools/score_polnear.py` prints the shares)
_SURE = (
    "rules: according to",
    "rules: subject left",
    "rules: inverted left",
    "rules: quoted as saying",
    "rules: counting",
    "rules: object before",
)
_JOINTS = ("-", "–", "—", ",")
# Participles that go on with what was said
_GOES_ON = frozenset({"adding", "saying", "warning"})


class BothAttributor:
    """What the model finds, with what the rules are sure of and the model missed.

    In text whose commas and quotation marks were stripped the rules also take the place of a find of the model that
    has the same cue: there the order of words says more than the model has learnt. Raises `ReaderError` without the
    model's files.
    """

    name = "both"

    def __init__(self, model: Annotator | None = None, rules: Attributor | None = None) -> None:
        self._model = model or ModelAttributor()
        self._rules = rules or RuleAttributor()

    def attribute(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> list[RawAttribution]:
        """Raw attributions in order of their first code point. Raises ReaderError where the model is absent."""
        found = self._model.attribute(text, tokens, sentences, parts)
        return _joined(text, found, self._rules.attribute(text, tokens, sentences, parts))

    def annotate(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> Annotation:
        """Attributions, names and syntax. Raises ReaderError where the model is absent."""
        found = self._model.annotate(text, tokens, sentences, parts)
        rules = self._rules.attribute(text, tokens, sentences, parts)
        return Annotation(tuple(_joined(text, found.attributions, rules)), found.names, found.syntax)


def _joined(text: str, model: Sequence[RawAttribution], rules: Sequence[RawAttribution]) -> list[RawAttribution]:
    out = list(model)
    at: dict[int, list[int]] = {}  # code point of a cue to the attributions of the model that have it
    for i, a in enumerate(model):
        for span in a.cue:
            for c in range(span.start, span.end):
                at.setdefault(c, []).append(i)
    dropped: set[int] = set()
    for rule in rules:
        if not _is_sure(text, rule):
            continue
        same = {i for span in rule.cue for c in range(span.start, span.end) for i in at.get(c, ())}
        if not same:
            if not any(_covers(a.content, rule.cue) and a.source == rule.source for a in model):
                out.append(rule)
        elif _is_bare(text, rule) or all(not model[i].source for i in same):
            dropped |= same
            out.append(rule)
    ends = [r.content[0].start for r in rules if r.found_by == "rules: object before"]
    out = [_cut(text, a, ends) for i, a in enumerate(out) if i not in dropped]
    out.sort(key=lambda r: min(s.start for s in (*r.source, *r.cue, *r.content)))
    return out


def _cut(text: str, a: RawAttribution, ends: Sequence[int]) -> RawAttribution:
    """Content of the model without "… - charges that both capitals deny", which begins at one of `ends`."""
    pieces = []
    for piece in a.content:
        end = next((e for e in ends if piece.start < e < piece.end and text[:e].rstrip()[-1:] in _JOINTS), None)
        stop = piece.end if end is None else len(text[:end].rstrip().rstrip("-–—, "))
        pieces.append(Span(piece.start, stop) if stop > piece.start else piece)
    return replace(a, content=tuple(pieces))


def _is_sure(text: str, rule: RawAttribution) -> bool:
    if rule.found_by == "rules: participle":
        return rule.cue[0].of(text).casefold() in _GOES_ON
    return rule.found_by.startswith(_SURE)


def _covers(content: Sequence[Span], cue: Sequence[Span]) -> bool:
    return any(piece.contains(cue[0]) for piece in content)


def _is_bare(text: str, rule: RawAttribution) -> bool:
    """The attribution's words bear no comma and no quotation mark, though they are long enough to want one."""
    spans = (*rule.source, *rule.cue, *rule.content)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    words = text[start:end]
    return "left" in rule.found_by and not any(c in words for c in ',“”"’‘—')
