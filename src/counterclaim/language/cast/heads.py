"""The nouns that head a phrase for who speaks."""

from __future__ import annotations

from functools import cache, lru_cache

from counterclaim.data import load_yaml

__all__ = ["any_class", "is_head", "singular", "words"]


@cache
def words(name: str) -> frozenset[str]:
    """A list of `data/cast/heads.yaml`."""
    table = load_yaml("cast/heads.yaml")
    assert isinstance(table, dict)
    return frozenset(map(str, table[name]))


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """“authorities” to “authority”, “officials'” to “official”; words that are no plural come back as they are."""
    w = word.casefold().replace("’", "'").removesuffix("'s").rstrip("'.")
    if w.endswith("ies") and len(w) > 4:
        return w[:-3] + "y"
    if w.endswith(("sses", "ches", "shes", "xes")):
        return w[:-2]
    if w.endswith("men") and len(w) > 4:
        return w[:-3] + "man"
    if w.endswith("s") and not w.endswith(("ss", "us", "is", "corps", "news", "mps")) and len(w) > 3:
        return w[:-1]
    return "mp" if w == "mps" else w


def is_head(word: str, name: str) -> bool:
    """True where `word`, or the last part of a compound, is in the list `name` in the singular or plural."""
    known = words(name)
    one = singular(word)
    if one in known or word.casefold() in known:
        return True
    return "-" in one and one.rsplit("-", 1)[-1] in known


def any_class(word: str) -> bool:
    return any(is_head(word, name) for name in ("voice", "document", "private", "organ", "organisation", "media"))
