"""Totals of soldiers or civilians whose side isn't said, given by somebody who fights: whether they are its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from counterclaim.model.claim import Harm, Status
from counterclaim.model.question import Answer, Dispute, Question, Series
from counterclaim.reconcile.intervals import bounds_of, days_of, starts_alike
from counterclaim.reconcile.names import name_key
from counterclaim.reconcile.standing import GROWING, standing_of, width_of

# A total that is more than this many times the last one of its own series is of something else.
MOST_GROWTH = 3


def with_own(running: Sequence[Dispute]) -> list[Dispute]:
    """The running totals, with answers that continue a claimant's series of its own people moved into that series.

    “It puts its military dead at 673”, where the claimant counted 633 of its own a day before and 729 a day later, is
    of the same people, though the words don't say whose; `Answer.own` marks it. A figure that doesn't fit between
    its neighbours stays apart: it may count the enemy's. Who gives no figure gives none of its own.
    """
    sided = {
        _people(one.question, one.question.side): number
        for number, one in enumerate(running)
        if one.question.side and not one.question.place
    }
    moved: dict[int, list[Answer]] = {}
    left: list[Dispute | None] = list(running)
    for number, dispute in enumerate(running):
        target = sided.get(_people(dispute.question, dispute.question.counted_by))
        if dispute.question.counted_by is None or target is None:
            continue
        if not starts_alike(days_of(dispute.question.date)[0], days_of(running[target].question.date)[0]):
            continue
        own = _series_of(running[target], dispute.question.counted_by)
        answers = [answer for series in dispute.series for answer in series.answers]
        fitting = [answer for answer in answers if _fits(answer, own, dispute.question.harm)]
        if fitting:
            moved.setdefault(target, []).extend(replace(answer, own=True) for answer in fitting)
            left[number] = _without(dispute, {answer.claim for answer in fitting})
    for number, answers in moved.items():
        left[number] = _with(running[number], answers)
    return [one for one in left if one is not None]


def _people(question: Question, side: str | None) -> tuple[Harm, Status, str, str]:
    return question.harm, question.status, question.group or "", name_key(side)


def _series_of(dispute: Dispute, claimant: str) -> tuple[Answer, ...]:
    return next((one.answers for one in dispute.series if name_key(one.claimant) == name_key(claimant)), ())


def _fits(answer: Answer, own: Sequence[Answer], harm: Harm) -> bool:
    if not answer.disclosed:
        return True
    figures = [one for one in own if one.disclosed]
    low, high = bounds_of(answer)
    value = low if low is not None else high
    if value is None or harm not in GROWING:
        return False
    before = [one for one in figures if (one.said or "") <= (answer.said or "")]
    after = [one for one in figures if (one.said or "") > (answer.said or "")]
    if not before:
        return bool(after) and value <= _value(after[0]) <= MOST_GROWTH * MOST_GROWTH * value
    floor = _value(before[-1])
    ceiling = _value(after[0]) if after else MOST_GROWTH * floor
    return floor <= value <= ceiling


def _value(answer: Answer) -> int:
    low, high = bounds_of(answer)
    return low if low is not None else high if high is not None else 0


def _without(dispute: Dispute, claims: set[str]) -> Dispute | None:
    kept = [tuple(answer for answer in one.answers if answer.claim not in claims) for one in dispute.series]
    series = tuple(replace(one, answers=answers) for one, answers in zip(dispute.series, kept, strict=True) if answers)
    return _again(dispute.question, series) if series else None


def _with(dispute: Dispute, answers: Sequence[Answer]) -> Dispute:
    by_claimant = {name_key(one.claimant): one for one in dispute.series}
    for answer in answers:
        old = by_claimant.get(name_key(answer.claimant)) or Series(dispute.question.key, answer.claimant, ())
        mine = replace(answer, question=dispute.question.key, claimant=old.claimant)
        by_claimant[name_key(answer.claimant)] = replace(old, answers=tuple(sorted((*old.answers, mine), key=_order)))
    series = tuple(sorted(by_claimant.values(), key=lambda one: (one.claimant.casefold(), one.claimant)))
    return _again(dispute.question, series)


def _order(answer: Answer) -> tuple[str, bool, bool, int, str]:
    return answer.said or "", answer.disclosed, not answer.part, _value(answer), answer.claim


def _again(question: Question, series: tuple[Series, ...]) -> Dispute:
    return Dispute(question, series, standing_of(question, series), width_of(question, series))
