"""Reads the word lists of the language stage."""

from __future__ import annotations

from functools import cache

from counterclaim.data import load_lines


@cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The entries of `data/language/<name>`: each line split at its tabs or, where it has none, at white space."""
    return tuple(tuple(line.split("\t") if "\t" in line else line.split()) for line in load_lines(f"language/{name}"))


@cache
def words(name: str) -> frozenset[str]:
    """All the words of `data/language/<name>`, of every line."""
    return frozenset(word for row in rows(name) for word in row)


@cache
def table(name: str) -> dict[str, frozenset[str]]:
    """The words of `data/language/<name>` by the word that opens their lines. Shared: read it, never change it."""
    found: dict[str, set[str]] = {}
    for head, *rest in rows(name):
        found.setdefault(head, set()).update(word for cell in rest for word in cell.split())
    return {head: frozenset(cells) for head, cells in found.items()}
