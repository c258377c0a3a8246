"""Who is harmed how: counts of people tied to words of harm."""

from __future__ import annotations

from counterclaim.claims.toll.count import Count
from counterclaim.claims.toll.embedded import tie_nouns
from counterclaim.claims.toll.labelled import tie_labelled
from counterclaim.claims.toll.line import Line
from counterclaim.claims.toll.objects import tie_objects
from counterclaim.claims.toll.parts import (
    share_qualifiers,
    tie_among,
    tie_company,
    tie_gapped,
    tie_out_of,
    tie_parts,
    tie_spread,
    tie_told_out,
    tie_trailing,
)
from counterclaim.claims.toll.subjects import tie_subjects
from counterclaim.claims.toll.tie import Ties
from counterclaim.claims.toll.totals import increments, totals
from counterclaim.claims.toll.triggers import Side, Trigger


def tie(line: Line, counts: list[Count], triggers: list[Trigger]) -> Ties:
    """Every count of people that the sentence says were harmed, with the word that says so."""
    ties: Ties = {}
    totals(line, counts, ties)
    tie_labelled(line, counts, ties)
    tie_nouns(line, counts, ties)
    for trigger in triggers:
        if trigger.side is Side.BEFORE:
            tie_subjects(line, counts, triggers, trigger, ties)
    for trigger in triggers:
        if trigger.side is Side.AFTER:
            tie_objects(line, counts, triggers, trigger, ties)
    tie_among(line, counts, ties)
    tie_out_of(line, counts, ties)
    tie_parts(line, counts, ties)
    tie_trailing(line, counts, ties)
    tie_company(line, counts, ties)
    tie_gapped(line, counts, ties)
    tie_spread(line, counts, triggers, ties)
    share_qualifiers(line, counts, ties)
    tie_told_out(line, counts, ties)
    for index in [i for i, found in ties.items() if found.toll]:
        increments(line, counts, ties, index)
    return ties
