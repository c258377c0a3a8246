"""Counts of people in a sentence: number phrases, articles, names, each with the noun that it counts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from counterclaim.claims.toll.lexicon import Lexicon, Person, lexicon
from counterclaim.claims.toll.line import (
    AUX,
    INCLUDING,
    JOIN,
    MARK,
    PREPOSITION,
    RELATIVE,
    Line,
    is_adverb,
)
from counterclaim.claims.toll.words import words
from counterclaim.model.claim import Status
from counterclaim.model.reading import NumberKind
from counterclaim.model.span import Span

_ENDS_PHRASE = words("ends_phrase")


class Of(StrEnum):
    """What a count counts."""

    PEOPLE = "people"
    HARM = "harm"  # "12 deaths", "three wounded"
    ELIDED = "elided"  # "wounded 300"
    UNKNOWN = "unknown"  # a noun of no list
    THING = "thing"


@dataclass(frozen=True, slots=True)
class Count:
    """“over 30 civilians”: 31 or more. Token positions are within the line: the number is `[first, last)`, the noun
    phrase `[first, end)`; `head` the position of the noun. `child` where it is a part of another count ("including
    11 children", "three of them"), `other` for "more" and "others", `agent` where it stands after "by"."""

    first: int
    last: int
    end: int
    span: Span
    stated: int | None
    low: int | None
    high: int | None
    approx: bool
    of: Of
    head: int | None = None
    status: Status | None = None
    child: bool = False
    other: bool = False
    more: bool = False
    agent: bool = False
    single: bool = False  # an article, possessive or name rather than a number
    name: bool = False


_DETERMINERS = words("determiners")
_OTHER = frozenset(["other", "others", "another"])
_MORE = words("more")
_OPENERS = _DETERMINERS | {"no", "zero", "nobody", "none", "'s"}
_HARM_NOUNS = frozenset(["deaths", "casualties", "fatalities", "injuries", "victims", "losses"])
_ORDINALS = words("ordinals")
# A noun phrase of newswire has at most a nationality, a rank and two or three attributes before its noun.
LONGEST = 9


def find_counts(line: Line) -> list[Count]:
    """The counts of a sentence in order; those of things are kept, so that no rule reaches across them."""
    found: list[Count] = []
    at = 0
    while at < len(line.words):
        plain = at not in line.numbers and line.words[at] not in _OPENERS and at not in line.persons
        count = None if plain and not line.headline else _count_at(line, at)
        if count is None:
            at += 1
            continue
        if count.single and found and _inside(line, found[-1], count):
            at += 1
            continue
        found.append(count)
        at = max(count.last, count.end if count.single else count.last, at + 1)
    return _with_children(line, _joined(line, _without_appositions(line, _without_wholes(line, found))))


def _without_wholes(line: Line, counts: list[Count]) -> list[Count]:
    """ "87 of the 180 people on board": the whole is not counted, its noun is the part's."""
    found: list[Count] = []
    for count in counts:
        before = found[-1] if found else None
        gap = line.words[before.last : count.first] if before is not None else ()
        if before is not None and gap in (("of",), ("of", "the"), ("of", "its"), ("of", "their")) and not count.single:
            if before.of is not Of.THING:
                found[-1] = replace(before, end=max(before.end, count.end), status=count.status or before.status)
            continue
        found.append(count)
    return found


def _without_appositions(line: Line, counts: list[Count]) -> list[Count]:
    """ "Armen Petrosyan, a commander, was killed": who is named and what he is are one person."""
    found: list[Count] = []
    for count in counts:
        before = found[-1] if found else None
        apposed = (
            before is not None
            and (before.name or line.word(before.first) == "the")
            and line.word(count.first) in ("a", "an", "the")
            and line.words[before.end : count.first] == (",",)
        )
        if not apposed:
            found.append(count)
    return found


def _inside(line: Line, before: Count, count: Count) -> bool:
    """True for "his entourage" in "five of his entourage": a noun that belongs to the count before it."""
    if count.first < before.end and before.of is not Of.THING:
        return True
    return line.word(count.first - 1) == "of" and count.first - 1 <= before.end and before.of is not Of.THING


def _count_at(line: Line, at: int) -> Count | None:
    number = line.numbers.get(at)
    if number is not None:
        first, last = number.first - line.first, number.last - line.first
        if number.kind is not NumberKind.CARDINAL:
            return None
        count = Count(first, last, last, number.span, number.stated, number.low, number.high, number.approx, Of.ELIDED)
        return _headed(line, count)
    word = line.words[at]
    if word in ("no", "zero") and not line.word(at + 1).startswith("longer"):
        return _none(line, at)
    if word in ("nobody", "none"):
        return Count(at, at + 1, at + 1, line.span(at, at + 1), 0, 0, 0, False, Of.ELIDED, single=True)
    if word == "another" and (line.word(at + 1) in AUX or line.word(at + 1) in lexicon().harm):
        return Count(at, at + 1, at + 1, line.span(at, at + 1), 1, 1, 1, False, Of.ELIDED, other=True)
    if word in ("a", "the") and line.word(at + 1) in _ORDINALS and _ends_phrase(line, at + 2):
        return Count(at, at + 2, at + 2, line.span(at, at + 2), 1, 1, 1, False, Of.ELIDED)
    if word in _DETERMINERS or word == "'s":
        return _single(line, at, at + 1)
    return _bare(line, at)


def _none(line: Line, at: int) -> Count | None:
    if line.word(at + 1) in ("one", "people", "person"):
        return Count(at, at + 2, at + 2, line.span(at, at + 2), 0, 0, 0, False, Of.PEOPLE, head=at + 1, single=True)
    count = Count(at, at + 1, at + 1, line.span(at, at + 1), 0, 0, 0, False, Of.ELIDED)
    headed = _headed(line, count)
    return headed if headed.of in (Of.PEOPLE, Of.HARM) else None


def _headed(line: Line, count: Count) -> Count:
    """The count with its noun: the last noun of people before a word that ends the noun phrase."""
    lex, words = lexicon(), line.words
    at = count.last
    other = line.word(count.first - 1) in _OTHER or line.word(count.first) in _OTHER
    more = line.word(count.first - 1) in _MORE
    head: int | None = None
    last_content: int | None = None
    status: Status | None = None
    of_seen = False
    while at < len(words) and at - count.last < LONGEST:
        word = words[at]
        if word in _OTHER or word in _MORE:
            other, more = other or word in _OTHER, more or word in _MORE
            if head is not None:
                break
            at += 1
            continue
        if word == "of":
            if head is not None or of_seen or last_content is not None:
                break
            of_seen = True
            at += 1
            continue
        if word == "'s" and head is not None and head == at - 1 and at + 1 < len(words):
            head, at = None, at + 1  # "a doctor's children"
            continue
        if word == "the" and not of_seen and (other or more):
            break
        if word == "'s" or word in ("the", "its", "their", "his", "her", "our", '"', "'"):
            if head is not None:
                break
            at += 1
            continue
        if word in ("them", "us", "whom", "those", "these", "which") and of_seen:
            at += 1
            break
        if _ends_phrase(line, at):
            break
        if word in lex.nouns and head is None and not _before_person(line, at):
            if (
                of_seen
                and word in ("dead", "wounded", "injured", "killed")
                and line.word(at + 1) in ("were", "are", "was")
            ):
                whose = _person(line, at + 2, lex) if at + 2 < len(words) else None
                if whose is not None:  # "three of the dead were women"
                    status = whose.status
            if line.word(at + 1) in ("among", "on", "to") and word in (
                "casualties",
                "deaths",
                "fatalities",
                "injuries",
            ):
                status = _bearers(line, at + 2)
            return replace(count, end=at + 1, of=Of.HARM, head=at, status=status, other=other, more=more)
        if word in _HARM_NOUNS and head is not None and head == at - 1:
            # "1,383 civilian deaths", "no military casualties"
            return replace(
                count, end=at + 1, of=Of.HARM, head=at, status=_status(line, count.last, head), other=other, more=more
            )
        person = _person(line, at, lex)
        if person is not None and (count.single or person.plural or count.stated in (1, None) or last_content is None):
            head, at = at, at + 1
            last_content = head
            continue
        if person is not None:
            last_content, at = at, at + 1
            continue
        if head is not None and not (_noun_goes_on(line, at) and words[at] not in lex.harm):
            break
        if at in line.numbers and line.numbers[at].kind is NumberKind.CARDINAL:
            break
        if words[at] in lex.harm and words[at] not in lex.adjectives:
            break
        if words[at] in lex.adjectives and not _before_person(line, at):
            break
        last_content, at = at, at + 1
    if head is not None:
        return replace(
            count, end=head + 1, of=Of.PEOPLE, head=head, status=_status(line, count.last, head), other=other, more=more
        )
    if (
        last_content is None
        and of_seen
        and words[at - 1] in ("whom", "them", "those", "which")
        and line.word(at) in AUX
    ):
        # "of whom 16 are servicemen"
        copula = _headed(line, replace(count, last=at + 1))
        if copula.of is Of.PEOPLE:
            return replace(copula, last=count.last, span=count.span)
    if last_content is None and line.word(count.last) in ("were", "are") and line.word(count.first - 1) == "whom":
        copula = _headed(line, replace(count, last=count.last + 1))
        if copula.of is Of.PEOPLE:
            return replace(copula, last=count.last, span=count.span)
    if last_content is None:
        end = at if of_seen else count.last
        return replace(count, end=max(end, count.last), of=Of.ELIDED, other=other, more=more)
    thing = words[last_content] in lex.things or any(words[i] in lex.things for i in range(count.last, last_content))
    return replace(
        count,
        end=last_content + 1,
        of=Of.THING if thing else Of.UNKNOWN,
        head=last_content,
        status=_status(line, count.last, last_content) if not thing else None,
        other=other,
        more=more,
    )


def _bearers(line: Line, at: int) -> Status | None:
    """The status of those on whom casualties fall: "12 casualties among the rebels"."""
    for place in range(at, min(at + 6, len(line.words))):
        person = lexicon().people.get(line.words[place])
        if person is not None and person.status is not Status.UNSPECIFIED:
            return person.status
        if _ends_phrase(line, place):
            return None
    return None


def _ends_phrase(line: Line, at: int) -> bool:
    word = line.word(at)
    if word == "-" and 0 < at < len(line.words) - 1 and line.token(at - 1).end == line.token(at + 1).start - 1:
        return False  # a dash inside a name
    return (
        not word
        or word in AUX
        or word in PREPOSITION
        or word in RELATIVE
        or word in JOIN
        or word in INCLUDING
        or (word in MARK and word != '"')
        or word in _ENDS_PHRASE
    )


def _before_person(line: Line, at: int) -> bool:
    """True where the word at `at` is an attribute: a noun of people follows within three words."""
    lex = lexicon()
    for later in range(at + 1, min(at + 4, len(line.words))):
        if _ends_phrase(line, later) or later in line.numbers:
            return False
        if line.words[later] in lex.people or (line.shown[later][:1].isupper() and is_people(line, later)):
            return True
        if line.words[later] in lex.harm:
            return False
    return False


def is_people(line: Line, at: int) -> bool:
    """True for a demonym in the plural that stands for people: "Palestinians", "Alawites"."""
    shown = line.shown[at]
    if not (shown[:1].isupper() and len(shown) > 4) or shown.isupper():
        return False
    return (
        shown.endswith(("ians", "ans", "is", "ites", "ese", "eens", "ers", "ards", "Kurds", "Arabs", "Turks", "Druze"))
        or shown in _PEOPLES
    )


# Endings of nouns for one person by nationality: "a Kenyan", "an Iraqi", "a Togolese".
_DEMONYM = ("an", "i", "ese", "ish")

# Nouns of peoples that no ending shows.
_PEOPLES = words("peoples")


def _person(line: Line, at: int, lex: Lexicon) -> Person | None:
    word = line.words[at]
    person = lex.people.get(word)
    if person is None and "-" in word:
        person = lex.people.get(word.rpartition("-")[2])
    if (
        person is None
        and word.endswith(("year-old", "years-old", "month-old", "year-olds"))
        and _ends_phrase(line, at + 1)
    ):
        return Person(Status.UNSPECIFIED, True, word.endswith("s"), False)
    if person is None and is_people(line, at):
        return Person(Status.UNSPECIFIED, False, True, False)
    if (
        person is None
        and line.shown[at][:1].isupper()
        and word.endswith(_DEMONYM)
        and len(word) > 4
        and _ends_phrase(line, at + 1)
    ):
        return Person(Status.UNSPECIFIED, True, False, False)
    return person


def _noun_goes_on(line: Line, at: int) -> bool:
    """True where the word may lead on to a later noun of people: "police officers", "army media staff"."""
    return _before_person(line, at) and not is_adverb(line.words[at])


def _status(line: Line, start: int, head: int) -> Status | None:
    """The status that the words of the noun phrase give; None where its noun is neutral or unknown."""
    lex = lexicon()
    words = [w for word in line.words[start:head] for w in (word, *word.split("-"))]
    person = _person(line, head, lex)
    if person is not None and person.status is Status.CIVILIAN:
        return Status.CIVILIAN
    if "security" in words and line.words[head] != "guard":
        return Status.COMBATANT
    if any(word in lex.combatant_words for word in words) or (
        person is None and line.words[head] in lex.combatant_bodies
    ):
        return Status.COMBATANT
    if any(word in lex.civilian_words for word in words):
        return Status.CIVILIAN
    if person is not None and person.status is Status.COMBATANT:
        return Status.COMBATANT
    # "two members of the security forces", "12 of their troops"
    if line.word(head + 1) == "of":
        for at in range(head + 2, min(head + 8, len(line.words))):
            if _ends_phrase(line, at):
                break
            if line.words[at] in lex.combatant_bodies:
                return Status.COMBATANT
            after = lex.people.get(line.words[at])
            if after is not None and after.status is Status.COMBATANT:
                return Status.COMBATANT
    return Status.UNSPECIFIED if person is not None else None


def _single(line: Line, at: int, start: int) -> Count | None:
    """ "a soldier", "its pilot", "another civilian": one person, by a noun in the singular."""
    lex, words = lexicon(), line.words
    head: int | None = None
    for place in range(start, min(start + 7, len(words))):
        if place in line.numbers and line.numbers[place].kind is NumberKind.CARDINAL:
            if words[place] != "one":
                return None
        if words[place] == "of" or (_ends_phrase(line, place) and words[place] not in ("-",)):
            if words[place] == "of" and line.word(place - 1) in ("family", "group", "crew"):
                return None  # "a family of five" is five
            break
        person = _person(line, place, lex)
        if person is not None and person.singular:
            head = place
            continue
        if person is not None or words[place] in lex.things:
            if head is not None and not _noun_goes_on(line, place):
                break
            continue
        if head is not None and not _noun_goes_on(line, place):
            break
        if words[place] in lex.harm and words[place] not in lex.adjectives:
            break
        if words[place] in lex.nouns and words[place] not in lex.adjectives:
            break
    if head is None:
        return _unlisted(line, at, start)
    pair = 1
    if line.word(head + 1) == "and" and words[at] in ("a", "an") and _status(line, start, head) is Status.CIVILIAN:
        second = _person(line, head + 2, lex) if head + 2 < len(words) else None
        if second is not None and second.singular and second.status is Status.CIVILIAN:
            head, pair = head + 2, 2  # "a woman and child"
    if head + 1 in line.persons and words[at] not in ("a", "an", "another"):
        return None
    article = words[at] in ("a", "an", "another") and pair == 1
    span = line.span(at, at + 1) if article else line.span(at + (words[at] == "'s"), head + 1)
    return Count(
        at, start, head + 1, span, pair, pair, pair, False, Of.PEOPLE,
        head=head, status=_status(line, start, head), single=True, other=words[at] == "another",
    )  # fmt: skip


# Endings of nouns for persons by what they do: "a negotiator", "a cyclist".
_DOERS = ("er", "or", "ist", "ian", "ant", "man", "woman", "ee", "eur", "ard")


def _unlisted(line: Line, at: int, start: int) -> Count | None:
    """One person by a noun of no list, told by its ending; only words of harm to people alone will take it."""
    if line.words[at] not in ("a", "an", "another"):
        return None
    place = start
    while place < start + 5 and not _ends_phrase(line, place) and line.word(place) != "of":
        if line.words[place] in lexicon().harm:
            return None
        place += 1
    head = place - 1
    word = line.word(head)
    if head < start or not word.endswith(_DOERS) or word in lexicon().things or len(word) < 5:
        return None
    return Count(at, start, head + 1, line.span(at, at + 1), 1, 1, 1, False, Of.UNKNOWN, head=head, single=True)


def _bare(line: Line, at: int) -> Count | None:
    """A person by name, or by a singular noun without article, as headlines write."""
    name = line.persons.get(at)
    if name is not None:
        last = at
        while last < len(line.words) and line.token(last).end <= name.end:
            last += 1
        return Count(at, last, last, name, 1, 1, 1, False, Of.PEOPLE, head=last - 1, single=True, name=True)
    lex = lexicon()
    before = line.word(at - 1)
    opens = at == 0 or before in MARK or before in ("and", "kills", "killing", "wounding", "injuring", "kill", "of")
    if not opens or not line.shown[at][:1].isalpha() or not line.headline:
        return None
    person = lex.people.get(line.words[at])
    head = at
    if person is None or not person.singular or person.plural:
        if at or not line.shown[at][:1].isupper():
            return None
        # "Syrian officer killed": a headline's noun phrase from the start of the sentence
        for place in range(at, min(at + 4, len(line.words))):
            if _ends_phrase(line, place) or place in line.numbers:
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
        head=head, status=_status(line, at, head), single=True,
    )  # fmt: skip


