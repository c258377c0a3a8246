"""The toll section: each question with its claimants' answers, its chart, and what is implied of it beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim.dossier.asked import Asked
from counterclaim.dossier.charts import chart_of
from counterclaim.dossier.implied import BoundRow, ConflictRow, ImpliedRows, implied_rows
from counterclaim.dossier.register import Register
from counterclaim.dossier.strip import Mark, Scale, figures_of, marks_of, scale_of


@dataclass(frozen=True, slots=True)
class Card:
    """A question that several answer, or one often: with its chart (JSON, or empty) and its implied intervals."""

    asked: Asked
    chart: str
    scale: Scale
    marks: tuple[Mark, ...]
    bounds: tuple[BoundRow, ...]

    @property
    def broad(self) -> bool:
        """True where it needs the page's whole width; the others stand side by side."""
        return bool(self.bounds) or (bool(self.chart) and len(self.asked.claimants) > 2)


@dataclass(frozen=True, slots=True)
class Line:
    """A question of one incident or period, or a total told once: one line of a table, with its marks."""

    asked: Asked
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """“Incidents”: lines on one scale, in order of time."""

    title: str
    lines: tuple[Line, ...]
    scale: Scale


@dataclass(frozen=True, slots=True)
class TollSection:
    """“Nine running totals, 21 incidents, two implied intervals of no question here.”"""

    cards: tuple[Card, ...]
    left_out: int
    tables: tuple[Lines, ...]
    bounds: tuple[BoundRow, ...]  # those that stand beside no card
    conflicts: tuple[ConflictRow, ...]
    bounds_left_out: int


def toll_section(register: Register) -> TollSection | None:
    """None where no report gives a figure."""
    asked = [q for q in register.questions if q.anchor in register.here]
    if not asked:
        return None
    implied = implied_rows(register.material.implications, register.rows)
    told = [q for q in asked if _is_card(q, implied)]
    rest = [q for q in asked if not _is_card(q, implied)]
    cards = tuple(sorted((_card(q, implied) for q in told), key=lambda card: not card.broad))
    beside = {bound for card in cards for bound in card.bounds}
    tables = (
        _lines("Totals told once", [q for q in rest if q.running]),
        _lines("Incidents and periods", [q for q in rest if not q.running]),
    )
    return TollSection(
        cards=cards,
        left_out=0 if register.pages else len(register.questions) - len(asked),
        tables=tuple(table for table in tables if table.lines),
        bounds=tuple(bound for bound in implied.bounds if bound not in beside),
        conflicts=implied.conflicts,
        bounds_left_out=implied.left_out,
    )


def _is_card(question: Asked, implied: ImpliedRows) -> bool:
    several = len(question.claimants) > 1 or len(question.answers) > 1
    return question.running and (several or bool(implied.of(question)) or bool(question.withheld_by))


def _card(question: Asked, implied: ImpliedRows) -> Card:
    scale = scale_of(figures_of([question]))
    return Card(question, chart_of(question), scale, marks_of(question, scale), implied.of(question))


def _lines(title: str, questions: Sequence[Asked]) -> Lines:
    ordered = sorted(questions, key=lambda q: (q.question.date or q.answers[0].said or "9999", q.name, q.anchor))
    scale = scale_of(figures_of(ordered))
    return Lines(title, tuple(Line(q, marks_of(q, scale)) for q in ordered), scale)
