"""The word lists of tolls, as look-up tables: people, things, and words of harm."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import cast

from counterclaim.claims.toll.words import words
from counterclaim.data import load_yaml
from counterclaim.model.claim import Harm, Status


class Form(StrEnum):
    """How a word of harm stands to those harmed."""

    FINITE = "fin"  # "kills": the harmed follow
    BASE = "inf"  # "kill": the harmed follow; a plan after "to"
    PAST = "past"  # "killed": the harmed follow, or stand before where it is a passive
    PARTICIPLE = "part"  # "slain": the harmed stand before
    ING = "ing"  # "killing": the harmed follow
    INTRANSITIVE = "intransitive"  # "died": the harmed stand before
    BEFORE_OBJECT = "active"  # "claimed the lives of": the harmed follow


@dataclass(frozen=True, slots=True)
class HarmWord:
    """“shot dead”: killed, as a past form. `people_only` where it is said of things as well ("captured")."""

    words: tuple[str, ...]
    harm: Harm
    form: Form
    people_only: bool = False
    many: bool = False  # a word of harm only where a crowd does it: "18,000 civilians left the area"


@dataclass(frozen=True, slots=True)
class Person:
    """“soldiers”: combatants, a plural."""

    status: Status
    singular: bool
    plural: bool
    side: bool


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All tables; keys are token norms. `harm` and `tolls` list candidates by first word, the longest first."""

    people: dict[str, Person]
    things: frozenset[str]
    civilian_words: frozenset[str]
    combatant_words: frozenset[str]
    combatant_bodies: frozenset[str]
    harm: dict[str, tuple[HarmWord, ...]]
    adjectives: dict[str, Harm]
    nouns: dict[str, Harm]
    tolls: dict[str, tuple[tuple[tuple[str, ...], Harm], ...]]
    reaching: frozenset[str]


def plural(noun: str) -> str:
    """The regular plural of a lower-case noun."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _forms(entry: str) -> tuple[str, str]:
    singular, _, given = entry.partition("/")
    return singular, given or plural(singular)


# Words that are one form for one person and for many.
_BOTH = words("both")


@cache
def lexicon() -> Lexicon:
    """The tables of `data/claims/toll-*.yaml`, read once."""
    nouns = cast("dict[str, str]", load_yaml("claims/toll-people.yaml"))
    words = cast("dict[str, object]", load_yaml("claims/toll-harm.yaml"))
    sides = set(nouns["side"].split())
    people: dict[str, Person] = {}
    for status in Status:
        for entry in nouns[status.value].split():
            one, many = _forms(entry)
            side = one in sides
            people.setdefault(many, Person(status, many in _BOTH, True, side))
            people.setdefault(one, Person(status, True, one in _BOTH, side))
    for alike in ("personnel", "people", "staff", "police", "mujahideen", "mujahedeen", "militia", "troops"):
        status = Status.UNSPECIFIED if alike in ("people", "police") else people[alike].status
        people[alike] = Person(status, False, True, False)
    people["entourage"] = Person(Status.UNSPECIFIED, False, True, False)
    things: set[str] = set()
    for entry in nouns["things"].split():
        things.update(_forms(entry))
    return Lexicon(
        people=people,
        things=frozenset(things - people.keys()),
        civilian_words=frozenset(nouns["civilian_words"].split()),
        combatant_words=frozenset(nouns["combatant_words"].split()),
        combatant_bodies=frozenset(nouns["combatant_bodies"].split()),
        harm=_harm_words(words),
        adjectives={w: Harm(h) for w, h in cast("dict[str, str]", words["adjectives"]).items()},
        nouns={w: Harm(h) for w, h in cast("dict[str, str]", words["nouns"]).items()},
        tolls=_by_first((tuple(w.split()), Harm(h)) for w, h in cast("dict[str, str]", words["tolls"]).items()),
        reaching=frozenset(cast("str", words["reaching"]).split()),
    )


def _harm_words(words: dict[str, object]) -> dict[str, tuple[HarmWord, ...]]:
    found: list[HarmWord] = []
    for row in cast("list[dict[str, object]]", words["transitive"]):
        harm, only = Harm(str(row["harm"])), bool(row.get("people_only"))
        for form in (Form.FINITE, Form.BASE, Form.PAST, Form.PARTICIPLE, Form.ING):
            if form.value in row:
                found.append(HarmWord((str(row[form.value]),), harm, form, only))
    for row in cast("list[dict[str, object]]", words["intransitive"]):
        for name in ("fin", "inf", "past", "ing"):
            found.append(
                HarmWord(
                    (str(row[name]),),
                    Harm(str(row["harm"])),
                    Form.INTRANSITIVE,
                    bool(row.get("people_only")),
                    bool(row.get("many")),
                )
            )
    for phrase in cast("list[list[str]]", words["phrases"]):
        found.append(HarmWord(tuple(phrase[0].split()), Harm(phrase[1]), Form(phrase[2]), "people_only" in phrase[3:]))
    table: dict[str, list[HarmWord]] = {}
    for word in found:
        table.setdefault(word.words[0], []).append(word)
    # "hurt" is read as a past form before a present one
    return {
        first: tuple(sorted(rows, key=lambda r: (-len(r.words), r.form is not Form.PAST)))
        for first, rows in table.items()
    }


def _by_first(
    rows: Iterable[tuple[tuple[str, ...], Harm]],
) -> dict[str, tuple[tuple[tuple[str, ...], Harm], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Harm]]] = {}
    for phrase, harm in rows:
        table.setdefault(phrase[0], []).append((phrase, harm))
    return {first: tuple(sorted(found, key=lambda r: -len(r[0]))) for first, found in table.items()}
