"""The words the chunker knows: closed classes, and the forms of common verbs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.data import load_yaml

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """“struck”: of “strike”, past (`d`) and participle (`n`). Forms: b base, s third person, d, n, g -ing."""

    lemma: str
    forms: frozenset[str]


@dataclass(frozen=True, slots=True)
class Words:
    """Closed classes by tag, verb forms by word, and the words that are nouns more often than verbs."""

    tags: dict[str, str]
    verbs: dict[str, VerbForm]
    noun_like: frozenset[str]
    negations: frozenset[str]
    plurals: frozenset[str]
    be: frozenset[str]
    numerals: frozenset[str]
    gerund_nouns: frozenset[str]
    modifiers: frozenset[str]
    have: frozenset[str]


# A word of two classes takes the first: "that" subordinates, "like" is a preposition.
_TAGS = (
    ("negations", "X"),
    ("modals", "M"),
    ("be", "A"),
    ("have", "A"),
    ("do", "A"),
    ("conjunctions", "C"),
    ("pronouns", "R"),
    ("subordinators", "S"),
    ("prepositions", "I"),
    ("determiners", "D"),
    ("adverbs", "E"),
)


def third_person(base: str) -> str:
    """“attacks”, “pushes”, “denies”."""
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def ing(base: str, doubled: bool) -> str:
    """“attacking”, “striking”, “dying”, “hitting”."""
    if doubled:
        return base + base[-1] + "ing"
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + "ing"


def past(base: str, doubled: bool) -> str:
    """“attacked”, “seized”, “denied”, “barred”."""
    if doubled:
        return base + base[-1] + "ed"
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return base + "ed"


# Irregular verbs of one syllable with one vowel before one last consonant double it: "hitting", "beginning".
_NO_DOUBLE = frozenset("wxy")


def _doubles(base: str) -> bool:
    return (
        len(base) > 2
        and base[-1] not in VOWELS
        and base[-1] not in _NO_DOUBLE
        and base[-2] in VOWELS
        and base[-3] not in VOWELS
        and base not in ("deliver", "overthrow")
    )


@cache
def words() -> Words:
    """The word lists, read once."""
    data = cast("dict[str, str]", load_yaml("claims/shallow.yaml"))
    tags: dict[str, str] = {"to": "T", "'s": "G", "’s": "G", "'": "G"}
    for name, tag in _TAGS:
        for word in data[name].split():
            tags.setdefault(word, tag)
    found: dict[str, tuple[str, set[str]]] = {}

    def add(word: str, lemma: str, form: str) -> None:
        found.setdefault(word, (lemma, set()))[1].add(form)

    for row in cast("list[str]", data["irregular"]):
        base, simple, participle = row.split()
        add(base, base, "b")
        add(third_person(base), base, "s")
        add(simple, base, "d")
        add(participle, base, "n")
        add(ing(base, _doubles(base)), base, "g")
    for entry in data["regular"].split():
        doubled = entry.endswith("+")
        base = entry.rstrip("+")
        add(base, base, "b")
        add(third_person(base), base, "s")
        add(past(base, doubled), base, "d")
        add(past(base, doubled), base, "n")
        add(ing(base, doubled), base, "g")
    for base in data["past_only"].split():
        if past(base, False) not in found:
            add(past(base, False), base, "d")
            add(past(base, False), base, "n")
    return Words(
        tags=tags,
        verbs={word: VerbForm(lemma, frozenset(forms)) for word, (lemma, forms) in found.items()},
        noun_like=frozenset(data["noun_like"].split()),
        negations=frozenset(data["negations"].split()),
        plurals=frozenset(data["plural_nouns"].split()),
        be=frozenset(data["be"].split()),
        numerals=frozenset(data["numerals"].split()),
        modifiers=frozenset(data["modifiers"].split()),
        gerund_nouns=frozenset(data["gerund_nouns"].split()),
        have=frozenset(data["have"].split()),
    )
