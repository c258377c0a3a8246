"""What the words of a place say of it, beside its name: “the outskirts of”, “northern”, “province”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from counterclaim.data import load_yaml
from counterclaim.language.cast.atoms import Atom, atoms_of
from counterclaim.model.place import PlaceKind

__all__ = ["Hints", "kind_nouns", "read_description", "read_words", "windows", "words_of"]

# GED's radius of a known point.
_NEAR_KM = 25
_MILE = 1.609
_DISTANCE = re.compile(r"(\d{1,4})(?:[.,]\d+)?[ \u00a0-]?(km|kms|kilomet(?:er|re)s?|miles?|mi)\b", re.I)
_POSSESSIVE = re.compile(r"['’]s\b")
_MOST = 24  # pieces of a phrase that are read: the longest descriptions of a place have some 15
_LONGEST = 400  # characters of them
_UNITS = frozenset(("km", "kms", "kilometer", "kilometers", "kilometre", "kilometres", "mile", "miles", "mi"))
_COMPASS = re.compile(r"(?:north|south|east|west)[a-z-]*", re.I)


@dataclass(frozen=True, slots=True)
class Hints:
    """“On the northern outskirts of … city”: near, a part, a settlement. `far`: more than 25 km from the point."""

    kind: PlaceKind | None = None
    near: bool = False
    far: bool = False
    part: bool = False


@cache
def words_of(name: str) -> frozenset[str]:
    """The list called `name` of `data/places/phrases.yaml`."""
    table = load_yaml("places/phrases.yaml")
    assert isinstance(table, dict)
    return frozenset(str(table[name]).split())


@cache
def kind_nouns() -> dict[str, PlaceKind]:
    """The sort of place that a noun names."""
    return {word: kind for kind in PlaceKind if kind is not PlaceKind.STATE for word in words_of(kind.value)}


@lru_cache(maxsize=1 << 12)
def read_words(words: str) -> Hints | None:
    """What `words` before or behind a name say of the place; None where one of them is no word of place.

    The last noun of a kind counts: in “the border town of” the town.
    """
    distance = _DISTANCE.search(words)
    far = False
    if distance:
        far = float(distance[1]) * (_MILE if distance[2].casefold().startswith("mi") else 1) > _NEAR_KM
        words = words[: distance.start()] + words[distance.end() :]
    kind, near, part = None, distance is not None, False
    atoms = _joined(words)
    for i, word in enumerate(atoms):
        following = atoms[i + 1] if i + 1 < len(atoms) else ""
        if _COMPASS.fullmatch(word) and following == "of" and not word.endswith("ern"):
            near = True  # “north of Raqqa” is outside Raqqa
        elif word in words_of("near"):
            near = True
        elif word in kind_nouns():
            kind = kind_nouns()[word]
            # “The northern city of” tells where a city lies, “the eastern part of” a part of it.
            part = part and following != "of"
        elif word in words_of("part"):
            part = True
        elif word not in words_of("links"):
            return None
    return Hints(kind, near, far, part)


def _joined(words: str) -> list[str]:
    return [word.strip("-") for word in re.findall(r"[^\W_]+(?:-[^\W_]+)*", words.casefold())]


@lru_cache(maxsize=1 << 11)
def windows(phrase: str) -> tuple[tuple[tuple[Atom, ...], Hints], ...]:
    """The stretches of `phrase` that may be the name, the longest first, and what the words around each say.

    Words of place written small are cut off at both ends, and nouns of a kind and words of the compass also where
    they are written large (“Aleppo City”, “Northern Hama”, but “Gaza City” comes first).
    """
    return tuple(_windows(phrase[:_LONGEST]))


def _windows(phrase: str) -> Iterator[tuple[tuple[Atom, ...], Hints]]:
    atoms = atoms_of(phrase)[:_MOST]
    if not atoms:
        return
    lead = trail = 0
    while lead < len(atoms) - 1 and _may_go(atoms[lead]):
        lead += 1
    while trail < len(atoms) - 1 - lead and (_may_go(atoms[-1 - trail]) or atoms[-1 - trail].norm == "s"):
        trail += 1
    cuts = sorted(((a, b) for a in range(lead + 1) for b in range(trail + 1)), key=sum)
    for first, cut in cuts:
        inside = tuple(atoms[first : len(atoms) - cut])
        if all(_may_go(atom) for atom in inside):
            continue  # “the northern area”, “the Old City”
        around = phrase[: inside[0].start] + " " + _POSSESSIVE.sub(" ", phrase[inside[-1].end :])
        yield inside, read_words(around) or Hints()


def _may_go(atom: Atom) -> bool:
    word = atom.norm
    if word.isdigit() or word in _UNITS:
        return True
    if word in words_of("part") or word in kind_nouns() or word in words_of("near"):
        return True
    return word in words_of("links") and atom.raw.islower()


def read_description(phrase: str) -> tuple[list[str], Hints] | None:
    """The names in a phrase that describes a place, and what its other words say; None where it isn't one.

    “A hill overlooking the Mediterranean port city of Latakia” is near Latakia: of several names the one behind
    “of”, “from” or “to”. “A road from Homs to Hama” is a line with two names, “the Turkish border” a line with one.
    """
    if len(phrase) > _LONGEST:
        return None
    pieces = phrase.split()
    if not 1 < len(pieces) <= _MOST:
        return None
    runs: list[tuple[int, int]] = []
    for i, piece in enumerate(pieces):
        if piece[:1].isupper() or (piece[:3] in ("al-", "el-") and piece[3:4].isupper()):
            joins = runs and runs[-1][1] == i and pieces[i - 1][-1] not in ",;:"
            runs[-1:] = [(runs[-1][0], i + 1)] if joins else [*runs[-1:], (i, i + 1)]
    named = {i for first, last in runs for i in range(first, last)}
    rest = [p.strip(".,;:()'’\"").casefold() for i, p in enumerate(pieces) if i not in named]
    kinds = [kind_nouns()[word] for word in rest if word in kind_nouns()]
    if not rest or not runs:
        return None
    names = [" ".join(pieces[a:b]).strip(".,;:()'’\"") for a, b in runs]
    if kinds and kinds[0] is PlaceKind.LINE:
        return names, Hints(PlaceKind.LINE)
    if len(runs) > 1:
        names = [n for n, (a, _) in zip(names, runs, strict=True) if a and pieces[a - 1] in ("of", "from", "to")]
    if len(names) != 1 or rest == ["of"]:
        return None
    name = names[0]
    if name.endswith("s") and rest and all(word in words_of("near") or word in words_of("part") for word in rest):
        name = name.removesuffix("s").rstrip("’'")  # “Aleppos outskirts”, of a report whose marks were lost
    return [name], Hints(near=True)
