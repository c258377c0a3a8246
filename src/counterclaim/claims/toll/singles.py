"""One person, by an article, a possessive, a name or a headline's bare noun."""

from __future__ import annotations

from counterclaim.claims.toll.count import Count, Of
from counterclaim.claims.toll.lexicon import lexicon
from counterclaim.claims.toll.line import (
    Line,
)
from counterclaim.claims.toll.phrase import ends_phrase, goes_on, person_at, status_of
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Status
from counterclaim.model.reading import NumberKind

_SPEECH = words("speech")
_SAYS = frozenset(["said", "says", "told", "tells", "added", "adds", "tweeted", "wrote"])
# Ranks that are adjectives as well.
_ALSO_ADJECTIVES = frozenset(["major", "general", "private"])


def single_person(line: Line, at: int, start: int) -> Count | None:
    """ "a soldier", "its pilot", "another civilian": one person, by a noun in the singular."""
    lex, words = lexicon(), line.words
    head: int | None = None
    for place in range(start, min(start + 7, len(words))):
        if place in line.numbers and line.numbers[place].kind is NumberKind.CARDINAL and words[place] != "one":
            return None
        if words[place] == "of" or (ends_phrase(line, place) and words[place] not in ("-",)):
            if words[place] == "of" and line.word(place - 1) in ("family", "group", "crew"):
                return None  # "a family of five" is five
            break
        person = person_at(line, place, lex)
        if (
            person is not None
            and words[place] in _ALSO_ADJECTIVES
            and not (ends_phrase(line, place + 1) or line.word(place + 1) in lex.harm)
        ):
            continue  # "a major attack" is nobody
        if person is not None and person.singular:
            head = place
            continue
        if person is not None or words[place] in lex.things:
            if head is not None and not goes_on(line, place):
                break
            continue
        if head is not None and not goes_on(line, place):
            break
        if words[place] in lex.harm and words[place] not in lex.adjectives:
            break
        if words[place] in lex.nouns and words[place] not in lex.adjectives:
            break
    if head is not None and line.word(head + 1) == "'s":
        return None  # "the man's brother" is the brother
    if head is None:
        return _unlisted(line, at, start)
    if words[at] == "the" and line.word(head + 1) in _SPEECH:
        return None  # "wounding four people, the governor said"
    pair = 1
    if line.word(head + 1) == "and" and words[at] in ("a", "an") and status_of(line, start, head) is Status.CIVILIAN:
        second = person_at(line, head + 2, lex) if head + 2 < len(words) else None
        if second is not None and second.singular and second.status is Status.CIVILIAN:
            head, pair = head + 2, 2  # "a woman and child"
    if head + 1 in line.persons and words[at] not in ("a", "an", "another"):
        return None
    article = words[at] in ("a", "an", "another") and pair == 1
    span = line.span(at, at + 1) if article else line.span(at + (words[at] == "'s"), head + 1)
    return Count(
        at, start, head + 1, span, pair, pair, pair, False, Of.PEOPLE,
        head=head, status=status_of(line, start, head), single=True, other=words[at] == "another",
    )  # fmt: skip


# Endings of nouns for persons by what they do: "a negotiator", "a cyclist".
_DOERS = ("er", "or", "ist", "ian", "ant", "man", "woman", "ee", "eur", "ard")


def _unlisted(line: Line, at: int, start: int) -> Count | None:
    """One person by a noun of no list, told by its ending; only words of harm to people alone will take it."""
    if line.words[at] not in ("a", "an", "another"):
        return None
    place = start
    while place < start + 5 and not ends_phrase(line, place) and line.word(place) != "of":
        if line.words[place] in lexicon().harm:
            return None
        place += 1
    head = place - 1
    word = line.word(head)
    if head < start or not word.endswith(_DOERS) or word in lexicon().things or len(word) < 5:
        return None
    return Count(at, start, head + 1, line.span(at, at + 1), 1, 1, 1, False, Of.UNKNOWN, head=head, single=True)


def bare_person(line: Line, at: int) -> Count | None:
    """A person by name, or by a singular noun without article, as headlines write."""
    name = line.persons.get(at)
    if name is not None and line.word(at - 1) == "the":
        return None
    if name is not None:
        last = at
        while last < len(line.words) and line.token(last).end <= name.end:
            last += 1
        if line.word(last) in _SAYS:
            return None  # who speaks isn't dead
        if any(i in line.numbers for i in range(at, last)):
            return None  # a list of names run into a figure
        return Count(at, last, last, name, 1, 1, 1, False, Of.PEOPLE, head=last - 1, single=True, name=True)
    lex = lexicon()
    before = line.word(at - 1)
    opens = at == 0 or before in ("kills", "killing", "wounding", "injuring", "kill")
    if not opens or not line.shown[at][:1].isalpha() or not line.headline:
        return None
    person = lex.people.get(line.words[at])
    head = at
    if person is None or not person.singular or person.plural:
        if at or not line.shown[at][:1].isupper():
            return None
        # "Syrian officer killed": a headline's noun phrase from the start of the sentence
        for place in range(at, min(at + 4, len(line.words))):
            if ends_phrase(line, place) or place in line.numbers or line.words[place] in _SPEECH:
                return None
            person = lex.people.get(line.words[place])
            if person is not None and person.singular and not person.plural:
                head = place
                break
        else:
            return None
    if head + 1 in line.persons:
        return None  # a title; the name that follows is who is counted
    while line.word(head + 1) in lex.people and lex.people[line.word(head + 1)].singular:
        head += 1
    return Count(
        at, at, head + 1, line.span(at, head + 1), 1, 1, 1, False, Of.PEOPLE,
        head=head, status=status_of(line, at, head), single=True,
    )  # fmt: skip
