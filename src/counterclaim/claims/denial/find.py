"""Denials: who says that something is not so, and what it answers."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.denial.apposed import apposed
from counterclaim.claims.denial.rejecting import denied, dismissed
from counterclaim.claims.denial.untrue import false, no_share, no_truth, none_took_place, not_done
from counterclaim.claims.denial.words import Denial, lists_of
from counterclaim.claims.make import make_claim
from counterclaim.claims.shallow import Line, Scene, scene_of
from counterclaim.claims.shallow.when import when
from counterclaim.claims.shallow.where import place_beside
from counterclaim.model.claim import Claim, DenialDetails
from counterclaim.model.reading import Reading


def find_denials(reading: Reading) -> Iterator[Claim]:
    """The denials in a report."""
    scene = scene_of(reading)
    for line in scene.lines:
        if line.question:
            continue
        for denial in _denials(scene, line):
            span = line.span(denial.first, denial.last)
            for voice in denial.voices:
                yield make_claim(
                    reading,
                    span,
                    DenialDetails(denial.of),
                    voice,
                    date=when(scene, line, span),
                    place=place_beside(scene, line, denial.first, denial.trigger + 1),
                    rule=f"denial/{denial.rule}",
                    evidence=(line.tokens[denial.trigger].span,),
                )


def _denials(scene: Scene, line: Line) -> Iterator[Denial]:
    lists = lists_of()
    for group in line.groups:
        found = None
        if group.lemma in lists["verbs"]:
            found = denied(scene, line, group)
        elif group.lemma in lists["with_claim"]:
            found = dismissed(scene, line, group)
        elif group.negated and group.lemma in lists["deeds"]:
            found = not_done(scene, line, group)
        elif group.lemma in ("be", "call", "describe", "brand", "label", "decry", "denounce"):
            found = false(scene, line, group) or no_truth(scene, line, group)
        elif group.lemma in ("have", "play", "bear"):
            found = no_share(scene, line, group)
        if found is None and group.lemma in lists["rejecting"]:
            found = apposed(scene, line, group)
        if found is None and group.lemma in lists["taking_place"]:
            found = none_took_place(scene, line, group)
        if found is not None and found.voices:
            yield found
