"""The word lists of `data/claims/common.yaml`, by name."""

from __future__ import annotations

from functools import cache
from typing import cast

from counterclaim.data import load_yaml


@cache
def words(name: str) -> frozenset[str]:
    """The list called `name`. Raises KeyError where there is none."""
    return frozenset(cast("dict[str, str]", load_yaml("claims/common.yaml"))[name].split())
