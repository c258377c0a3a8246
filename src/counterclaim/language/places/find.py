"""Mentions of places in a report."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from counterclaim.language.cast.atoms import Atom, atoms_of
from counterclaim.language.names.lists import words
from counterclaim.language.names.runs import lower_words
from counterclaim.language.places.gazetteer import Gazetteer, gazetteer
from counterclaim.model.reading import NameKind, Sentence, Token
from counterclaim.model.span import Span

__all__ = ["find_places"]


class _Name(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def kind(self) -> NameKind: ...


def find_places(
    text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], names: Sequence[_Name]
) -> tuple[Span, ...]:
    """Spans of places' names in `text`, in order and free of overlap: names of that kind, and what the table knows.

    Names of persons and bodies hold none.
    """
    table = gazetteer()
    taken = sorted(name.span for name in names)
    starts = [span.start for span in taken]
    found = [name.span for name in names if name.kind is NameKind.PLACE]
    atoms = atoms_of(text)
    opening = {sentence.span.start for sentence in sentences}
    lower = lower_words(tokens)
    i = 0
    while i < len(atoms):
        reach = table.longest.get(atoms[i].norm, 0)
        if not reach or not atoms[i].raw[0].isupper() or _inside(taken, starts, atoms[i]):
            i += 1
            continue
        for n in range(min(reach, len(atoms) - i), 0, -1):
            key = " ".join(atom.norm for atom in atoms[i : i + n])
            if table.knows(key) and _stands(text, atoms, i, n, key, table, opening, lower):
                found.append(Span(atoms[i].start, atoms[i + n - 1].end))
                i += n
                break
        else:
            i += 1
    return tuple(sorted(found))


def _inside(taken: Sequence[Span], starts: Sequence[int], atom: Atom) -> bool:
    k = bisect_right(starts, atom.start) - 1
    return k >= 0 and taken[k].end > atom.start


def _stands(
    text: str,
    atoms: Sequence[Atom],
    i: int,
    n: int,
    key: str,
    table: Gazetteer,
    opening: set[int],
    lower: frozenset[str],
) -> bool:
    """True where the words written at piece i are a place, and not a word or a person."""
    for a, b in zip(atoms[i : i + n], atoms[i + 1 : i + n], strict=False):
        if b.start - a.end > 1 or "\n" in text[a.end : b.start]:
            return False
    if not all(a.raw[0].isupper() or a.norm in words("particles") or len(a.raw) < 3 for a in atoms[i : i + n]):
        return False
    before = atoms[i - 1] if i else None
    after = atoms[i + n] if i + n < len(atoms) else None
    said = _said_to_be_place(before, atoms[i - 2] if i > 1 else None, after)
    if n == 1 and (atoms[i].norm in words("not_names") or (atoms[i].start in opening and atoms[i].norm in lower)):
        return False
    if said:
        return True
    if table.is_weak(key) or (before is not None and before.norm in words("titles")):
        return False
    # “Tripoli Street Band”: part of a longer name; “Aleppo, Syria” is not.
    near_before = before is not None and text[before.end : atoms[i].start] == " " and before.raw[0].isupper()
    near_after = after is not None and text[atoms[i + n - 1].end : after.start] == " " and after.raw[0].isupper()
    return not (n == 1 and (near_after or (near_before and atoms[i - 1].start not in opening)))


def _said_to_be_place(before: Atom | None, before2: Atom | None, after: Atom | None) -> bool:
    if after is not None and after.norm in words("place_kinds") and after.raw.islower():
        return True
    if before is None:
        return False
    if before.norm in words("place_before") and before.norm != "to":
        return True
    return before.norm == "of" and before2 is not None and before2.norm in words("place_of")
