"""The places that a sentence names, each the first of its chain."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from counterclaim.claims.common.once import spoken_in
from counterclaim.claims.common.placed_names import is_capital, mentions_at
from counterclaim.claims.common.stands import of_deed_there, stands
from counterclaim.claims.common.words import words
from counterclaim.model.reading import NameKind, Reading, Sentence
from counterclaim.model.span import Span

_LOCATIVE = words("locative")
_NOUNS = words("place_nouns")
_AFTER_NAME = words("place_after_name")
_LINKS = words("place_links")
_CALENDAR = words("calendar")
# A chain of places: "in the town of Bardo, in the Western Province of Ruritania".
_CHAIN = 9


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """“al-Zahra town”, tokens [first, last); `state` where it only names a state."""

    first: int
    last: int
    span: Span
    state: bool


def places_in(reading: Reading, sentence: Sentence) -> list[NamedPlace]:
    """The first place of each chain in the sentence."""
    first, last = sentence.first, min(sentence.last, sentence.first + LONGEST)
    spoken = spoken_in(reading, sentence.span)
    known = _names(reading, sentence)
    found: list[NamedPlace] = []
    chained_to = -1
    at = first
    while at < last:
        end = known.get(at, (0, NameKind.PERSON))[0] if at in known else run_of(reading, at, last)
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
            and (_labels(reading, first, here, stop, last) or of_deed_there(reading, here, stop, last))
        )
        if not heads and not stands(reading, sentence, here, stop, kind is NameKind.PLACE):
            continue
        named = mentions_at(reading, place)
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
        found.append(NamedPlace(here, stop, place, state))
        chained_to = stop
    return found


def _labels(reading: Reading, first: int, here: int, stop: int, last: int) -> bool:
    """True for "Zenda: five killed" and "- Bardo – 5 killed", with or without the mark of a list before it."""
    if here - first > 1 or any(t.text.isalnum() for t in reading.tokens[first:here]):
        return False
    mark = reading.tokens[stop].norm
    number = stop + 1 < last and reading.tokens[stop + 1].text[:1].isdigit()
    return mark == ":" or (mark in ("-", "\u2013", "\u2014") and number)


# Lists without full stops are no sentence of which anybody could say where it happened.
LONGEST = 150


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


def run_of(reading: Reading, at: int, last: int) -> int:
    """The token after a run of capitals that begins at `at`; small words that open a sentence begin none."""
    end = at
    if reading.tokens[at].norm in SMALL:
        return at
    while end < last and is_capital(reading.tokens[end].text):
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
SMALL = _LOCATIVE | _CALENDAR | frozenset(["the", "a", "an", "of", "and", "or", "its"]) | words("openers")
_BEFORE_NOUN = words("before_place_noun")


def _owner(reading: Reading, stop: int, last: int) -> bool:
    """True for "Syria's" in "Syria's northern province": what follows is the place."""
    return stop < last and reading.tokens[stop].norm in ("'s", "'")


def _chained(reading: Reading, end: int, start: int) -> bool:
    """True where the words between two places only lead from the smaller to the larger."""
    if start - end > _CHAIN:
        return False
    gap = [t.norm for t in reading.tokens[end:start]]
    if "of" in gap and not any(w in _NOUNS for w in gap) and gap[0] != "of":
        return False
    return (
        all(
            w in _LINKS or w in _NOUNS or w in ("in", "'s", "north", "south", "east", "west") or w.endswith("ern")
            for w in gap
        )
        and gap != ["and"]
        and not (gap[:1] == [","] and "and" in gap)
    )
