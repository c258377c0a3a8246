"""Noun phrases of people: where they end, which noun heads them, what status it gives."""

from __future__ import annotations

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

_ENDS_PHRASE = words("ends_phrase")


def bearers(line: Line, at: int) -> Status | None:
    """The status of those on whom casualties fall: "12 casualties among the rebels"."""
    for place in range(at, min(at + 6, len(line.words))):
        person = lexicon().people.get(line.words[place])
        if person is not None and person.status is not Status.UNSPECIFIED:
            return person.status
        if ends_phrase(line, place):
            return None
    return None


def ends_phrase(line: Line, at: int) -> bool:
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


def before_person(line: Line, at: int) -> bool:
    """True where the word at `at` is an attribute: a noun of people follows within three words."""
    lex = lexicon()
    for later in range(at + 1, min(at + 4, len(line.words))):
        if ends_phrase(line, later) or later in line.numbers:
            return False
        if line.words[later] in lex.people or (line.shown[later][:1].isupper() and is_people(line, later)):
            return True
        if line.words[later] in lex.harm:
            return False
    return False


def is_people(line: Line, at: int) -> bool:
    """True for a demonym in the plural that stands for people: "Palestinians", "Alawites"."""
    shown = line.shown[at]
    if not (shown[:1].isupper() and len(shown) > 4) or shown.isupper() or line.words[at] in lexicon().people:
        return False  # a headline's "Civilians"
    return (
        shown.endswith(("ians", "ans", "is", "ites", "ese", "eens", "ers", "ards", "Kurds", "Arabs", "Turks", "Druze"))
        or shown in _PEOPLES
    )


# Endings of nouns for one person by nationality: "a Kenyan", "an Iraqi", "a Togolese".
_DEMONYM = ("an", "i", "ese", "ish")

# Nouns of peoples that no ending shows.
_PEOPLES = words("peoples")


def person_at(line: Line, at: int, lex: Lexicon) -> Person | None:
    word = line.words[at]
    if word == "minor" and (line.word(at + 1) in lex.nouns or line.word(at + 1) in ("damage", "damages", "clashes")):
        return None  # "two minor injuries"
    person = lex.people.get(word)
    if person is None and "-" in word:
        person = lex.people.get(word.rpartition("-")[2])
    if (
        person is None
        and word.endswith(("year-old", "years-old", "month-old", "year-olds"))
        and ends_phrase(line, at + 1)
    ):
        return Person(Status.UNSPECIFIED, True, word.endswith("s"), False)
    if person is None and is_people(line, at):
        return Person(Status.UNSPECIFIED, False, True, False)
    if (
        person is None
        and line.shown[at][:1].isupper()
        and word.endswith(_DEMONYM)
        and len(word) > 4
        and ends_phrase(line, at + 1)
    ):
        return Person(Status.UNSPECIFIED, True, False, False)
    return person


def goes_on(line: Line, at: int) -> bool:
    """True where the word may lead on to a later noun of people: "police officers", "army media staff"."""
    return before_person(line, at) and not is_adverb(line.words[at])


def complement(line: Line, head: int) -> int | None:
    """Where the words begin that "of" hangs on a noun of people, or on two of them ("members and commanders of")."""
    at = head + 1
    if line.word(at) in ("and", "or") and line.word(at + 1) in lexicon().people:
        at += 2
    return at + 1 if line.word(at) == "of" else None


def status_of(line: Line, start: int, head: int) -> Status | None:
    """The status that the words of the noun phrase give; None where its noun is neutral or unknown."""
    lex = lexicon()
    words = [w for word in line.words[start:head] for w in (word, *word.split("-"))]
    person = person_at(line, head, lex)
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
    # "two members of the security forces", "12 of their troops", "ten members and commanders of the militia"
    of = complement(line, head)
    if of is not None:
        for at in range(of, min(of + 6, len(line.words))):
            if ends_phrase(line, at):
                break
            if line.words[at] in lex.combatant_bodies:
                return Status.COMBATANT
            after = lex.people.get(line.words[at])
            if after is not None and after.status is Status.COMBATANT:
                return Status.COMBATANT
    return Status.UNSPECIFIED if person is not None else None
