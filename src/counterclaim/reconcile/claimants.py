"""Who a claimant is: one name for one who speaks, however a report names them the second time.

Two names are one only where the report's own words or the cast say so: never because they look alike. What the report
says stays in the claim's `source`, beside which the claimant's name stands; a reviewer who edits the source or its
party parts them again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, cast

from counterclaim.data import load_yaml
from counterclaim.language.places import look_up
from counterclaim.reconcile.names import KEPT
from counterclaim.reconcile.standing import OUTLET

if TYPE_CHECKING:
    from counterclaim.reconcile.candidate import Utterance

# A person's bare name has at least two words: surnames are shared.
_FULL = 2
# “I” and initials are short for anybody.
_SHORTEST = 3
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*\.?")
# The article before an Arabic name: “al-Barazi”, “ash-Shami”.
_ARABIC = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)-(?=\w)")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class _Lists:
    behind: frozenset[str]
    of_body: frozenset[str]
    short_bodies: frozenset[str]
    nobody: frozenset[str]
    titles: frozenset[str]
    particles: frozenset[str]
    prepositions: frozenset[str]


def with_claimants(said: Sequence[Utterance], others: Iterable[tuple[str, str | None]] = ()) -> list[Utterance]:
    """The claims of one report, each with the name of its claimant: the fullest that the report gives. `others` are
    the sources of its statements, with their parties.

    “Barazi” is the “Governor Talal al-Barazi” of the same report, “the observatory” the one that it names, where there
    is no second one whom the words could mean.
    """
    alone = [claimant_alone(one) for one in said]
    named = [(one.claim.source, name) for one, name in zip(said, alone, strict=True) if one.claim.source]
    full = _introduced([*named, *((source, party or _bare(source)) for source, party in others if source)])
    return [
        replace(one, claimant=name if one.claim.source_party else full.get(one.claim.source, name))
        for one, name in zip(said, alone, strict=True)
    ]


def claimant_alone(one: Utterance) -> str:
    """Who says it, by the claim alone: the party that the source speaks for; a person by name without title; a source
    that isn't named by its words, in whose report it speaks; the outlet itself, of a copy the one that it is copied
    from."""
    claim = one.claim
    if claim.source_party:
        return claim.source_party
    if not claim.source:
        return f"{OUTLET}{one.origin or one.outlet or 'not named'}"
    name = _bare(claim.source)
    if is_named(name):
        return name
    first = name[:1].lower() + name[1:] if name[1:2].islower() else name
    return f"{first} (in {one.origin or one.outlet or claim.report})"


@lru_cache(maxsize=KEPT)
def is_named(source: str) -> bool:
    """False for “officials”, “Local sources in Tovin”, “a witness”: two reports' officials are not one claimant. “A
    source at Tovin Police Command” is of a body that is named."""
    words = source.split()
    lists = _lists()
    cut = next((at for at, word in enumerate(words) if at and word.casefold() in lists.prepositions), len(words))
    if _is_proper(words[:cut]):
        return True
    if cut == len(words) or words[cut].casefold() not in lists.of_body:
        return False
    behind = [word for word in words[cut + 1 :] if word.casefold() not in ("the", "a", "an")]
    return _is_proper(behind) and not look_up(" ".join(behind))


def _is_proper(words: Sequence[str]) -> bool:
    """True where a word bears a capital, and not only for standing first."""
    nobody = _lists().nobody
    return any(_bears_capital(word) and _folded(word) not in nobody for word in words)


def _bears_capital(word: str) -> bool:
    return _ARABIC.sub("", word)[:1].isupper()


@lru_cache(maxsize=KEPT)
def _bare(source: str) -> str:
    """A person without title and office: “Tovin Governor Ilo Vant” and “Ilo Vant, the governor” are Ilo Vant; anybody
    else as they are."""
    lists = _lists()
    first, comma, rest = source.partition(",")
    if comma and rest.strip()[:1].islower() and _is_person(first.split()):
        return first.strip()
    words = source.split()
    titled = [at for at, word in enumerate(words) if _folded(word) in lists.titles]
    if titled and _is_person(words[titled[-1] + 1 :]):
        return " ".join(words[titled[-1] + 1 :])
    if titled and words[titled[0]].islower() and words[titled[0] + 1 : titled[0] + 2] == ["of"]:
        before = words[: titled[0]]
        if _is_person(before) and not look_up(" ".join(before)):
            return " ".join(before)
    return source


def _is_person(words: Sequence[str]) -> bool:
    lists = _lists()
    named = [word for word in words if _folded(word) not in lists.particles]
    return _FULL <= len(named) <= len(words) <= _FULL + 3 and all(
        _bears_capital(word) and _folded(word) not in lists.nobody and _folded(word) not in lists.titles
        for word in named
    )


def _introduced(sources: Sequence[tuple[str, str]]) -> dict[str, str]:
    """The claimants of sources that are short for a fuller one of the same report."""
    full: dict[str, set[str]] = {}
    words = {pair: _name_words(f"{pair[0]} {pair[1]}") for pair in set(sources)}
    for source, name in sorted(set(sources)):
        short = _short(source)
        if not short:
            continue
        for pair, fuller in words.items():
            if pair[1] != name and len(fuller) > len(short) and _stands_in(short, fuller) and not _is_unnamed(pair):
                full.setdefault(source, set()).add(pair[1])
    return {source: names.pop() for source, names in full.items() if len(names) == 1}


def _is_unnamed(pair: tuple[str, str]) -> bool:
    """True for who introduces nobody: a source without a name, and several that are joined."""
    source, name = pair
    return source == name and (" and " in source or not is_named(source))


@lru_cache(maxsize=KEPT)
def _short(source: str) -> tuple[str, ...]:
    """The folded words of a name that may be short for a fuller one; none where it can't be."""
    lists = _lists()
    words = [word for word in _WORD.findall(_ARTICLE.sub("", source)) if not word.casefold().endswith("-based")]
    while len(words) > 1 and _folded(words[-1]) in lists.behind:
        words.pop()
    folded = tuple(map(_folded, words))
    if len(folded) == 1 and folded[0] in lists.short_bodies:
        return folded
    titled = [at for at, word in enumerate(folded) if word in lists.titles]
    if titled:
        folded = folded[titled[-1] + 1 :]
        words = words[titled[-1] + 1 :]
    if not words or not all(map(_bears_capital, words)) or all(word in lists.nobody for word in folded):
        return ()
    return () if look_up(" ".join(words)) or len(words[-1]) < _SHORTEST else folded


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(map(_folded, _WORD.findall(name)))


def _stands_in(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    return any(full[at : at + len(short)] == short for at in range(len(full) - len(short) + 1))


def _folded(word: str) -> str:
    return _OWNED.sub("", word.casefold()).rstrip(".,").removeprefix("al-")


@cache
def _lists() -> _Lists:
    own = cast("dict[str, Any]", load_yaml("reconcile/claimants.yaml"))
    titles = cast("dict[str, Any]", load_yaml("names/titles.yaml"))
    heads = cast("dict[str, Any]", load_yaml("cast/heads.yaml"))
    return _Lists(
        behind=frozenset(own["behind"]),
        of_body=frozenset(own["of_body"]),
        short_bodies=frozenset(own["short_bodies"]),
        nobody=frozenset(own["nobody"]),
        titles=frozenset(word.rstrip(".") for word in titles["titles"]),
        particles=frozenset(titles["particles"]),
        prepositions=frozenset(heads["prepositions"]),
    )
