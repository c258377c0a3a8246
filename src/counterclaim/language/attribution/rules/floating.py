"""Quotations that go on: beyond their sentence, and as paragraphs of their own after the speaker was named."""

from __future__ import annotations

from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.hit import Hit

__all__ = ["float_quotes"]

# Fewer tokens, marks included, in quotation marks in a line of their own are a heading
_SHORTEST = 6


def float_quotes(field: Field, by_sentence: list[list[Hit]]) -> None:
    """Gives each quotation that stands alone to the speaker before it; changes the hits in place."""
    _whole_quotes(field, by_sentence)
    said = _spoken(field, by_sentence)  # quotations that somebody says
    speaker: Hit | None = None
    fresh = False  # the sentence before is the speaker's
    part = -1
    for sentence, hits in zip(field.sentences, by_sentence, strict=True):
        if sentence.part != part:
            crossed, part = True, sentence.part
        else:
            crossed = False
        lone = _lone_quote(field, sentence.first, sentence.last)
        outer = [h for h in hits if field.quote[h.cue[0]] < 0 and h.source is not None]
        if lone is not None and not outer:
            if lone not in said and speaker is not None and fresh:
                quote = field.quotes[lone]
                far = crossed and not quote.continues
                if not far or (_quoted(field, speaker) and _is_speech(field, lone)):
                    speaker.content.append(field.quote_tokens[lone])
                    said.add(lone)
            fresh = fresh or lone in said
            continue
        spoken = [h for h in outer if h.kinds & {"say", "tell"}]
        if spoken:
            speaker, fresh = spoken[-1] if _quoted(field, spoken[-1]) else spoken[0], True
            for h in spoken:
                said.update(field.quote[a] for a, _ in h.content if field.quote[a] >= 0)
        else:
            fresh = False


def _spoken(field: Field, by_sentence: list[list[Hit]]) -> set[int]:
    """The quotations that have a speaker of their own, named before, inside or behind them."""
    return {
        field.quote[t]
        for hits in by_sentence
        for hit in hits
        if hit.source is not None
        for a, b in hit.content
        for t in (a, b - 1)
        if field.quote[t] >= 0 and field.quote[t] != field.quote[hit.cue[0]]
    }


def _is_speech(field: Field, quote: int) -> bool:
    """A quotation that is a paragraph of its own is somebody's words, no title and no line of a transcript."""
    first, last = field.quote_tokens[quote]
    named = any(field.norm[i] == ":" and field.upper[i - 1] for i in range(first + 1, min(first + 5, last)))
    return last - first >= _SHORTEST and not named


def _quoted(field: Field, hit: Hit) -> bool:
    return any(field.quote[a] >= 0 or field.quote[b - 1] >= 0 for a, b in hit.content)


def _lone_quote(field: Field, first: int, last: int) -> int | None:
    """The quotation that the whole sentence of tokens [first, last) stands in."""
    q = field.quote[first]
    if q < 0:
        return None
    end = last
    while end > first and field.norm[end - 1] in (".", "!", "?"):
        end -= 1
    return q if end > first and field.quote[end - 1] == q else None


def _whole_quotes(field: Field, by_sentence: list[list[Hit]]) -> None:
    """Content that opens a quotation takes in all of it, over the sentences that it spans."""
    for hits in by_sentence:
        for hit in hits:
            for n, (a, b) in enumerate(hit.content):
                q = field.quote[b - 1]
                if q < 0 or field.quote[hit.cue[0]] == q:
                    continue
                start, end = field.quote_tokens[q]
                if start >= a and end > b:
                    hit.content[n] = (a, end)
                elif start < a and end == b:
                    hit.content[n] = (start, b)
