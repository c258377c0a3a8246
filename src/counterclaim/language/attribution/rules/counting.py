"""“The observatory put the toll at 40”: a count given with a verb that is otherwise no cue."""

from __future__ import annotations

from counterclaim.language.attribution.lexicon import counting, tallying
from counterclaim.language.attribution.rules.content import content_end
from counterclaim.language.attribution.rules.field import Field
from counterclaim.language.attribution.rules.hit import Hit
from counterclaim.language.attribution.rules.nounphrase import phrase_left
from counterclaim.language.attribution.rules.subject import speaks, subject_left

__all__ = ["counting_hits"]

# "raised its earlier death toll": so many words may stand before the noun
_WITHIN = 5
# "counts at least 65 of its civilians as killed": so far the number, and so far what was suffered
_NUMBER, _HARM = 4, 9


def counting_hits(field: Field, lo: int, hi: int) -> list[Hit]:
    """The attributions by counting verbs in the sentence of tokens [lo, hi)."""
    verbs, nouns = counting()
    tallies, harms = tallying()
    norm, words = field.norm, field.words
    hits = []
    for i in range(lo + 1, hi):
        toll = norm[i] in verbs and any(w in nouns for w in norm[i + 1 : i + 1 + _WITHIN])
        if field.quote[i] >= 0 or not (toll or (norm[i] in tallies and _tally(field, i + 1, hi, harms))):
            continue
        start = i
        while start - 1 > lo and (norm[start - 1] in words.auxiliaries or norm[start - 1] in words.adverbs):
            start -= 1
        # "The documents record 109 deaths": what a determiner stands before is no verb, whatever it is elsewhere
        bare = words.determiners - words.free_determiners  # "some put the toll at 40"
        if norm[start - 1] in ("to", "and") or norm[start - 1] in bare or any(w in words.be for w in norm[start:i]):
            continue
        source = _whole(field, lo, subject_left(field, lo, start))
        end = content_end(field, i + 1, hi)
        if source is not None and end > i + 1 and speaks(field, *source):
            hits.append(Hit(source, (start, i + 1), [(i + 1, end)], "counting", frozenset({"say"})))
    return hits


def _whole(field: Field, lo: int, source: tuple[int, int] | None) -> tuple[int, int] | None:
    """All of "volunteers who collate reports": a clause on who counts is no subject."""
    if source is None or source[0] - 1 <= lo or field.norm[source[0] - 1] not in ("who", "that", "which"):
        return source
    head = phrase_left(field, source[0] - 1, lo)
    return source if head is None else (head, source[1])


def _tally(field: Field, lo: int, hi: int, harms: frozenset[str]) -> bool:
    """A number of people and what they suffered stand at [lo, hi): "65 civilians killed"."""
    norm = field.norm
    number = next(
        (j for j in range(lo, min(lo + _NUMBER, hi)) if norm[j][:1].isdigit() or norm[j] in field.words.counts), None
    )
    return number is not None and any(w in harms for w in norm[number + 1 : min(lo + _HARM, hi)])
