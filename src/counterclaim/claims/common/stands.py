"""Whether the words before a name, or its own noun, place something there."""

from __future__ import annotations

from counterclaim.claims.common.once import dates_in
from counterclaim.claims.common.placed_names import is_capital, mentions_at
from counterclaim.claims.common.words import words
from counterclaim.model.reading import Reading, Sentence
from counterclaim.model.span import Span

_LOCATIVE = words("locative")
_OF_DEED = words("of_deed")
_NOUNS = words("place_nouns")
_LINKS = words("place_links")
_STRIKES = words("strikes_place")
_ELSEWHERE = words("not_there")
_CALENDAR = words("calendar")
# Between a place's noun and its name, or a locative and the name, stand at most an adjective or two and "of".
_LEAD = 6


_DEEDS = words("deeds")
# "the Zenda railway station bombing"
_DEED_AT = 3


def of_deed_there(reading: Reading, here: int, stop: int, last: int) -> bool:
    """True for "the Bardo school siege": a place that tells one deed from others, and is no state whose deed it is."""
    span = Span(reading.tokens[here].start, reading.tokens[stop - 1].end)
    before = reading.tokens[here - 1].norm if here else ""
    if before not in ("the", "this", "that", "'s", "") or mentions_at(reading, span):
        return False
    for at in range(stop, min(stop + _DEED_AT, last)):
        token = reading.tokens[at]
        if token.norm in _DEEDS or token.norm in ("siege", "killings", "crash", "massacre"):
            return True
        if not token.text.isalpha() or not token.text.islower() or token.norm in _LOCATIVE | _STRIKES:
            return False
    return False


def stands(reading: Reading, sentence: Sentence, first: int, stop: int, known: bool) -> bool:
    """True where the words before a name, or its own noun, place something there."""
    tokens = reading.tokens
    noun = tokens[stop - 1].norm in _NOUNS and stop - first > 1
    at = first - 1
    seen_noun = False
    of = False
    while at >= max(sentence.first, first - _LEAD):
        word = tokens[at].norm
        if word in _OF_DEED and of:
            return known or noun or seen_noun
        if word == "from" and _taken_from(reading, sentence, at):
            return known or noun or seen_noun or _bare_ok(reading, first, stop)
        if word in _LOCATIVE:
            return (known or noun or seen_noun or _bare_ok(reading, first, stop)) and not _aside(reading, sentence, at)
        if word in _STRIKES and word in _LINKS and tokens[at - 1].norm in ("the", "a", "an", "its", "in", "on"):
            at -= 1
            continue  # "the besieged city of"
        if word in _STRIKES and (seen_noun or not of):
            named = known or noun or seen_noun or _bare_ok(reading, first, stop)
            return named and not _participle(reading, sentence, at)
        if word == "of":
            of = True
        elif word in _NOUNS:
            seen_noun = True
        elif not (word in _LINKS or word.endswith(_HELD) or word == "'s" or is_capital(tokens[at].text)):
            break
        at -= 1
    return False


_HELD = ("ern", "est", "-held", "-besieged", "-controlled", "-occupied", "-run", "-dominated")


def _taken_from(reading: Reading, sentence: Sentence, at: int) -> bool:
    """True for the "from" of people abducted, driven or evacuated from a place."""
    before = [t.norm for t in reading.tokens[max(sentence.first, at - 6) : at]]
    return any(w.startswith(_REMOVED) for w in before)


_REMOVED = ("abduct", "kidnap", "evacuat", "displac", "fled", "flee", "driven", "seized", "snatch", "uproot")


# "the night of 27 September 2020": a date is no longer.
_DATE = 60


def _in_date(reading: Reading, span: Span) -> bool:
    around = Span(max(0, span.start - _DATE), span.end + _DATE)
    return any(m.span.overlaps(span) for m in dates_in(reading, around))


def _bare_ok(reading: Reading, first: int, stop: int) -> bool:
    """True for a capitalised word that may name a place though no list knows it."""
    span = Span(reading.tokens[first].start, reading.tokens[stop - 1].end)
    word = reading.tokens[first].norm
    following = reading.tokens[stop].norm if stop < len(reading.tokens) else ""
    if word in _CALENDAR or _in_date(reading, span) or mentions_at(reading, span):
        return False
    return not following[:1].isalpha() or following in _CLOSES


_CLOSES = words("closes_place")


def _participle(reading: Reading, sentence: Sentence, at: int) -> bool:
    """True for "was hit", which has no object."""
    return at > sentence.first and reading.tokens[at - 1].norm in ("was", "were", "been", "being", "is", "are", "the")


def _aside(reading: Reading, sentence: Sentence, locative: int) -> bool:
    """True where a locative hangs on who speaks, or on where someone or something is from: "officials in Bardo"."""
    before = [t.norm for t in reading.tokens[max(sentence.first, locative - 2) : locative]]
    if not before:
        return False
    if before[-1] in _ELSEWHERE:
        return True
    if before[-1] in ("hospital", "hospitals"):
        return "to" in [t.norm for t in reading.tokens[max(sentence.first, locative - 5) : locative]]
    return before[-1] in ("from", "also") and len(before) > 1 and before[-2] in _ELSEWHERE
