"""Whether two phrases name one party."""

from __future__ import annotations

from counterclaim.language.cast.atoms import norms_of
from counterclaim.language.cast.phrase import party_of
from counterclaim.language.cast.words import clean, strip_article
from counterclaim.model.party import Cast

__all__ = ["same_party"]


def same_party(a: str, b: str, cast: Cast) -> bool:
    """True where `a` and `b` speak for one party of the cast, or are the same words but for case, article and marks."""
    first, second = party_of(a, cast), party_of(b, cast)
    if first is not None and first == second:
        return True
    return _words(a) == _words(b) != ()


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(norms_of(strip_article(clean(phrase))))
