"""Word lists of the claims stage, by file and name."""

from __future__ import annotations

from functools import cache
from typing import cast

from counterclaim.data import load_yaml


@cache
def word_set(file: str, name: str) -> frozenset[str]:
    """The words of list `name` in `data/claims/<file>.yaml`: `word_set("attack", "light")`.

    Raises KeyError where the file has no such list.
    """
    return frozenset(str(cast("dict[str, str]", load_yaml(f"claims/{file}.yaml"))[name]).split())
