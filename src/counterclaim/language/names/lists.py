"""Word lists of `data/names/titles.yaml`."""

from __future__ import annotations

from functools import cache

from counterclaim.data import load_yaml

__all__ = ["words"]


@cache
def words(name: str) -> frozenset[str]:
    """The list `name`; its words are folded as the norms of tokens are."""
    table = load_yaml("names/titles.yaml")
    assert isinstance(table, dict)
    return frozenset(str(w) for w in table[name])
