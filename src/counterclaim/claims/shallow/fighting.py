"""The nouns of those who fight, and of what they fight with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.data import load_yaml


@dataclass(frozen=True, slots=True)
class ActorWords:
    organs: frozenset[str]
    fighters: frozenset[str]
    blockers: frozenset[str]
    weapons: dict[str, str]  # word -> means


@cache
def actor_words() -> ActorWords:
    """The nouns of those who fight and of what they fight with."""
    data = cast("dict[str, str]", load_yaml("claims/actors.yaml"))
    weapons: dict[str, str] = {}
    for means, names in cast("dict[str, dict[str, str]]", data)["weapons"].items():
        for name in names.split():
            weapons.setdefault(name, means)
    return ActorWords(
        organs=frozenset(data["organs"].split()),
        fighters=frozenset(data["fighters"].split()),
        blockers=frozenset(data["blockers"].split()),
        weapons=weapons,
    )
