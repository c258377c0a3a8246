"""Where what is claimed at a span happened."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from counterclaim.claims.common.once import dates_in, spoken_in, state_names
from counterclaim.claims.common.sentences import sentence_at, token_at
from counterclaim.claims.common.words import words
from counterclaim.model.reading import NameKind, NumberPhrase, PartyMention, Reading, Sentence
from counterclaim.model.span import Span

_LOCATIVE = words("locative")
_OF_DEED = words("of_deed")
_NOUNS = words("place_nouns")
_AFTER_NAME = words("place_after_name")
_LINKS = words("place_links")
_STRIKES = words("strikes_place")
_ELSEWHERE = words("not_there")
_CALENDAR = words("calendar")
_ARTICLES = words("name_particles")
# A chain of places: "in the town of Bardo, in the Western Province of Ruritania".
_CHAIN = 9
# Between a place's noun and its name, or a locative and the name, stand at most an adjective or two and "of".
_LEAD = 6


@dataclass(frozen=True, slots=True)
class _Place:
    """“al-Zahra town”, tokens [first, last); `state` where it only names a state."""

    first: int
    last: int
    span: Span
    state: bool


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
    if sentence.last - sentence.first > _LONGEST:
        at = token_at(reading, span.start)
        first, last = max(sentence.first, at - _LONGEST // 2), min(sentence.last, at + _LONGEST // 2)
        words = Span(reading.tokens[first].start, reading.tokens[last - 1].end)
        sentence = Sentence(words, first, last, sentence.part)
    found = _places(reading, sentence)
    if within is not None:
        found = [p for p in found if within.contains(p.span)]
    if not found:
        return _again(reading, sentence) or _of_war(reading, sentence)
    best = min(
        found,
        key=lambda p: (_parted(reading, span, p.span) or _outside(reading, span, p), p.state, _distance(p.span, span)),
    )
    return best.span.of(reading.text)


def _outside(reading: Reading, claim: Span, place: _Place) -> bool:
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
    at, stop = token_at(reading, claim.end), token_at(reading, place.start)
    if any(n.last < stop and reading.tokens[n.last].norm in _LOCATIVE for n in _numbers(reading, at, stop)):
        return True  # "12 in Zenda and four in the hills"
    between = reading.text[claim.end : place.start].casefold()
    return any(mark in between for mark in (", with ", "; ", " while ", ", including "))


# "two women in", "four young men near"
_NOUN = 4


def _numbers(reading: Reading, first: int, last: int) -> list[NumberPhrase]:
    """The number phrases that begin in tokens [first, last)."""
    begins = bisect_left(reading.numbers, first, key=lambda n: n.first)
    return [n for n in reading.numbers[begins : begins + _LONGEST] if n.first < last]


def _again(reading: Reading, sentence: Sentence) -> str | None:
    """The name of the plant where a sentence tells of a guard killed "at the plant", told shortly before."""
    tokens = reading.tokens
    nouns = {
        tokens[i].norm
        for i in range(sentence.first + 2, min(sentence.last, sentence.first + _LONGEST))
        if tokens[i].norm in _AFTER_NAME and tokens[i - 1].norm == "the" and tokens[i - 2].norm in _LOCATIVE
    }
    if not nouns:
        return None
    for at in range(sentence.last - 1, max(0, sentence.first - _BACK), -1):
        if tokens[at].norm in nouns and _capital(tokens[at].text) and _capital(tokens[at - 1].text):
            first = at
            while first > 0 and _capital(tokens[first - 1].text) and tokens[first - 1].norm not in _SMALL:
                first -= 1
            return Span(tokens[first].start, tokens[at].end).of(reading.text)
    return None


# "the plant" is one named in this sentence or the two before.
_BACK = 60


def _of_war(reading: Reading, sentence: Sentence) -> str | None:
    """ "Syria's civil war has killed": the state whose war it is."""
    for mention in _mentions(reading, sentence.span):
        at = bisect_left(reading.tokens, mention.span.end, key=lambda t: t.start)
        following = [t.norm for t in reading.tokens[at : min(at + 4, sentence.last)]]
        owned = following[:1] == ["'s"] or mention.span.of(reading.text).endswith("s")
        if mention.how == "name" and owned and any(w in ("war", "conflict") for w in following[:3]):
            return mention.span.of(reading.text)
        if mention.how == "demonym" and (following[:2] == ["civil", "war"] or following[:1] == ["conflict"]):
            return mention.party
    for at in range(sentence.first, min(sentence.last, sentence.first + _LONGEST) - 2):
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
            stop = _run(reading, i + 2, later.last)
            if reading.tokens[i].norm in vague and reading.tokens[i + 1].norm == "of" and stop > i + 2:
                return Span(reading.tokens[i + 2].start, reading.tokens[stop - 1].end).of(reading.text)
        for place in _places(reading, later):
            last = reading.tokens[place.last - 1].norm
            if last in vague and place.last - place.first > 1:
                return place.span.of(reading.text)
    return None


def is_state(reading: Reading, place: str) -> bool:
    """True where a place is a state, a vague answer to where a thing happened."""
    return place in state_names(reading)


def _places(reading: Reading, sentence: Sentence) -> list[_Place]:
    """The first place of each chain in the sentence."""
    first, last = sentence.first, min(sentence.last, sentence.first + _LONGEST)
    spoken = spoken_in(reading, sentence.span)
    known = _names(reading, sentence)
    found: list[_Place] = []
    chained_to = -1
    at = first
    while at < last:
        end = known.get(at, (0, NameKind.PERSON))[0] if at in known else _run(reading, at, last)
        if end <= at:
            at += 1
            continue
        if at not in known and reading.tokens[end - 1].norm in _DEEDS:
            at = end
            continue  # a headline's "in Escalating Bombardment on"
        if end == at + 1 and reading.tokens[at].norm in _FAITHS:
            at += 1
            continue  # "a Shia mosque" is no name
        kind = known[at][1] if at in known else None
        stop = _with_noun(reading, end, last)
        place = Span(reading.tokens[at].start, reading.tokens[stop - 1].end)
        here, at = at, max(stop, at + 1)
        if any(s.overlaps(place) for s in spoken):
            continue
        if kind is not None and kind is not NameKind.PLACE and stop == end:
            continue
        if chained_to >= 0 and _chained(reading, chained_to, here):
            chained_to = stop
            continue
        if _owner(reading, stop, last):
            continue
        heads = (
            kind is NameKind.PLACE
            and stop < last
            and ((here == first and reading.tokens[stop].norm == ":") or _of_deed_there(reading, here, stop, last))
        )
        if not heads and not _stands(reading, sentence, here, stop, kind is NameKind.PLACE):
            continue
        named = _mentions(reading, place)
        if named and stop == end and stop < last and reading.tokens[stop].norm in _BODIES:
            continue  # "outside the US embassy"
        between = reading.tokens[stop - 1].norm == "border" and "-" in reading.text[place.start : place.end]
        if (
            stop > end
            and not between
            and any(m.how == "demonym" and m.span.end >= reading.tokens[end - 1].end for m in named)
        ):
            continue  # "a Syrian village"
        name = Span(place.start, reading.tokens[end - 1].end)
        if stop > end and reading.tokens[stop - 1].norm in _OF_STATES and any(m.span == name for m in named):
            continue  # "a US base"
        state = (
            stop == end
            and any(m.span == place and m.how != "capital" for m in named)
            and reading.tokens[end - 1].norm != "city"
        )
        found.append(_Place(here, stop, place, state))
        chained_to = stop
    return found


# Lists without full stops are no sentence of which anybody could say where it happened.
_LONGEST = 150


def _names(reading: Reading, sentence: Sentence) -> dict[int, tuple[int, NameKind]]:
    """The names of the sentence: the token after each, and its kind, by its first token."""
    out: dict[int, tuple[int, NameKind]] = {}
    at = bisect_left(reading.names, sentence.span.start, key=lambda n: n.span.start)
    token = sentence.first
    while at < len(reading.names) and reading.names[at].span.start < sentence.span.end:
        name = reading.names[at]
        while token < sentence.last and reading.tokens[token].start < name.span.start:
            token += 1
        end = token
        while end < sentence.last and reading.tokens[end].end <= name.span.end:
            end += 1
        if end > token:
            out[token] = (end, name.kind)
        at += 1
    return out


def _mentions(reading: Reading, span: Span) -> list[PartyMention]:
    at = bisect_left(reading.party_mentions, span.start, key=lambda m: m.span.start)
    found = []
    while at < len(reading.party_mentions) and reading.party_mentions[at].span.start < span.end:
        found.append(reading.party_mentions[at])
        at += 1
    return found


def _capital(text: str) -> bool:
    if text.isupper() and len(text) > 1:
        return False
    head, dash, tail = text.partition("-")
    if dash and text[:1].isupper() and tail.endswith(("ed", "held", "led", "run", "majority")):
        return False  # "Kurdish-dominated"
    return text[:1].isupper() or bool(dash and head in _ARTICLES and tail[:1].isupper())


def _run(reading: Reading, at: int, last: int) -> int:
    """The token after a run of capitals that begins at `at`; small words that open a sentence begin none."""
    end = at
    if reading.tokens[at].norm in _SMALL:
        return at
    while end < last and _capital(reading.tokens[end].text):
        end += 1
    return end


def _with_noun(reading: Reading, end: int, last: int) -> int:
    """Past a place's noun behind its name: "Karma gold mine", "Lagawa district"."""
    for place in range(end, min(end + 3, last)):
        word = reading.tokens[place].norm
        if word in _AFTER_NAME:
            return place + 1
        if word not in _BEFORE_NOUN:
            break
    return end


