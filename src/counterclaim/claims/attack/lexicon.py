"""The word lists of attacks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.data import load_yaml


@dataclass(frozen=True, slots=True)
class AttackWords:
    """`nouns` maps an attack noun to the means it tells; the rest are sets of words."""

    nouns: dict[str, str]
    fire_modifiers: frozenset[str]
    light: frozenset[str]
    strong: frozenset[str]
    weak: frozenset[str]
    weapon_only: frozenset[str]
    no_agent: frozenset[str]
    no_target: frozenset[str]
    described: frozenset[str]
    peaceful: frozenset[str]


@cache
def attack_words() -> AttackWords:
    """The lists of `data/claims/attack.yaml`, read once."""
    data = cast("dict[str, str]", load_yaml("claims/attack.yaml"))
    nouns = cast("dict[str, dict[str, str | None]]", load_yaml("claims/attack.yaml"))["nouns"]
    return AttackWords(
        nouns={noun: means or "other" for noun, means in nouns.items()},
        **{
            name: frozenset(str(data[name]).split())
            for name in (
                "fire_modifiers",
                "light",
                "strong",
                "weak",
                "weapon_only",
                "no_agent",
                "no_target",
                "described",
                "peaceful",
            )
        },
    )
