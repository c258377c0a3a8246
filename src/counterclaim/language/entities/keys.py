"""What two mentions must share to be one person, body or place."""

from __future__ import annotations

import re

from counterclaim.language.cast.atoms import atoms_of, fold, norms_of
from counterclaim.language.entities.spelling import skeleton
from counterclaim.language.names.raw import RawName
from counterclaim.model.reading import NameKind

__all__ = ["initials", "key_of", "words_of"]

_SMALL = frozenset(
    {"al", "el", "bin", "ibn", "of", "the", "for", "and", "in", "de", "s", "abu", "abd", "&", "by", "to", "on"}
)
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
# "Abdel Rahman", "Abdul-Rahman", "Abdulrahman" and "Abdurrahman" are one name, "servant of" and an epithet.
_SERVANT = re.compile(r"\b[aeo]bd(?:[aeiu][lrnsd](?=[ -]|[a-z]{3})|(?= al))[ -]?")


def key_of(name: RawName, written: str) -> tuple[str, ...]:
    """Persons are compared by the consonants of their names, bodies and places by their very words."""
    if name.kind is NameKind.PERSON:
        plain = _SERVANT.sub("abd ", fold(written.replace("-", " ")))
        words = [w for w in re.findall(r"[^\W_]+", plain) if w not in _SMALL]
        if len(words) > 1 and words[-1] in _SUFFIXES:
            words.pop()
        # Beside one surname, first names may agree in few consonants: Moammar and Muammar.
        return tuple(skeleton(w, strict=k == len(words) - 1) or w for k, w in enumerate(words))
    return words_of(written)


def words_of(written: str) -> tuple[str, ...]:
    """Folded words of a name without the small ones."""
    return tuple(norm for norm in norms_of(written) if norm not in _SMALL)


def initials(written: str) -> str:
    """First letters of the words of a name, small words left out: “KLA” for “Kordofan Lawyers Association”."""
    return "".join(a.raw[0] for a in atoms_of(written) if a.norm not in _SMALL).upper()
