"""Where what is claimed at a span happened."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.claims.common.apart import apart
from counterclaim.claims.common.once import state_names
from counterclaim.claims.common.placed_names import is_capital, mentions_at
from counterclaim.claims.common.places import LONGEST, SMALL, NamedPlace, places_in, run_of
from counterclaim.claims.common.sentences import sentence_at, token_at
from counterclaim.claims.common.words import words
from counterclaim.model.reading import NumberPhrase, Reading, Sentence
from counterclaim.model.span import Span

_LOCATIVE = words("locative")
_NOUNS = words("place_nouns")
_AFTER_NAME = words("place_after_name")


def place_at(reading: Reading, span: Span, within: Span | None = None) -> str | None:
    """The most specific place that the sentence names for `span`, verbatim; None where it names none.

    A place counts behind a word of place ("in", "near", "the town of") or as what is struck ("shelled Bardo"), known
    or not to the gazetteer. Who acts or speaks is no place, nor where a speaker or a weapon is from. Of a chain ("in
    Bardo, Ruritania") the first name is taken, of several chains the nearest, a state only where nothing else is.
    """
    sentence = sentence_at(reading, span)
    return None if sentence is None else place_in(reading, sentence, span, within)


def place_in(reading: Reading, sentence: Sentence, span: Span, within: Span | None = None) -> str | None:
    """The place that a sentence names for the claim at `span`, of the words `within` alone where they are given."""
    if sentence.last - sentence.first > LONGEST:
        at = token_at(reading, span.start)
        first, last = max(sentence.first, at - LONGEST // 2), min(sentence.last, at + LONGEST // 2)
        words = Span(reading.tokens[first].start, reading.tokens[last - 1].end)
        sentence = Sentence(words, first, last, sentence.part)
    found = places_in(reading, sentence)
    if within is not None:
        found = [p for p in found if within.contains(p.span)]
    found = [p for p in found if not apart(reading, span, p.span) and not _of_parts(reading, span, p.span)]
    if not found:
        return _again(reading, sentence) or _of_war(reading, sentence)
    best = min(
        found,
        key=lambda p: (_parted(reading, span, p.span) or _outside(reading, span, p), p.state, _distance(p.span, span)),
    )
    return best.span.of(reading.text)


def _outside(reading: Reading, claim: Span, place: NamedPlace) -> bool:
    """True for the Zenda of "Outside Zenda, eight died in shelling on Bardo"."""
    before = reading.tokens[place.first - 1].norm if place.first else ""
    return place.span.end <= claim.start and before in ("outside", "near")


def _parted(reading: Reading, claim: Span, place: Span) -> bool:
    """True where another count begins before a place behind the claim: "in Ruritania, with 37 killed in Zenda"."""
    if place.start < claim.end:
        after = token_at(reading, claim.end)
        for token in reading.tokens[after : after + _NOUN]:  # "... and four in Bardo", "and two women in Bardo"
            if token.norm in _LOCATIVE:
                return True
            if not token.text.isalpha() or token.norm in ("and", "were", "was", "have", "had", "who"):
                return False
        return False
    if _of_parts(reading, claim, place):
        return True
    between = reading.text[claim.end : place.start].casefold()
    return any(mark in between for mark in (", with ", "; ", " while ", ", including "))


# "two women in", "four young men near"
_NOUN = 4


def _of_parts(reading: Reading, claim: Span, place: Span) -> bool:
    """True for Zenda and Bardo in "Twelve died, eight in Zenda and four of them in Bardo", of the claim of twelve."""
    if place.start < claim.end:
        return False
    at, stop = token_at(reading, claim.end), token_at(reading, place.start)
    for number in _numbers(reading, at, stop):
        of_them = [t.norm for t in reading.tokens[number.last : number.last + 2]] in (["of", "them"], ["of", "whom"])
        after = number.last + 2 if of_them else number.last
        if after < stop and reading.tokens[after].norm in _LOCATIVE:
            return True
    return False


def _numbers(reading: Reading, first: int, last: int) -> list[NumberPhrase]:
    """The number phrases that begin in tokens [first, last)."""
    begins = bisect_left(reading.numbers, first, key=lambda n: n.first)
    return [n for n in reading.numbers[begins : begins + LONGEST] if n.first < last]


def _again(reading: Reading, sentence: Sentence) -> str | None:
    """The name of the plant where a sentence tells of a guard killed "at the plant", told shortly before."""
    tokens = reading.tokens
    nouns = {
        tokens[i].norm
        for i in range(sentence.first + 2, min(sentence.last, sentence.first + LONGEST))
        if tokens[i].norm in _AFTER_NAME and tokens[i - 1].norm == "the" and tokens[i - 2].norm in _LOCATIVE
    }
    if not nouns:
        return None
    for at in range(sentence.last - 1, max(0, sentence.first - _BACK), -1):
        if tokens[at].norm in nouns and is_capital(tokens[at].text) and is_capital(tokens[at - 1].text):
            first = at
            while first > 0 and is_capital(tokens[first - 1].text) and tokens[first - 1].norm not in SMALL:
                first -= 1
            return Span(tokens[first].start, tokens[at].end).of(reading.text)
    return None


# "the plant" is one named in this sentence or the two before.
_BACK = 60


def _of_war(reading: Reading, sentence: Sentence) -> str | None:
    """ "Syria's civil war has killed": the state whose war it is."""
    for mention in mentions_at(reading, sentence.span):
        at = bisect_left(reading.tokens, mention.span.end, key=lambda t: t.start)
        following = [t.norm for t in reading.tokens[at : min(at + 4, sentence.last)]]
        owned = following[:1] == ["'s"] or mention.span.of(reading.text).endswith("s")
        if mention.how == "name" and owned and any(w in ("war", "conflict") for w in following[:3]):
            return mention.span.of(reading.text)
        if mention.how == "demonym" and (following[:2] == ["civil", "war"] or following[:1] == ["conflict"]):
            return mention.party
    for at in range(sentence.first, min(sentence.last, sentence.first + LONGEST) - 2):
        token = reading.tokens[at]
        if token.text[-1:] == "s" and token.text[:-1] in state_names(reading) and token.text[:1].isupper():
            following = [t.norm for t in reading.tokens[at + 1 : at + 4]]
            if any(w in ("war", "conflict") for w in following):
                return token.text[:-1]  # "Ruritanias civil war", where a text has lost its apostrophes
    return None


def named_later(reading: Reading, sentence: Sentence) -> str | None:
    """The name that the next sentences give to "a village" of this one: "the village of Rityan"; None without one."""
    vague = {
        reading.tokens[i].norm
        for i in range(sentence.first, sentence.last)
        if reading.tokens[i].norm in _NOUNS
        and any(t.norm in ("a", "an") for t in reading.tokens[max(sentence.first, i - 5) : i])
    }
    if not vague:
        return None
    at = bisect_left(reading.sentences, sentence.first, key=lambda s: s.first)
    for later in reading.sentences[at + 1 : at + 3]:
        for i in range(later.first, later.last - 2):
            stop = run_of(reading, i + 2, later.last)
            if reading.tokens[i].norm in vague and reading.tokens[i + 1].norm == "of" and stop > i + 2:
                return Span(reading.tokens[i + 2].start, reading.tokens[stop - 1].end).of(reading.text)
        for place in places_in(reading, later):
            last = reading.tokens[place.last - 1].norm
            if last in vague and place.last - place.first > 1:
                return place.span.of(reading.text)
    return None


def is_state(reading: Reading, place: str) -> bool:
    """True where a place is a state, a vague answer to where a thing happened."""
    return place in state_names(reading)


def _distance(place: Span, span: Span) -> int:
    """Characters between; a place behind the claim is preferred to one before it."""
    if place.start >= span.end:
        return place.start - span.end
    return 2 * max(span.start - place.end, 0)


__all__ = ["is_state", "named_later", "place_at", "place_in"]
