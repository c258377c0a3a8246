"""Attribution by the reading model: paragraphs in, spans of the report out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from counterclaim.language.attribution.interface import Annotation, RawAttribution
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.floating import float_quotes
from counterclaim.language.attribution.rules.hit import Hit, Range
from counterclaim.language.attribution.worth import worth_reading
from counterclaim.language.reader import LIKELY, Reader, load_reader
from counterclaim.model.reading import NameKind, Sentence, Syntax, Token
from counterclaim.model.report import Part
from counterclaim.model.span import Span

__all__ = ["ModelAttributor"]

_KINDS = {"PERSON": NameKind.PERSON, "ORGANISATION": NameKind.ORGANISATION, "PLACE": NameKind.PLACE}


class ModelAttributor:
    """What the reading model finds in headlines, body and captions, where somebody may speak (`worth_reading`).

    Without the model's files `annotate` raises `ReaderError`: rules take its place only where they are asked for.
    """

    name = "model"

    def __init__(self, reader: Reader | None = None, *, syntax: bool = True, least: float = LIKELY) -> None:
        """`least` is how likely a find must be; what lies below `LIKELY` needs somebody else's word for it."""
        self._reader = reader
        self._syntax = syntax
        self._least = least

    def attribute(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> list[RawAttribution]:
        """Raw attributions in order of their first code point. Raises ReaderError where the model is absent."""
        return list(self._annotate(text, tokens, sentences, parts, syntax=False).attributions)

    def annotate(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> Annotation:
        """Attributions, names and syntax from one pass. Raises ReaderError where the model is absent."""
        return self._annotate(text, tokens, sentences, parts, syntax=self._syntax)

    def _annotate(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        parts: Sequence[Part],
        *,
        syntax: bool,
    ) -> Annotation:
        field = Field(text, tokens, sentences, parts)
        spans = worth_reading(field)
        if not spans:
            return Annotation(read=())
        reader = self._reader or load_reader()
        found: list[RawAttribution] = []
        names: list[tuple[Span, NameKind]] = []
        tree = _Tree(tokens)
        readings = reader.read([s.of(text) for s in spans], syntax=syntax, trees=False)
        for span, reading in zip(spans, readings, strict=True):
            at = span.start
            for a in reading.attributions:
                source, cue, content = (_moved(role, at) for role in (a.source, a.cue, a.content))
                if content and a.score > self._least:
                    found.append(RawAttribution(source, cue, content, a.score, "model"))
            names += [(Span(n.span.start + at, n.span.end + at), _KINDS[n.label]) for n in reading.names]
            if syntax:
                tree.add(at, reading.syntax.words, reading.syntax.upos, reading.syntax.head, reading.syntax.deprel)
        found = _with_floating(field, found)
        found.sort(key=lambda r: min(s.start for s in (*r.source, *r.cue, *r.content)))
        return Annotation(tuple(found), tuple(names), tree.syntax() if syntax else None, spans)


def _moved(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(s.start + by, s.end + by) for s in spans if s.end > s.start)


def _with_floating(field: Field, found: list[RawAttribution]) -> list[RawAttribution]:
    """Quotations that stand alone go to the speaker before them, as with the rules."""
    starts = [t.start for t in field.tokens]
    firsts = [s.first for s in field.sentences]
    by_sentence: list[list[Hit]] = [[] for _ in field.sentences]
    of: dict[int, int] = {}
    for i, a in enumerate(found):
        if not a.cue or not a.source:
            continue
        content = [r for r in (_tokens(field, starts, s) for s in a.content) if r]
        source, cue = (_tokens(field, starts, role[0]) for role in (a.source, a.cue))
        if source is None or cue is None or not content:
            continue
        hit = Hit(source, cue, list(content), "model", frozenset({"say"}))
        by_sentence[max(0, bisect_right(firsts, cue[0]) - 1)].append(hit)
        of[id(hit)] = i
    before = {id(h): list(h.content) for hits in by_sentence for h in hits}
    float_quotes(field, by_sentence)
    out = list(found)
    for hits in by_sentence:
        for hit in hits:
            new = [field.span(a, b) for a, b in hit.content if (a, b) not in before[id(hit)]]
            old = found[of[id(hit)]]
            new = [s for s in new if not any(s.overlaps(p) for p in old.content)]
            if new:
                content_spans = tuple(sorted((*old.content, *new)))
                out[of[id(hit)]] = RawAttribution(old.source, old.cue, content_spans, old.score, old.found_by)
    return out


def _tokens(field: Field, starts: list[int], span: Span) -> Range | None:
    first = bisect_right(starts, span.start) - 1
    first = first if first >= 0 and field.tokens[first].end > span.start else first + 1
    last = bisect_left(starts, span.end)
    return (first, last) if last > first else None


class _Tree:
    """Syntax of the reader's words laid over the report's tokens, which may hold several of them."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._starts = [t.start for t in tokens]
        self._ends = [t.end for t in tokens]
        n = len(tokens)
        self._upos = [""] * n
        self._head = [-1] * n
        self._deprel = [""] * n

    def add(
        self, at: int, words: Sequence[Span], upos: Sequence[str], head: Sequence[int], deprel: Sequence[str]
    ) -> None:
        """One paragraph that begins at code point `at`."""
        token = [self._token(at + w.start) for w in words]
        for i, t in enumerate(token):
            if t < 0:
                continue
            outside = head[i] < 0 or token[head[i]] != t
            if outside or not self._upos[t]:
                self._upos[t] = upos[i]
                self._deprel[t] = deprel[i]
                self._head[t] = token[head[i]] if head[i] >= 0 and outside else -1

    def _token(self, position: int) -> int:
        i = bisect_right(self._starts, position) - 1
        return i if i >= 0 and position < self._ends[i] else -1

    def syntax(self) -> Syntax:
        return Syntax(tuple(self._upos), tuple(self._head), tuple(self._deprel))
