"""Names of a cast in a text: the longest name at each place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from counterclaim.data import load_yaml
from counterclaim.language.cast.atoms import Atom, atoms_of
from counterclaim.language.cast.index import Alias, CastIndex

__all__ = ["Match", "match_names"]

# Between the pieces of one name: a space, a hyphen, an apostrophe, a stop, an ampersand.
_GAP = re.compile(r"[ \u00a0\u202f]{0,2}[-‐‑–'’‘ʼ.,&/()]?[ \u00a0\u202f]{0,2}")
_GAP_MAX = 4
_SHOUT_REACH = 40


class Match(NamedTuple):
    """“the Azeri army”: `alias` at [start, end), over pieces [first, last)."""

    start: int
    end: int
    alias: Alias
    first: int
    last: int


def match_names(text: str, index: CastIndex, atoms: Sequence[Atom] | None = None) -> list[Match]:
    """Names of the cast in `text`, in order and free of overlap; names that are part of a person's are left out."""
    if atoms is None:
        atoms = atoms_of(text)
    stripped = "'" not in text and "’" not in text
    found: list[Match] = []
    i, n = 0, len(atoms)
    while i < n:
        norm = atoms[i].norm
        behind = atoms[i + 1].norm if i + 1 < n else ""
        aliases = index.fitting(norm, behind)
        match = _longest(text, atoms, i, aliases, stripped) if aliases else None
        if match is None and stripped and len(norm) > 4 and norm[-1] == "s":
            aliases = index.fitting(norm[:-1], behind)  # “Syrias army”, where quote marks were lost
            match = _longest(text, atoms, i, aliases, stripped) if aliases else None
        if match is None:
            i += 1
            continue
        if not _is_person(text, atoms, match):
            found.append(match)
        i = match.last
    return found


def _longest(text: str, atoms: Sequence[Atom], i: int, aliases: Sequence[Alias], stripped: bool) -> Match | None:
    for alias in aliases:
        n = len(alias.pieces)
        if i + n > len(atoms):
            continue
        cut = 0
        fits = True
        for k in range(n):
            norm = atoms[i + k].norm
            if norm == alias.pieces[k]:
                continue
            if k == n - 1 and stripped and alias.how in ("name", "capital", "leader") and norm == alias.pieces[k] + "s":
                cut = 1
                continue
            fits = False
            break
        if not fits or not _written(text, atoms, i, alias, cut) or not _joined(text, atoms, i, n):
            continue
        return Match(atoms[i].start, atoms[i + n - 1].end - cut, alias, i, i + n)
    return None


def _joined(text: str, atoms: Sequence[Atom], i: int, n: int) -> bool:
    """True where nothing but a thin gap stands between the pieces."""
    for k in range(i, i + n - 1):
        start, end = atoms[k].end, atoms[k + 1].start
        if end - start > _GAP_MAX or not _GAP.fullmatch(text, start, end):
            return False
    return True


def _written(text: str, atoms: Sequence[Atom], i: int, alias: Alias, cut: int) -> bool:
    """True where the name is written as it must be: initials exactly, others with their capitals."""
    n = len(alias.pieces)
    if alias.exact is not None:
        if cut:
            return False
        words = tuple(a.raw for a in atoms[i : i + n])
        if words != alias.exact:
            return words == tuple(w.upper() for w in alias.exact) and _shouting(text, atoms, i, i + n)
        if n == 1 and words[0] in _ambiguous("initials"):
            return text[atoms[i].start + 1] == "." or _initials_stand(text, atoms, i)
        return True
    capital = alias.capital
    if capital[0] and not atoms[i].raw[0].isupper():
        return False
    if n == 2:
        return not capital[1] or atoms[i + 1].raw[0].isupper()
    if n > 2:
        # “Syrian Observatory for Human rights”: one slip is forgiven in a long name.
        missing = sum(c and not a.raw[0].isupper() for c, a in zip(capital, atoms[i : i + n], strict=True))
        return missing <= 1
    return True


def _shouting(text: str, atoms: Sequence[Atom], first: int, last: int) -> bool:
    """True where the words around are in capitals throughout, so that capitals tell nothing."""
    around = (
        text[max(0, atoms[first].start - _SHOUT_REACH) : atoms[first].start]
        + text[atoms[last - 1].end : atoms[last - 1].end + _SHOUT_REACH]
    )
    return around.isupper()


def _initials_stand(text: str, atoms: Sequence[Atom], i: int) -> bool:
    """True where capital letters such as US, WHO or IS are initials, and not a word in a line of capitals."""
    if not _shouting(text, atoms, i, i + 1):
        return True
    after = atoms[i + 1].norm if i + 1 < len(atoms) else ""
    before = atoms[i - 1].norm if i else ""
    return before == "the" or after in _ambiguous("after_initials")


def _is_person(text: str, atoms: Sequence[Atom], match: Match) -> bool:
    """True for “Michael Jordan”, “Chad Wolf”, “Giorgia Israel”: a country's name that is part of a person's."""
    if match.last - match.first != 1 or match.alias.how == "leader":
        return False
    norm = match.alias.pieces[0]
    if norm not in _ambiguous("given_names"):
        return False
    before = atoms[match.first - 1] if match.first else None
    if (
        before is not None
        and text[before.end : match.start] == " "
        and before.norm in _ambiguous("before_surname")
        and before.raw[0].isupper()
    ):
        return True
    after = atoms[match.last] if match.last < len(atoms) else None
    return (
        norm in _ambiguous("first_names")
        and after is not None
        and text[match.end : after.start] == " "
        and after.raw[0].isupper()
        and after.raw[1:].islower()
        and after.norm not in _ambiguous("after_country")
    )


def _ambiguous(name: str) -> frozenset[str]:
    if not _lists:
        table = load_yaml("cast/ambiguous.yaml")
        assert isinstance(table, dict)
        _lists.update({key: frozenset(map(str, words)) for key, words in table.items()})
    return _lists[name]


_lists: dict[str, frozenset[str]] = {}
