"""The disputes section: the questions whose answers exclude each other, or that somebody leaves unanswered."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.dossier.register import Register
from counterclaim.dossier.tolls import TollQuestion, questions_of
from counterclaim.model.question import Standing

MOST_DISPUTES = 60


@dataclass(frozen=True, slots=True)
class DisputeSection:
    """Contested questions, the widest first, then those that somebody withholds."""

    questions: tuple[TollQuestion, ...]
    left_out: int


def contested(questions: tuple[TollQuestion, ...]) -> tuple[TollQuestion, ...]:
    """The widest first."""
    members = [q for q in questions if q.standing == Standing.CONTESTED.value]
    return tuple(sorted(members, key=lambda q: (-(q.width or 0), -len(q.rows), q.title)))


def dispute_section(register: Register) -> DisputeSection:
    """Always there: that nothing is disputed is worth saying."""
    questions = questions_of(register)
    first = contested(questions)
    found = (*first, *(q for q in questions if q.withheld_by and q not in first))
    return DisputeSection(found[:MOST_DISPUTES], max(0, len(found) - MOST_DISPUTES))
