"""Which stretches of a report the reading model is shown: those that can hold somebody's words at all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from itertools import groupby

from counterclaim.data import load_lines
from counterclaim.language.attribution.lexicon import cues, noun_cues, phrases, stances, words
from counterclaim.language.attribution.rules.attributor import READ
from counterclaim.language.attribution.rules.field import Field
from counterclaim.model.reading import Sentence
from counterclaim.model.span import Span

__all__ = ["worth_reading"]

# A paragraph of so many tokens or fewer is shown whole or not at all, by the wider list of words: a sentence reads
# better with its neighbours. What both lists cost on PolNeAR's dev split is told in docs/decisions/0006.
_WHOLE = 150
_EMPTY = frozenset({"a", "it", "to", "back"})


def worth_reading(field: Field) -> tuple[Span, ...]:
    """The spans of the report's text that may hold an attribution, in order, free of overlap.

    Short paragraphs whole, of long ones the runs of sentences with a word of speech or belief, or a quotation, in
    them. Parts that are no news, captions printed twice and paragraphs without such a word are left out.
    """
    by_part = groupby(field.sentences, key=lambda s: s.part)
    return tuple(span for part, sentences in by_part for span in _of_part(field, part, list(sentences)))


def _of_part(field: Field, part: int, sentences: list[Sentence]) -> Iterator[Span]:
    if field.parts:
        own = field.parts[part]
        if own.kind not in READ or own.repeats is not None:
            return
    first, last = sentences[0].first, sentences[-1].last
    if last - first <= _WHOLE:
        if _may_tell(field, first, last) or not _hints().isdisjoint(field.norm[first:last]):
            yield field.parts[part].span if field.parts else Span(sentences[0].span.start, sentences[-1].span.end)
        return
    told = [_may_tell(field, s.first, s.last) for s in sentences]
    for tells, run in groupby(zip(told, sentences, strict=True), key=lambda row: row[0]):
        if tells:
            shown = [s for _, s in run]
            yield Span(shown[0].span.start, shown[-1].span.end)


def _may_tell(field: Field, first: int, last: int) -> bool:
    """A word of speech, belief or stance stands among tokens [first, last), or part of a quotation."""
    if not _words().isdisjoint(field.norm[first:last]):
        return True
    i = bisect_left(field.quote_tokens, (first, first))
    near = field.quote_tokens[max(0, i - 1) : i + 1]
    return any(begin < last and end > first for begin, end in near)


@cache
def _hints() -> frozenset[str]:
    return frozenset(word for line in load_lines("attribution/hints.txt") for word in line.split())


@cache
def _words() -> frozenset[str]:
    verbs = {form for form, cue in cues().items() if cue.kinds != {"phrase"}}
    for form, cue in cues().items():
        if cue.kinds == {"phrase"}:
            # "go on to say", "make it clear": the telling word, where the phrase has one, is rarer than the verb
            for rest in phrases()[cue.lemma]:
                telling = {w for w in rest if w not in words().prepositions and w not in _EMPTY}
                verbs |= telling or {form}
    return frozenset((*verbs, *noun_cues(), *stances(), "according", ":"))