def _joined(line: Line, counts: list[Count]) -> list[Count]:
    """ "a woman and a child", "a woman and child": two persons of one kind, told in one breath, are one count."""
    found: list[Count] = []
    at = 0
    while at < len(counts):
        here = counts[at]
        after = counts[at + 1] if at + 1 < len(counts) else None
        if (
            after is not None
            and here.single and after.single and here.stated == after.stated == 1
            and line.word(here.first) in ("a", "an") and line.word(here.end) == "and"
            and (after.first == here.end + 1)
            and here.status is after.status is Status.CIVILIAN
        ):  # fmt: skip
            found.append(
                replace(
                    here, end=after.end, last=after.last, span=line.span(here.first, after.end), stated=2, low=2, high=2
                )
            )
            at += 2
            continue
        found.append(here)
        at += 1
    return found


def _with_children(line: Line, counts: list[Count]) -> list[Count]:
    """Marks parts of other counts, and agents."""
    found: list[Count] = []
    for place, count in enumerate(counts):
        child = _opens_part(line, count)
        if not child and place and found[-1].child and count.of is not Of.HARM:
            gap = line.words[found[-1].end : count.first]
            after = line.word(count.end)
            child = _lists_on(gap) and not (count.of is Of.ELIDED and after in lexicon().harm)
        agent = line.word(count.first - 1) == "by" and line.word(count.first - 2) not in ("rose", "risen", "up")
        found.append(replace(count, child=child, agent=agent) if child or agent else count)
    return found


def _lists_on(gap: tuple[str, ...]) -> bool:
    return gap in ((), ("and",), (",",), ("as", "well", "as"), ("or",), ("plus",))


def _opens_part(line: Line, count: Count) -> bool:
    before = line.words[max(0, count.first - 3) : count.first]
    if count.single and line.word(count.first) == "the":
        return bool(before) and before[-1] in INCLUDING
    if before and (before[-1] in INCLUDING or before[-1:] == ("them",) or before[-2:] == ("of", "whom")):
        return True
    if before[-2:] in (("among", "them"), ("among", "whom"), ("including", "at"), ("including", "the")):
        return True
    if (
        len(before) == 3
        and before[0] in INCLUDING | {"whom", "them"}
        and before[1] in ("the", "at", "is", "are", "were", "was", ",")
    ):
        return True
    if (
        len(before) >= 2
        and before[-2] in INCLUDING | {"whom"}
        and before[-1] in ("the", "some", "also", "were", "are", "a", "reportedly", ",")
    ):
        return True
    after = line.words[count.last : count.last + 2]
    return after in (("of", "them"), ("of", "whom"), ("of", "those"), ("of", "which"))
