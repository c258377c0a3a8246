"""Which persons of the reports are private: no officials, of no party, speaking for nobody but themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from counterclaim.data import load_lines, load_yaml
from counterclaim.language import read
from counterclaim.model.reading import Entity, NameKind, NameMention, Reading
from counterclaim.model.report import Report

# How far behind a name its office may stand: “Jana Doe, the deputy head of the regional health office, …”.
APPOSITION = 60
# How far before it.
TITLE = 40

_WORD = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Private:
    """“Jana Doe”: a private person, by the names under which the reports know her, the fullest first."""

    names: tuple[str, ...]


def private_persons(reports: Iterable[Report], places: Iterable[str] = ()) -> tuple[Private, ...]:
    """The private persons of all reports, in the order in which they are met.

    Reads each report anew, as a build does. Who is an official in one report is one in all; what some claim names as a
    place, one of `places`, is none, and a single word is a person only where it is a given name.
    """
    towns = {place.casefold() for place in places}
    persons: dict[str, list[str]] = {}
    public: set[str] = set()
    for report in reports:
        reading = read(report)
        by_entity: dict[int, list[NameMention]] = {}
        for mention in reading.names:
            by_entity.setdefault(mention.entity, []).append(mention)
        for number, entity in enumerate(reading.entities):
            mentions = by_entity.get(number, [])
            names = [name for m in mentions if (name := bare(m.span.of(reading.text)))]
            if entity.kind is not NameKind.PERSON:
                public.update(word for name in names for word in _WORD.findall(name))
            elif names:
                fullest = max(names, key=lambda name: (len(name.split()), len(name)))
                if fullest.casefold() in towns or (" " not in fullest and fullest.casefold() not in _given()):
                    continue
                if _is_public(reading, entity, mentions):
                    public.update(_WORD.findall(fullest))
                    persons.pop(fullest.casefold(), None)
                elif not set(_WORD.findall(fullest)) <= public:
                    persons.setdefault(fullest.casefold(), [fullest]).extend(names)
    kept = ([name for name in dict.fromkeys(names) if name not in public] for names in persons.values())
    return tuple(Private(tuple(sorted(names, key=lambda n: -len(n)))) for names in kept if names)


def bare(name: str) -> str:
    """The name without what stands before and behind it: titles in small letters, articles, quotes, “'s”."""
    words = [word.removesuffix("'s").removesuffix("’s") for word in _WORD.findall(name)]
    while words and (words[0].islower() or words[0].casefold() in _offices() or words[0].casefold() in _callings()):
        words.pop(0)
    return " ".join(words)


def _is_public(reading: Reading, entity: Entity, mentions: Iterable[NameMention]) -> bool:
    if entity.party is not None or _bears_office(entity.name):
        return True
    text = reading.text
    for mention in mentions:
        before = re.split(r"[.!?;\n]", text[max(0, mention.span.start - TITLE) : mention.span.start])[-1]
        behind = text[mention.span.end : mention.span.end + APPOSITION]
        if _bears_office(" ".join(_WORD.findall(before)[-3:]) if before.rstrip(" ") and before[-1:] == " " else ""):
            return True
        if behind.startswith(",") and _bears_office(re.split(r"[,.;\n]", behind[1:])[0]):
            return True
    return False


def _bears_office(words: str) -> bool:
    return any(word.casefold() in _offices() for word in _WORD.findall(words))


@cache
def _offices() -> frozenset[str]:
    return frozenset(load_lines("names/offices.txt"))


@cache
def _given() -> frozenset[str]:
    return frozenset(name.casefold() for line in load_lines("names/given.txt") for name in line.split())


@cache
def _callings() -> frozenset[str]:
    table = load_yaml("names/titles.yaml")
    assert isinstance(table, dict)
    return frozenset(str(word) for word in table["titles"])
