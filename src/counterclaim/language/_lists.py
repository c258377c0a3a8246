"""Reads the word lists of the language stage: one entry a line, `#` begins a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of `data/language/<name>`, each split at tabs or, where it has none, at white space."""
    text = files("counterclaim.data").joinpath("language", name).read_text(encoding="utf-8")
    lines = (line.split("#", 1)[0].rstrip() for line in text.splitlines())
    return tuple(tuple(line.split("\t") if "\t" in line else line.split()) for line in lines if line)
