"""The toll section: each question with its claimants' answers, and the figures of its chart."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.dossier.days import plain_day, since
from counterclaim.dossier.gloss import amount, question_title
from counterclaim.dossier.implied import BoundRow, ConflictRow, implied_rows
from counterclaim.dossier.marks import Stretch
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import Scope
from counterclaim.model.question import Answer, Dispute

# A chart needs something to compare: at least this many dated figures.
CHART_NEEDS = 3
MOST_QUESTIONS = 400


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """ "26 Oct: 974 (revised upward), AP." `change` is "", "revised up", "revised down" or "same"."""

    said: str
    claimant: str
    figure: str
    outlet: str
    claim: str
    change: str
    sentence: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class TollQuestion:
    """One question of the toll section. `chart` is JSON for the page's script, or empty where there is no chart."""

    anchor: str
    title: str
    when: str
    place: str
    standing: str
    width: int | None
    claimants: tuple[str, ...]
    withheld_by: tuple[str, ...]  # claimants whose latest answer is that they give no figure
    rows: tuple[AnswerRow, ...]
    chart: str
    running: bool


def _value(answer: Answer) -> int | None:
    return answer.low if answer.low is not None else answer.high if answer.high is not None else answer.stated


def _change(before: int | None, now: int | None) -> str:
    if before is None or now is None:
        return ""
    return "same" if before == now else "revised up" if now > before else "revised down"


def _chart(dispute: Dispute) -> str:
    series: list[dict[str, object]] = []
    figures: list[str] = []
    for one in dispute.series:
        points: list[dict[str, object]] = [
            {"t": a.said, "low": a.low, "high": a.high, "v": _value(a), "claim": a.claim}
            for a in one.answers
            if a.said and a.disclosed and _value(a) is not None
        ]
        if points:
            series.append({"name": one.claimant, "points": points})
            figures.extend(str(p["t"]) for p in points)
    if len(set(figures)) < 2 or len(figures) < CHART_NEEDS:
        return ""
    return json.dumps({"series": series}, ensure_ascii=True).replace("<", "\\u003c")


@dataclass(frozen=True, slots=True)
class TollSection:
    """“32 questions, running totals first; two implied intervals.”"""

    questions: tuple[TollQuestion, ...]
    left_out: int
    bounds: tuple[BoundRow, ...]
    conflicts: tuple[ConflictRow, ...]
    bounds_left_out: int


def questions_of(register: Register) -> tuple[TollQuestion, ...]:
    """All toll questions of the register's material."""
    return toll_questions(register.material.disputes, register.rows)


def toll_section(register: Register) -> TollSection | None:
    """None where no report gives a figure."""
    questions = questions_of(register)
    if not questions:
        return None
    bounds, conflicts, left_out = implied_rows(register.material.implications, register.rows)
    shown = questions[:MOST_QUESTIONS]
    return TollSection(shown, len(questions) - len(shown), bounds, conflicts, left_out)


def toll_questions(disputes: Sequence[Dispute], listed: Mapping[str, Row]) -> tuple[TollQuestion, ...]:
    """Questions, those with most claimants and answers first. `listed` are the page's rows by claim id."""
    out = []
    for number, dispute in enumerate(disputes):
        rows: list[AnswerRow] = []
        for series in dispute.series:
            before: int | None = None
            for answer in series.answers:
                if answer.claim not in listed:
                    continue
                row = listed[answer.claim]
                now = _value(answer) if answer.disclosed else None
                running = dispute.question.scope is Scope.CUMULATIVE
                rows.append(
                    AnswerRow(
                        said=answer.said or "",
                        claimant=series.claimant,
                        figure=amount(answer.low, answer.high, answer.stated, disclosed=answer.disclosed),
                        outlet=row.outlet,
                        claim=answer.claim,
                        change=_change(before, now) if running else "",
                        sentence=row.sentence,
                    )
                )
                before = now if now is not None else before
        if not rows:
            continue
        q = dispute.question
        out.append(
            TollQuestion(
                anchor=f"q{number}",
                title=question_title(q.side, q.harm, q.status, q.scope),
                when=since(q.date) if q.date and q.scope is Scope.CUMULATIVE else plain_day(q.date or ""),
                place=q.place or "",
                standing=dispute.standing.value,
                width=dispute.width,
                claimants=tuple(s.claimant for s in dispute.series),
                withheld_by=tuple(s.claimant for s in dispute.series if s.answers and not s.answers[-1].disclosed),
                rows=tuple(sorted(rows, key=lambda r: (r.said or "9999", r.claimant, r.claim))),
                chart=_chart(dispute) if q.scope is Scope.CUMULATIVE else "",
                running=q.scope is Scope.CUMULATIVE,
            )
        )
    return tuple(sorted(out, key=lambda t: (not t.running, -len(t.claimants), -len(t.rows), t.title, t.when, t.place)))
