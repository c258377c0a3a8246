"""The reading model and the rules together: each where it has proved right.

Which of the two is heard where was chosen by scores, kept in `docs/decisions/0006-model-and-rules-together.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.language.attribution.interface import Annotation, Annotator, Attributor, RawAttribution
from counterclaim.language.attribution.model import ModelAttributor
from counterclaim.language.attribution.rules import RuleAttributor
from counterclaim.language.attribution.stripped import stripped_parts
from counterclaim.language.reader import DOUBTFUL, LIKELY
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Part
from counterclaim.model.span import Span

__all__ = ["BothAttributor"]

# Rules that add what the model missed, in any text: the model knows these forms badly
_ADDED = ("rules: object before", "rules: inverted", "rules: quoted as saying", "rules: counting")
# In text that lost its commas and quotation marks these add, too, and those of `_ORDER` take the model's place: there
# the order of words says more than the model, trained on news with all its marks, has learnt
_ADDED_BARE = (*_ADDED, "rules: according to", "rules: subject left")
_ORDER = ("rules: according to", "rules: subject left", "rules: inverted left")
_JOINTS = ("-", "–", "—", ",")
# Participles that go on with what was said
_GOES_ON = frozenset({"adding", "saying", "warning"})
# Two finds with one cue give the same words from here on
_SAME = 0.5


class BothAttributor:
    """What the model finds, with sources, and finds, of the rules where the model is silent or out of its depth.

    Raises `ReaderError` without the model's files: rules alone are used only where they are asked for.
    """

    name = "both"

    def __init__(self, model: Annotator | None = None, rules: Attributor | None = None) -> None:
        self._model = model or ModelAttributor(least=DOUBTFUL)
        self._rules = rules or RuleAttributor()

    def attribute(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> list[RawAttribution]:
        """Raw attributions in order of their first code point. Raises ReaderError where the model is absent."""
        found = self._model.attribute(text, tokens, sentences, parts)
        rules = self._rules.attribute(text, tokens, sentences, parts)
        return _joined(text, found, rules, stripped_parts(text, parts))

    def annotate(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> Annotation:
        """Attributions, names and syntax. Raises ReaderError where the model is absent."""
        found = self._model.annotate(text, tokens, sentences, parts)
        rules = self._rules.attribute(text, tokens, sentences, parts)
        joined = _joined(text, found.attributions, rules, stripped_parts(text, parts))
        return replace(found, attributions=tuple(joined))


def _joined(
    text: str, model: Sequence[RawAttribution], rules: Sequence[RawAttribution], stripped: Sequence[Span]
) -> list[RawAttribution]:
    model = _believed(model, rules)
    kept = dict(enumerate(model))
    added: list[RawAttribution] = []
    at: dict[int, list[int]] = {}  # code point of a cue to the attributions of the model that have it
    for i, a in enumerate(model):
        for span in a.cue:
            for c in range(span.start, span.end):
                at.setdefault(c, []).append(i)
    for rule in rules:
        if not rule.cue or not rule.source:
            continue
        bare = any(span.contains(rule.cue[0]) for span in stripped)
        same = sorted({i for span in rule.cue for c in range(span.start, span.end) for i in at.get(c, ())})
        live = [i for i in same if i in kept]
        if not same:
            around = [a for a in kept.values() if _covers(a.content, rule.cue)]
            known = any(a.source == rule.source for a in around)
            # "said that, according to the army, …": of two speakers, one inside the other, the model finds the outer
            inner = bool(around) and rule.found_by == "rules: according to, lead"
            if not known and (inner or _adds(text, rule, bare=bare)):
                added.append(rule)
        elif not live or _replaces(rule, [kept[i] for i in live], bare=bare):
            added.append(_with_shorter_source(text, rule, [kept.pop(i) for i in live]))
        elif not any(kept[i].source for i in live):
            best = max(live, key=lambda i: _alike(kept[i].content, rule.content))
            if _alike(kept[best].content, rule.content) >= _SAME:
                kept[best] = replace(kept[best], source=rule.source)
    ends = [r.content[0].start for r in rules if r.found_by == "rules: object before"]
    out = [_cut(text, a, ends) for a in (*kept.values(), *added)]
    out.sort(key=lambda r: min(s.start for s in (*r.source, *r.cue, *r.content)))
    return out


def _believed(model: Sequence[RawAttribution], rules: Sequence[RawAttribution]) -> list[RawAttribution]:
    """What is likely, and what is doubtful where a rule has a source for the same cue."""
    cues = [span for rule in rules if rule.source for span in rule.cue]
    return [a for a in model if a.score > LIKELY or any(c.overlaps(span) for c in cues for span in a.cue)]


def _adds(text: str, rule: RawAttribution, *, bare: bool) -> bool:
    """The rule's form is sure where the model found nothing by that cue."""
    if bare and rule.found_by == "rules: participle":
        return rule.cue[0].of(text).casefold() in _GOES_ON
    return rule.found_by.startswith(_ADDED_BARE if bare else _ADDED)


def _replaces(rule: RawAttribution, model: Sequence[RawAttribution], *, bare: bool) -> bool:
    """The rule is right against the finds of the model that share its cue."""
    if rule.found_by == "rules: counting" or (bare and rule.found_by.startswith(_ORDER)):
        return True
    if any(a.source for a in model):
        return False
    # no source of the model's: it is lost in stripped text, or took the source for content
    apart = all(_alike(a.content, rule.content) < _SAME for a in model)
    return any(_shared(a.content, rule.source) for a in model) or (bare and apart)


def _with_shorter_source(text: str, rule: RawAttribution, model: Sequence[RawAttribution]) -> RawAttribution:
    """Where both end a source alike, the model knows better where it begins: "in custody | the agency"."""
    ends = [a.source for a in model if a.source and a.source[-1].end == rule.source[-1].end]
    shorter = [source for source in ends if source[0].start > rule.source[0].start and source[0].of(text)[0].isupper()]
    return replace(rule, source=shorter[0]) if shorter else rule


def _cut(text: str, a: RawAttribution, ends: Sequence[int]) -> RawAttribution:
    """Content of the model without "… - charges that both capitals deny", which begins at one of `ends`."""
    pieces = []
    for piece in a.content:
        end = next((e for e in ends if piece.start < e < piece.end and text[:e].rstrip()[-1:] in _JOINTS), None)
        stop = piece.end if end is None else len(text[:end].rstrip().rstrip("-–—, "))
        pieces.append(Span(piece.start, stop) if stop > piece.start else piece)
    return replace(a, content=tuple(pieces))


def _covers(content: Sequence[Span], cue: Sequence[Span]) -> bool:
    return any(piece.contains(cue[0]) for piece in content)


def _shared(one: Sequence[Span], other: Sequence[Span]) -> int:
    """Code points that both have."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _alike(one: Sequence[Span], other: Sequence[Span]) -> float:
    """Shared code points over all code points of both."""
    shared = _shared(one, other)
    return shared / (sum(e - s for s, e in one) + sum(e - s for s, e in other) - shared)
