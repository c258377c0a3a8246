"""What a denial is about, and whether a claim says that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.data import load_yaml
from counterclaim.language.places import look_up
from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlAct,
    ControlDetails,
    DenialDetails,
    Kind,
    TollDetails,
    TruceAct,
)
from counterclaim.model.place import PlaceKind
from counterclaim.reconcile.names import SAME_POINT, name_key, place_key, where_key

_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
# Forms of one word share their first letters: fired and firing, violated and violation.
_STEM = 5
_NAME = re.compile(r"[^\W\d_a-z][^\W\d_]+(?:[ -][^\W\d_a-z][^\W\d_]+){0,2}")


@dataclass(frozen=True, slots=True)
class Subject:
    """What is denied: its words, cut to stems; the kinds of claim that they speak of, and whether they only point at
    what was said before."""

    stems: frozenset[str]
    kinds: frozenset[Kind]
    pointing: bool


def subject_of(denial: Claim) -> Subject:
    """The subject of a denial, by the words of what is denied, else by its own."""
    assert isinstance(denial.details, DenialDetails)
    words = _words(denial.details.of or denial.text)
    telling = [word for word in words if word not in _lists().idle]
    kinds = frozenset(kind for kind, stems in _lists().kinds.items() if any(word[:_STEM] in stems for word in telling))
    pointing = all(word in _lists().pointing for word in telling)
    stems = frozenset(word[:_STEM] for word in telling if word not in _lists().pointing)
    return Subject(stems, kinds, pointing)


def stems_of(claim: Claim) -> frozenset[str]:
    """The words of a claim and its place, cut to stems."""
    words = _words(f"{claim.text} {claim.place or ''}")
    return frozenset(word[:_STEM] for word in words if word not in _lists().idle)


def names_place(denial: Claim, claim: Claim) -> bool:
    """True where the denial names the claim's place, by the claim's words or by the gazetteer's name."""
    assert isinstance(denial.details, DenialDetails)
    keys = {place_key(claim.place), where_key(claim)} - {""}
    if keys and where_key(denial) in keys:
        return True
    words = f"{denial.text} {denial.details.of or ''}"
    if any(f" {_spaced(key)} " in f" {_spaced(words)} " for key in keys):
        return True
    return _spells(words, claim)


def _spells(words: str, claim: Claim) -> bool:
    """True where a name in the words is another spelling of the claim's place, by the gazetteer."""
    where = claim.where
    if where is None or where.kind is not PlaceKind.SETTLEMENT or where.latitude is None or where.longitude is None:
        return False
    return any(
        abs(latitude - where.latitude) < SAME_POINT and abs(longitude - where.longitude) < SAME_POINT
        for latitude, longitude in _points(words)
    )


# A denial and a place are held against many others, one after the other.
@lru_cache(maxsize=4096)
def _spaced(text: str) -> str:
    """The words of a text, with one space between."""
    return " ".join(_words(text))


@lru_cache(maxsize=4096)
def _points(words: str) -> tuple[tuple[float, float], ...]:
    """Where the places lie that the names in the words may be."""
    return tuple((row.latitude, row.longitude) for name in _NAME.findall(words) for row in look_up(name))


def is_about(claim: Claim, denier: str, words: str) -> bool | None:
    """Whether the claim says something that the denier may deny: None where nothing tells, False where it can't.

    Nobody denies holding a place, or an attack or breach of somebody else, unless it is named (`words`, folded).
    """
    named = {name for name in _doers(claim) if name}
    match claim.details:
        case ControlDetails(act=act):
            if act in (ControlAct.CAPTURED, ControlAct.HELD, ControlAct.ADVANCED, ControlAct.BESIEGED):
                return denier not in named
            return denier in named or None
        case AttackDetails() | TollDetails():
            if not named:
                return None
            return denier in named or any(name in words for name in named)
        case CeasefireDetails(act=act):
            if act is not TruceAct.VIOLATED:
                return None
            return denier in named or any(name in words for name in named)
        case _:
            return False


def _doers(claim: Claim) -> tuple[str, ...]:
    match claim.details:
        case ControlDetails(holder=holder):
            return (name_key(holder),)
        case AttackDetails(by=by):
            return (name_key(by),)
        case TollDetails(blamed=blamed, side=side):
            return (name_key(blamed), name_key(side))
        case CeasefireDetails(by=several):
            return tuple(name_key(name) for name in several)
        case _:
            return ()


def _words(text: str) -> list[str]:
    return [word.replace("’", "'").removesuffix("'s") for word in _WORD.findall(text.casefold())]


@dataclass(frozen=True, slots=True)
class _Lists:
    kinds: dict[Kind, frozenset[str]]
    pointing: frozenset[str]
    idle: frozenset[str]


@cache
def _lists() -> _Lists:
    data = load_yaml("reconcile/denials.yaml")
    assert isinstance(data, dict)
    kinds = {Kind(kind): frozenset(word[:_STEM] for word in words) for kind, words in data["kinds"].items()}
    return _Lists(kinds, frozenset(data["pointing"]), frozenset(data["idle"]))
