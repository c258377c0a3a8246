"""A denial before it is a claim, and what all forms of denial share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import cast

from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import Line, Scene
from counterclaim.data import load_yaml

# Code points between a claim and the denial that points at it, and of the claim's own words: a paragraph.
_REACH = 600


@cache
def lists_of() -> dict[str, frozenset[str]]:
    data = cast("dict[str, str]", load_yaml("claims/denial.yaml"))
    return {str(name).lower(): frozenset(value.split()) for name, value in data.items()}


@dataclass(slots=True)
class Denial:
    """“Ankara | denies | the charge”, in a line; `of` are the tokens of what is denied, where the line names it."""

    line: Line
    first: int
    last: int
    trigger: int
    voices: tuple[Voice, ...]
    of: str | None
    rule: str


def stop_of(line: Line, start: int) -> int:
    """Where what is denied ends."""
    i = start
    while i < len(line.tags) and i - start < 45:
        norm = line.norms[i]
        if norm in (".", ";", "!", "—", "–") or (
            norm in ("but", "while", "saying", "adding", "calling", "insisting", "claiming", "although") and i > start
        ):
            break
        if (
            norm == ","
            and line.norms[i + 1 : i + 2]
            and (
                line.norms[i + 1]
                in (
                    "but",
                    "and",
                    "saying",
                    "adding",
                    "calling",
                    "insisting",
                    "while",
                    "claiming",
                    "with",
                    "which",
                    "although",
                )
                or line.tags[i + 1] == "V"
            )
        ):
            break
        if norm == "and" and line.group_at(i + 1) is not None and getattr(line.group_at(i + 1), "finite", False):
            break
        i += 1
    while i > start and line.tags[i - 1] in "QP":
        i -= 1
    return i


def points_back(line: Line, start: int, stop: int) -> bool:
    """True for "the allegation", "it", "any involvement", "the strike", "responsibility": what was said before."""
    norms = line.norms[start:stop]
    if not norms:
        return True
    if norms[0] in ("it", "this", "that", "them", "those", "these", "responsibility") and len(norms) < 4:
        return True
    return len(norms) < 4 and any(
        norm in lists_of()["claims"] or norm in ("involvement", "responsibility", "incident", "attack", "strike")
        for norm in norms
    )


def answered(scene: Scene, line: Line, before: int, voices: tuple[Voice, ...]) -> str | None:
    """The words of the claim that a pointer points at: the last content of another speaker before it."""
    at = line.tokens[before].start
    speakers_ = {voice.source for voice in voices}
    for number in scene.nearby.ending_before(at + 2, _REACH):
        attribution = scene.reading.attributions[number]
        first, last = attribution.content[0].start, attribution.content[-1].end
        if attribution.speaker not in speakers_ and " " in scene.reading.text[first:last].strip():
            return scene.reading.text[first : min(attribution.content[-1].end, first + _REACH)]
    return None


def judged(line: Line, start: int, stop: int) -> bool:
    """True behind the "as" of "dismissed the report as false"."""
    return any(norm in lists_of()["false"] | lists_of()["judging"] for norm in line.norms[start : min(start + 4, stop)])
