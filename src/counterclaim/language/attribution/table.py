"""The attributors there are, in one table, and which one is used."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from counterclaim.language.attribution.interface import Attributor

__all__ = ["ATTRIBUTORS", "DEFAULT_ATTRIBUTOR", "load_attributor"]


def _rules() -> Attributor:
    from counterclaim.language.attribution.rules import RuleAttributor

    return RuleAttributor()


def _model() -> Attributor:
    from counterclaim.language.attribution.model import ModelAttributor
    from counterclaim.language.reader import load_reader

    return ModelAttributor(load_reader())  # at once, so that a missing file is told before any report is read


def _both() -> Attributor:
    from counterclaim.language.attribution.both import BothAttributor
    from counterclaim.language.attribution.model import ModelAttributor
    from counterclaim.language.reader import DOUBTFUL, load_reader

    return BothAttributor(ModelAttributor(load_reader(), least=DOUBTFUL))


ATTRIBUTORS: dict[str, Callable[[], Attributor]] = {
    "rules": _rules,
    "model": _model,
    "both": _both,
}

DEFAULT_ATTRIBUTOR = "both"


@cache
def load_attributor(name: str) -> Attributor:
    """The attributor of that name, made once.

    Raises ValueError where the table has no such name, and ReaderError where it needs the model and its files are
    missing.
    """
    if name not in ATTRIBUTORS:
        raise ValueError(f"no attributor is named {name!r}; there are: {', '.join(ATTRIBUTORS)}")
    return ATTRIBUTORS[name]()
