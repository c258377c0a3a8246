"""The words and names that a question is understood by."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from counterclaim.data import load_yaml
from counterclaim.model.claim import Harm, Kind, Status, TruceAct

WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_OWNED = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """“killed: harm; truce: a ceasefire; broke: violated, beside a truce.” Folded words, by what they are for."""

    harm: dict[str, Harm]
    status: dict[str, Status]
    group: dict[str, str]
    kind: dict[str, Kind]
    act: dict[str, TruceAct]
    breach: frozenset[str]
    captures: frozenset[str]
    means: frozenset[str]
    say: frozenset[str]
    organ: frozenset[str]
    own: frozenset[str]
    also_words: frozenset[str]
    idle: frozenset[str]


def folded(word: str) -> str:
    """A word as the lists have it: in lower case, without the ending of whose it is."""
    return _OWNED.sub("", word.casefold())


@cache
def lexicon() -> Lexicon:
    """The bundled one."""
    data = cast("dict[str, Any]", load_yaml("ask/words.yaml"))
    # The children of a question are those of the claims: one list says who they are.
    groups = cast("dict[str, Any]", load_yaml("reconcile/wording.yaml"))["groups"]
    return Lexicon(
        harm={word: Harm(name) for name, words in data["harm"].items() for word in words},
        status={word: Status(name) for name, words in data["status"].items() for word in words},
        group={word: name for name, words in groups.items() for word in words},
        kind={word: Kind(name) for name, words in data["kind"].items() for word in words},
        act={word: TruceAct(name) for name, words in data["act"].items() for word in words},
        **{
            name: frozenset(data[name])
            for name in ("breach", "captures", "means", "say", "organ", "own", "also_words", "idle")
        },
    )


@cache
def parties() -> dict[str, str]:
    """Parties of the bundled cast by their names, demonyms and bodies (`Kremlin`), folded."""
    from counterclaim.language.cast import bundled_cast

    names: dict[str, str] = {}
    for party in bundled_cast().parties:
        for name in (party.name, *party.names, *party.demonyms, *party.bodies):
            key = " ".join(folded(word) for word in WORD.findall(name))
            names.setdefault(key, party.name)
    names.pop("", None)
    return names


@cache
def names_of(party: str) -> tuple[str, ...]:
    """The names, demonyms and bodies by which reports speak of a party, as they are written."""
    from counterclaim.language.cast import bundled_cast

    rows = (one for one in bundled_cast().parties if one.name == party)
    found = (name.strip("{}") for one in rows for name in (one.name, *one.names, *one.demonyms, *one.bodies))
    return tuple(dict.fromkeys(found)) or (party,)


@cache
def only_speaks(party: str) -> bool:
    """True for monitors, media, ministries and bodies of many states: they count the dead of others."""
    from counterclaim.language.cast import bundled_cast
    from counterclaim.model.party import PartyKind

    sides = (PartyKind.STATE, PartyKind.REGION, PartyKind.ARMED_GROUP)
    return all(one.kind not in sides for one in bundled_cast().parties if one.name == party)
