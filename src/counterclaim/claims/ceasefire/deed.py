"""What was done to a truce, before it is a claim."""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.claims.ceasefire.truces import Truce
from counterclaim.claims.common.voice import Voice
from counterclaim.claims.shallow import (
    Group,
    Line,
    Phrase,
    Scene,
    actor,
    parties_named,
    subject,
)
from counterclaim.model.claim import TruceAct


@dataclass(slots=True)
class Deed:
    """“Baku | violated | the truce”: what was done to a truce, in a line."""

    line: Line
    first: int
    last: int
    trigger: int
    act: TruceAct
    truce: Truce | None
    rule: str
    by: tuple[str, ...] = ()
    against: str | None = None
    voices: tuple[Voice, ...] = ()
    pairs: list[tuple[Voice, tuple[str, ...]]] = field(default_factory=list)  # of a reciprocal: who says it, by whom
    also: Deed | None = None  # a second deed that the same words tell: the call that is rejected


def governor_of(line: Line, first: int) -> Group | None:
    for group in reversed(line.groups):
        if group.last <= first:
            if any(norm in (";", ":", "but", "while") for norm in line.norms[group.last : first]):
                return None
            return group
    return None


def names_of(scene: Scene, line: Line, phrase: Phrase | None) -> tuple[str, ...]:
    if phrase is None:
        return ()
    norms = set(line.norms[phrase.first : phrase.core])
    if norms & {"both", "sides", "parties"} and not scene.mentions(line.span(phrase.first, phrase.core)):
        return scene.belligerents()
    if phrase.core - phrase.first == 1 and line.tags[phrase.first] == "R":
        if norms <= {"they", "both", "them"}:
            for group in line.groups:
                who = subject(line, group)
                if (
                    who is not None
                    and who.last <= phrase.first
                    and len(scene.mentions(line.span(who.first, who.core))) > 1
                ):
                    return parties_named(scene, line, who.first, who.core)
        name = actor(scene, line, phrase)
        return (name,) if name else ()
    return parties_named(scene, line, phrase.first, phrase.core)
