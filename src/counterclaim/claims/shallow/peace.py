"""Whether a sentence borrows the words of war: a striker's attack, a takeover, a truce between supermarkets."""

from __future__ import annotations

from functools import cache

from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.lists import word_set


@cache
def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of a list by their first word."""
    split = sorted(tuple(phrase.split("-")) for phrase in word_set("peace", name))
    return {first: tuple(phrase for phrase in split if phrase[0] == first) for first, *_ in split}


def of_peace(line: Line) -> bool:
    """True where a mark of sport, trade or make-believe stands in the line and no word of war beside it."""
    if _holds(line, "sure"):
        return True
    words = line.vocabulary
    if not words.isdisjoint(word_set("peace", "war")):
        return False
    return not words.isdisjoint(word_set("peace", "marks")) or _holds(line, "phrases") or _walkout(line)


def _walkout(line: Line) -> bool:
    """“the strike at the port was in its third week”: a strike that lasts is one of workers."""
    norms = line.norms
    return "strike" in norms and any(
        norms[i : i + 2] == ["in", "its"] and norms[i + 3] in ("week", "month") for i in range(len(norms) - 3)
    )


def _holds(line: Line, name: str) -> bool:
    table = _phrases(name)
    if line.vocabulary.isdisjoint(table):
        return False
    norms = line.norms
    return any(
        tuple(norms[i : i + len(phrase)]) == phrase for i, norm in enumerate(norms) for phrase in table.get(norm, ())
    )