_DEEDS = words("deeds")
_FAITHS = words("faiths")
_OF_STATES = words("owned_by_states")
_BODIES = words("bodies_of_states")
_SMALL = _LOCATIVE | _CALENDAR | frozenset(["the", "a", "an", "of", "and", "or", "its"]) | words("openers")
_BEFORE_NOUN = words("before_place_noun")


def _owner(reading: Reading, stop: int, last: int) -> bool:
    """True for "Syria's" in "Syria's northern province": what follows is the place."""
    return stop < last and reading.tokens[stop].norm in ("'s", "'")


# "the Zenda railway station bombing"
_DEED_AT = 3


def _of_deed_there(reading: Reading, here: int, stop: int, last: int) -> bool:
    """True for "the Bardo school siege": a place that tells one deed from others, and is no state whose deed it is."""
    span = Span(reading.tokens[here].start, reading.tokens[stop - 1].end)
    before = reading.tokens[here - 1].norm if here else ""
    if before not in ("the", "this", "that", "'s", "") or _mentions(reading, span):
        return False
    for at in range(stop, min(stop + _DEED_AT, last)):
        token = reading.tokens[at]
        if token.norm in _DEEDS or token.norm in ("siege", "killings", "crash", "massacre"):
            return True
        if not token.text.isalpha() or not token.text.islower() or token.norm in _LOCATIVE | _STRIKES:
            return False
    return False


def _stands(reading: Reading, sentence: Sentence, first: int, stop: int, known: bool) -> bool:
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
        elif not (word in _LINKS or word.endswith(_HELD) or word == "'s" or _capital(tokens[at].text)):
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
    if word in _CALENDAR or _in_date(reading, span) or _mentions(reading, span):
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


def _chained(reading: Reading, end: int, start: int) -> bool:
    """True where the words between two places only lead from the smaller to the larger."""
    if start - end > _CHAIN:
        return False
    gap = [t.norm for t in reading.tokens[end:start]]
    if "of" in gap and not any(w in _NOUNS for w in gap) and gap[0] != "of":
        return False
    return (
        all(
            w in _LINKS or w in _NOUNS or w in ("in", "north", "south", "east", "west") or w.endswith("ern")
            for w in gap
        )
        and gap != ["and"]
        and not (gap[:1] == [","] and "and" in gap)
    )


def _distance(place: Span, span: Span) -> int:
    """Characters between; a place behind the claim is preferred to one before it."""
    if place.start >= span.end:
        return place.start - span.end
    return 2 * max(span.start - place.end, 0)


__all__ = ["is_state", "named_later", "place_at", "place_in"]
