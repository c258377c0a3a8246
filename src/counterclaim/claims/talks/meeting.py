"""A meeting before it is a claim; who meets, and where."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    parties_named,
    phrase_right,
)
from counterclaim.claims.shallow.lists import word_set
from counterclaim.claims.shallow.where import place_of
from counterclaim.data import load_yaml
from counterclaim.model.claim import TalksState


@cache
def lists_of() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/talks.yaml"))
    return {name: frozenset(value.split()) for name, value in data.items()}


@dataclass(slots=True)
class Meeting:
    """“the ministers | met | in Geneva”, in a line."""

    line: Line
    first: int
    last: int
    trigger: int
    state: TalksState
    rule: str
    parties: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    venue: str | None = None
    voices: tuple[Voice, ...] = ()


def governor_of(line: Line, group: Group) -> Group | None:
    found = None
    for other in line.groups:
        if other.head >= group.head:
            break
        found = other
    return found


def talkers(scene: Scene, line: Line, phrase: Phrase) -> tuple[str, ...]:
    """Who meets: the parties that the whole phrase names ("diplomats from A and B"), else the words themselves."""
    if line.tags[phrase.first] == "R":
        return parties_named(scene, line, phrase.first, phrase.core)
    mentions = [m for m in scene.mentions(line.span(phrase.first, phrase.last)) if m.how != "leader"]
    norms = set(line.norms[phrase.first : phrase.last])
    if not mentions and norms & {"two", "both"} and norms & word_set("talks", "people"):
        sides = bool(norms & {"sides", "parties"})  # nobody's name, where the report names no two
        return scene.belligerents() or (() if sides else parties_named(scene, line, phrase.first, phrase.core))
    leaders = [m for m in scene.mentions(line.span(phrase.first, phrase.last)) if m.how == "leader"]
    if mentions:
        return tuple(dict.fromkeys(m.party for m in sorted([*mentions, *leaders], key=lambda m: m.span.start)))
    return parties_named(scene, line, phrase.first, phrase.core)


def plural(line: Line, phrase: Phrase) -> bool:
    return "and" in line.norms[phrase.first : phrase.last] or line.norms[phrase.core - 1].endswith("s")


def people(scene: Scene, line: Line, phrase: Phrase | None) -> bool:
    """True where a phrase names a party, a leader or an office."""
    if phrase is None:
        return False
    if scene.mentions(line.span(phrase.first, phrase.last)):
        return True
    return any(norm in word_set("talks", "people") for norm in line.norms[phrase.first : phrase.last])


def venue_of(scene: Scene, line: Line, start: int) -> str | None:
    """“in Geneva”, “at the White House”, “visited Washington for”."""
    for k in range(start, min(start + 30, len(line.norms))):
        if line.norms[k] in ("in", "at") and k + 1 < len(line.tags) and line.tags[k + 1] in "NDJ":
            found = phrase_right(line, k + 1, of=False, lists=False)
            if found is not None and line.tokens[found.core - 1].text[:1].isupper():
                place = place_of(scene, line, [found])
                if place is not None:
                    return place
        if (
            line.tags[k] == "T"
            or line.norms[k] in (";", ".", "after", "before", "when", "effort")
            or (
                line.tags[k] == "V"
                and k > start + 2
                and line.group_at(k) is not None
                and getattr(line.group_at(k), "finite", False)
            )
        ):
            return None
    return None
