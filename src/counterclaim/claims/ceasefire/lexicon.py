"""The word lists of truces."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.data import load_yaml
from counterclaim.model.claim import TruceAct


@dataclass(frozen=True, slots=True)
class TruceWords:
    """`verbs` and `nouns_of_act` map a word to the act it tells of a truce."""

    nouns: frozenset[str]
    pause_nouns: frozenset[str]
    pause_modifiers: frozenset[str]
    pause_objects: frozenset[str]
    deal_nouns: frozenset[str]
    deal_modifiers: frozenset[str]
    verbs: dict[str, TruceAct]
    nouns_of_act: dict[str, TruceAct]
    mediated: frozenset[str]


@cache
def truce_words() -> TruceWords:
    """The lists of `data/claims/ceasefire.yaml`, read once."""
    data = cast("dict[str, str]", load_yaml("claims/ceasefire.yaml"))
    tables = cast("dict[str, dict[str, str]]", data)
    verbs: dict[str, TruceAct] = {}
    for act, lemmas in tables["acts"].items():
        for lemma in lemmas.split():
            verbs.setdefault(lemma, TruceAct(act))
    return TruceWords(
        verbs=verbs,
        nouns_of_act={noun: TruceAct(act) for noun, act in tables["nouns_of_act"].items()},
        **{
            name: frozenset(data[name].split())
            for name in (
                "nouns",
                "pause_nouns",
                "pause_modifiers",
                "pause_objects",
                "deal_nouns",
                "deal_modifiers",
                "mediated",
            )
        },
    )
