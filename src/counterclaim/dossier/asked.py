"""A toll question with its claimants' answers, as all sections show it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from counterclaim.dossier.days import plain_day, since
from counterclaim.dossier.gloss import amount, question_subject
from counterclaim.dossier.palette import Palette, claimant_words
from counterclaim.dossier.rows import Row
from counterclaim.dossier.timeline import Moment, timeline_of
from counterclaim.model.claim import Scope
from counterclaim.model.question import Answer, Dispute, Question, Series
from counterclaim.reconcile import Change, Step, compared, steps_of


@dataclass(frozen=True, slots=True)
class Said:
    """“On 26 October Nagorno-Karabakh said 974, 47 more than before; so AP.” One answer that stands on the page.

    `note` says what the report's own words of an increase come to. `low` and `high` are closed, None is open; `mark` is
    where a chart puts it, None where no number is said. `again` is true where the same origin was heard with the same
    figure before: a copy, no further support.
    """

    claim: str
    said: str
    claimant: str
    figure: str
    low: int | None
    high: int | None
    mark: int | None
    vague: bool
    disclosed: bool
    change: Change
    by: int | None
    note: str
    increase_claim: str
    origin: str
    again: bool
    row: Row


@dataclass(frozen=True, slots=True)
class Claimant:
    """“Nagorno-Karabakh: 974 on 26 October, after eight other answers; seven origins.” `said` is never empty."""

    name: str
    words: str
    sign: int
    said: tuple[Said, ...]
    origins: tuple[str, ...]

    @property
    def latest(self) -> Said:
        """What it said last."""
        return self.said[-1]


@dataclass(frozen=True, slots=True)
class Given:
    """“J. Doe gave this question the claim 3f…, on 2 January.” `how` is moved (with `other`, whose question this is),
    apart (the claim has a question of its own), joined (its question and that of `other` are one) or away (it answered
    this question and doesn't any more)."""

    how: str
    claim: str
    other: str
    who: str
    when: str
    why: str


@dataclass(frozen=True, slots=True)
class Asked:
    """“How many combatants of Nagorno-Karabakh were killed, counted since 27 September?” with all answers.

    `anchor` is made from the question's key and is the same on every page made of the same claims. `title` says what is
    counted, `terms` over which time, where and by whom. `origins` are all that are heard in the answers.
    """

    anchor: str
    title: str
    terms: str
    question: Question
    standing: str
    width: int | None
    claimants: tuple[Claimant, ...]
    origins: tuple[str, ...]
    reports: int
    timeline: tuple[Moment, ...]
    denials: tuple[str, ...]  # ids of the claims that deny a latest answer
    given: tuple[Given, ...] = ()  # what reviewers decided about the question itself
    earlier: int = 0  # answers that this page doesn't list, said before the others
    left: int = 0  # answers that the dossier has no room for, said before the others
    apart: tuple[Said, ...] = ()  # the two answers that are farthest apart, of the time when both had last spoken

    @property
    def running(self) -> bool:
        """True for a running total."""
        return self.question.scope is Scope.CUMULATIVE

    @property
    def withheld_by(self) -> tuple[Claimant, ...]:
        """Claimants whose latest answer is that they give no figure."""
        return tuple(one for one in self.claimants if not one.latest.disclosed)

    @property
    def signs(self) -> Mapping[str, int]:
        """Signs by claimant."""
        return {one.name: one.sign for one in self.claimants}

    @property
    def answers(self) -> tuple[Said, ...]:
        """All answers, in the order in which they were said."""
        return tuple(
            sorted((s for one in self.claimants for s in one.said), key=lambda s: (s.said or "9999", s.claimant))
        )

    @property
    def name(self) -> str:
        """Title and terms in one line."""
        return f"{self.title}, {self.terms}" if self.terms else self.title


def asked_of(
    disputes: Sequence[Dispute],
    rows: Mapping[str, Row],
    palette: Palette,
    stood: Mapping[str, Sequence[Moment]] | None = None,
) -> tuple[Asked, ...]:
    """Questions with an answer among `rows`: running totals first, then what most claimants answer, most often. `stood`
    has, by key, how each stood on each day; None where that is told from its answers alone."""
    found = (_asked(dispute, rows, palette, stood) for dispute in disputes)
    return tuple(sorted((one for one in found if one is not None), key=_order))


def _order(one: Asked) -> tuple[bool, int, int, str, str]:
    told = sum(len(claimant.said) for claimant in one.claimants)
    return (not one.running, -len(one.claimants), -told, one.title, one.question.key)


def _asked(
    dispute: Dispute, rows: Mapping[str, Row], palette: Palette, stood: Mapping[str, Sequence[Moment]] | None
) -> Asked | None:
    most = sorted(dispute.series, key=lambda series: -len(series.answers))
    signs = palette.among([series.claimant for series in most])
    claimants = [one for series in dispute.series if (one := _claimant(series, rows, signs)) is not None]
    if not claimants:
        return None
    q = dispute.question
    said = [one for claimant in claimants for one in claimant.said]
    return Asked(
        anchor="q-" + hashlib.sha256(q.key.encode()).hexdigest()[:10],
        title=question_subject(q.side, q.harm, q.status, q.group),
        terms=terms_of(q),
        question=q,
        standing=dispute.standing.value,
        width=dispute.width,
        claimants=tuple(claimants),
        origins=tuple(dict.fromkeys(one.origin for one in said if one.origin)),
        reports=len({one.row.report for one in said}),
        timeline=timeline_of(dispute) if stood is None else tuple(stood.get(q.key, ())) or timeline_of(dispute),
        denials=tuple(tie.denial for tie in dispute.denials if tie.denial in rows),
        left=sum(len(series.answers) for series in dispute.series) - len(said),
        apart=_apart(dispute, {one.claim: one for one in said}),
    )


def _apart(dispute: Dispute, said: Mapping[str, Said]) -> tuple[Said, ...]:
    pairs = (compared(dispute.question, one, other) for one, other in combinations(dispute.series, 2))
    found = [pair for pair in pairs if pair is not None and pair.gap]
    if not found:
        return ()
    widest = max(found, key=lambda pair: (pair.gap, pair.one.claim, pair.other.claim))
    both = [said[answer.claim] for answer in (widest.one, widest.other) if answer.claim in said]
    return tuple(sorted(both, key=lambda one: one.mark or 0)) if len(both) > 1 else ()


def trimmed(asked: Asked, most: int) -> Asked:
    """The question with the answers said last, and the last of each claimant; the others are counted in `earlier`."""
    answers = asked.answers
    if len(answers) <= most:
        return asked
    kept = {said.claim for said in answers[-most:]} | {one.latest.claim for one in asked.claimants}
    claimants = tuple(
        replace(one, said=tuple(said for said in one.said if said.claim in kept)) for one in asked.claimants
    )
    return replace(asked, claimants=claimants, earlier=len(answers) - len(kept))


def terms_of(question: Question) -> str:
    """\"running total since 27 Sep 2020, in the war of Armenia and Azerbaijan, counted by Nagorno-Karabakh\"."""
    match question.scope:
        case Scope.CUMULATIVE:
            when = " ".join(filter(None, ("running total", since(question.date) if question.date else "")))
        case Scope.PERIOD:
            when = f"in the time from {plain_day(question.date)}" if question.date else "in a period"
        case Scope.INCIDENT:
            when = plain_day(question.date) if question.date else "one incident"
    setting = ""
    if question.setting and not question.place:
        setting = "fighting of " + " and ".join(name.title() for name in question.setting.split(", "))
    by = f"as {question.counted_by} counts, which doesn't say whose" if question.counted_by else ""
    return ", ".join(filter(None, (question.place, when, setting, by)))


def _claimant(series: Series, rows: Mapping[str, Row], signs: Mapping[str, int]) -> Claimant | None:
    said: list[Said] = []
    heard: set[tuple[str, int | None, int | None, bool]] = set()
    before: int | None = None
    for step in steps_of(series):
        answer = step.answer
        if answer.claim not in rows:
            continue
        voice = (answer.origin, answer.low, answer.high, answer.disclosed)
        said.append(_said(step, series.claimant, before, voice in heard, rows[answer.claim]))
        heard.add(voice)
        before = said[-1].mark if said[-1].mark is not None else before
    if not said:
        return None
    return Claimant(
        series.claimant,
        claimant_words(series.claimant),
        signs[series.claimant],
        tuple(said),
        tuple(dict.fromkeys(one.origin for one in said if one.origin)),
    )


def _said(step: Step, claimant: str, before: int | None, again: bool, row: Row) -> Said:
    answer = step.answer
    mark = mark_of(answer)
    moved = step.change in (Change.RAISED, Change.LOWERED) and before is not None and mark is not None
    return Said(
        claim=answer.claim,
        said=answer.said or "",
        claimant=claimant,
        figure=amount(answer.low, answer.high, answer.stated, disclosed=answer.disclosed),
        low=answer.low,
        high=answer.high,
        mark=mark,
        vague=answer.approx,
        disclosed=answer.disclosed,
        change=step.change,
        by=mark - before if moved and mark is not None and before is not None else None,
        note=_note(step),
        increase_claim=answer.increase_claim or "",
        origin=answer.origin,
        again=again,
        row=row,
    )


def mark_of(answer: Answer) -> int | None:
    """Where a chart puts an answer: at the number written, else at its floor or ceiling."""
    if not answer.disclosed:
        return None
    if answer.low is not None:
        return answer.low
    return answer.high if answer.high is not None else answer.stated


def _note(step: Step) -> str:
    if step.answer.increase is None:
        return ""
    more = f"says {step.answer.increase:,} more"
    match step.agrees:
        case None:
            return more
        case True:
            return f"{more}: adds up with the figure before"
        case False:
            return f"{more}: doesn't add up with the figure before"
