"""The words of a report around a place: what they say of it, and the larger places that they name around it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.language.cast.atoms import Atom, atoms_of, norms_of
from counterclaim.language.places.candidates import Candidate, candidates
from counterclaim.language.places.phrase import Hints, kind_nouns, read_words, words_of
from counterclaim.model.place import PlaceKind

__all__ = ["Within", "around"]

# Characters before and behind a name that are read: a chain of three places with their nouns has some 80.
_REACH = 120
_MOST_PIECES = 4
# What may stand behind a place with a comma alone: “Goma, North Kivu”.
_LARGER = (PlaceKind.STATE, PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.ISLAND)
_LOCATIVE = frozenset(("in", "at", "on", "from", "into", "inside", "across", "within", "to"))
_OPENING = re.compile(r"[\s,(]*([^\W_]+)")
_SMALL = re.compile(r"[a-z\d-]+")
_POSSESSIVE = re.compile(r"[’']s?$")
_NOUN = re.compile(r"\s+([a-z-]+)")
_PART_OF = re.compile(r"^[’']s?\s+((?:[a-z-]+\s*){1,3})")


@dataclass(frozen=True, slots=True)
class Within:
    """“…, North Kivu province”: a place named around another, and the places that bear its name."""

    name: str
    places: tuple[Candidate, ...]
    hints: Hints = field(default_factory=Hints)


def around(text: str, start: int, end: int) -> tuple[Hints, tuple[Within, ...]]:
    """What the words around the place at [start, end) of a sentence say of it, and the places named around it.

    “On the outskirts of Goma” and “Goma's outskirts” are near it; “in the town of Goma, in North Kivu province” is a
    town within a province; in “Congo's eastern city of Goma” the country goes before. The smallest comes first.
    """
    before = text[max(0, start - _REACH) : start]
    behind = text[end : end + _REACH]
    hints, left = _leading(before)
    own = _PART_OF.match(behind)
    if own:
        said = read_words(own[1])
        if said is not None and (said.near or said.part):
            hints = Hints(hints.kind or said.kind, hints.near or said.near, hints.far, hints.part or said.part)
    noun = _NOUN.match(behind)
    if noun and noun[1] in kind_nouns():
        behind = behind[noun.end() :]  # “the X district of Aleppo”: its own noun, not Aleppo's
        hints = Hints(kind_nouns()[noun[1]], hints.near, hints.far, hints.part)
    return hints, (*_behind(behind), *left)


def _leading(before: str) -> tuple[Hints, tuple[Within, ...]]:
    """What the words right before a name say of it, and the place whose possessive stands before them."""
    if not before[-1:].isspace():
        return Hints(), ()
    pieces = before.split()
    first = len(pieces)
    while first and _SMALL.fullmatch(pieces[first - 1]):
        first -= 1
    said = _last_words(pieces[first:])
    owner = _POSSESSIVE.sub("", pieces[first - 1]) if first else ""
    if not first or owner == pieces[first - 1]:
        return said, ()
    named = [owner]
    while len(named) < min(_MOST_PIECES, first) and pieces[first - 1 - len(named)].isalpha():
        named.insert(0, pieces[first - 1 - len(named)])
    for n in range(len(named)):
        name = " ".join(named[n:])
        found = candidates(norms_of(name)) if name[:1].isupper() else ()
        if found:
            return said, (Within(name, found),)
    return said, ()


def _last_words(pieces: Sequence[str]) -> Hints:
    """The hints of as many last words as are words of place; a road “in” a town says nothing of the town."""
    start = max((i + 1 for i, piece in enumerate(pieces) if piece in _LOCATIVE), default=0)
    pieces = pieces[start:]
    best = Hints()
    for n in range(1, min(len(pieces), 10) + 1):
        said = read_words(" ".join(pieces[-n:]))
        if said is None and not (n < len(pieces) and pieces[-n].isdigit()):
            break
        best = said or best
    return best


def _behind(behind: str) -> Iterator[Within]:
    """The places that a chain goes on to name: “, near Homs, in Syria”. It ends at a word that is no word of place."""
    opening = _OPENING.match(behind)
    if opening is None or not (opening[1][0].isupper() or read_words(opening[1]) is not None):
        return  # nearly always: no chain begins here
    atoms = atoms_of(behind)
    at = 0
    i = 0
    pending = Hints()
    led = False  # by a word of place: “, in”, “of”
    while i < len(atoms):
        gap = behind[at : atoms[i].start]
        if any(mark in gap for mark in '.;:!?\n—–"“”'):
            return
        found, n = _longest(atoms, i)
        if found:
            name = behind[atoms[i].start : atoms[i + n - 1].end]
            following = atoms[i + n].norm if i + n < len(atoms) else ""
            kind = kind_nouns().get(following)
            if not led and not any(one.place.kind in _LARGER for one in found) and kind is None:
                return  # “Homs, Hama, Raqqa”: one beside the other, not one within the other
            led = False
            yield Within(name, found, Hints(kind or pending.kind, pending.near, False, pending.part))
            i += n + (kind is not None)
            pending = Hints()
        else:
            word = atoms[i].norm
            led = led or not word.isdigit()
            if word in kind_nouns():
                pending = Hints(kind_nouns()[word], pending.near, pending.far, pending.part)
            elif word in words_of("part") or word in words_of("near"):
                pending = Hints(pending.kind, pending.near or word in words_of("near"), pending.far, True)
            elif word not in words_of("links") or word in ("to", "from", "at", "and"):
                return
            i += 1
        at = atoms[i - 1].end


def _longest(atoms: Sequence[Atom], i: int) -> tuple[tuple[Candidate, ...], int]:
    if not atoms[i].raw[0].isupper():
        return (), 0
    for n in range(min(_MOST_PIECES, len(atoms) - i), 0, -1):
        if n > 1 and any(b.start - a.end > 1 for a, b in zip(atoms[i : i + n], atoms[i + 1 : i + n], strict=False)):
            continue
        found = candidates([atom.norm for atom in atoms[i : i + n]])
        following = atoms[i + n] if i + n < len(atoms) else None
        if found and not (
            following is not None
            and following.start - atoms[i + n - 1].end == 1
            and following.raw[0].isupper()
            and following.norm not in kind_nouns()
        ):
            return found, n
    return (), 0
