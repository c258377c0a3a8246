"""The overview: what the parties agree on, what they dispute most widely, what is withheld."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from counterclaim.dossier.disputes import contested
from counterclaim.dossier.register import Register
from counterclaim.dossier.tolls import TollQuestion, questions_of
from counterclaim.model.claim import Kind
from counterclaim.model.question import Standing


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts, and the questions of each standing."""

    reports: int
    outlets: int
    counts: tuple[tuple[str, int], ...]
    contested: tuple[TollQuestion, ...]
    agreed: tuple[TollQuestion, ...]
    withheld: tuple[TollQuestion, ...]


def overview(register: Register) -> Overview:
    """Always there."""
    material = register.material
    questions = questions_of(register)
    tally = Counter(claim.kind for claim in material.claims)
    return Overview(
        reports=len(material.reports),
        outlets=len({report.outlet for report in material.reports.values() if report.outlet}),
        counts=tuple((kind.value, tally[kind]) for kind in Kind if tally[kind]),
        contested=contested(questions),
        agreed=tuple(q for q in questions if q.standing == Standing.AGREED.value),
        withheld=tuple(q for q in questions if q.withheld_by),
    )
