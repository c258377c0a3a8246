"""The word lists of demands, and what all forms of demand share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import (
    Line,
    Phrase,
    Scene,
    actor,
)
from counterclaim.claims.shallow.saying import voices_of
from counterclaim.claims.shallow.words import words
from counterclaim.data import load_yaml


@cache
def lists_of() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/demand.yaml"))
    return {name: frozenset(value.split()) for name, value in data.items()}


@dataclass(slots=True)
class Demand:
    """“Kyiv | urged | the council | to act”, in a line."""

    line: Line
    first: int
    last: int
    trigger: int
    voices: tuple[Voice, ...]
    to: str | None
    rule: str
    by: str | None = None  # who demands, where another tells of it


def content_voices(scene: Scene, line: Line, first: int, last: int) -> tuple[Voice, ...]:
    return tuple(voice for voice in voices_of(scene, line, line.span(first, last)) if voice.source)


def end_of(line: Line, start: int) -> int:
    """Where the words of a demand end: before the next clause that goes on otherwise."""
    n = len(line.tags)
    i = start
    while i < n and i - start < 40:
        if line.norms[i] in (".", ";", "!", "?") or (
            line.norms[i]
            in (",", "while", "but", "after", "as", "amid", "-", "–", "—", "saying", "following", "despite")
            and i > start + 1
        ):
            break
        if line.tags[i] == "S" and line.norms[i] in ("because", "although", "though", "while"):
            break
        i += 1
    while i > start and line.tags[i - 1] in "QPC":
        i -= 1
    return i


def asked_one(scene: Scene, line: Line, phrase: Phrase) -> str | None:
    """Who is asked: a bare verb behind a name is not part of it ("that Chad hand over the men")."""
    for k in range(phrase.first + 1, phrase.core):
        verb = words().verbs.get(line.norms[k])
        name = line.tokens[k - 1].text[:1].isupper()
        if name and line.tokens[k].text.islower() and verb is not None and "b" in verb.forms:
            return actor(scene, line, Phrase(phrase.first, k, k))
    return actor(scene, line, phrase)
