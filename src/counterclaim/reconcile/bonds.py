"""What reviewers decided about questions: claims that go over to another, questions that are one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.model.decision import Bond
from counterclaim.model.question import Answer, Dispute, Question, Series, Unplaced
from counterclaim.reconcile.names import name_key
from counterclaim.reconcile.standing import standing_of, width_of

# Ends the key of a question that a reviewer set a claim apart for: the claim's id comes before it.
APART = "!"


def obeying(disputes: Iterable[Dispute | Unplaced], bonds: Sequence[Bond]) -> Iterator[Dispute | Unplaced]:
    """The disputes with the decisions on questions applied in their order; those that they touch come last of their
    scope, which is where running totals end.

    A claim that answers no question stays unplaced, and so does one whose other claim answers none.
    """
    if not bonds:
        yield from disputes
        return
    bound = {claim for bond in bonds for claim in (bond.claim, bond.other) if claim is not None}
    touched: dict[str, Dispute] = {}
    rest: list[Dispute | Unplaced] = []
    for one in disputes:
        if isinstance(one, Dispute) and not bound.isdisjoint(_claims(one)):
            touched[one.question.key] = one
        else:
            rest.append(one)
    made = sorted(_obeyed(touched, bonds), key=lambda dispute: dispute.question.key)
    placed = [one for one in (*rest, *made) if isinstance(one, Dispute)]
    yield from sorted(placed, key=lambda dispute: dispute.question.key)
    yield from (one for one in rest if isinstance(one, Unplaced))


def _obeyed(touched: Mapping[str, Dispute], bonds: Sequence[Bond]) -> list[Dispute]:
    questions = {key: dispute.question for key, dispute in touched.items()}
    under = {answer.claim: (key, answer) for key, one in touched.items() for answer in _answers(one)}
    for bond in bonds:
        if bond.claim not in under:
            continue
        key, answer = under[bond.claim]
        if bond.other is None:
            alone = f"{key}{answer.claim}{APART}"
            questions[alone] = replace(questions[key], key=alone)
            under[bond.claim] = (alone, answer)
        elif bond.other in under:
            into = under[bond.other][0]
            moved = [claim for claim, (here, _) in under.items() if here == key] if bond.join else [bond.claim]
            for claim in moved:
                under[claim] = (into, under[claim][1])
    members: dict[str, list[Answer]] = {}
    for key, answer in under.values():
        members.setdefault(key, []).append(answer)
    return [_dispute(questions[key], answers) for key, answers in members.items()]


def _dispute(question: Question, answers: Sequence[Answer]) -> Dispute:
    """The question with these answers, in the order in which series have them; who answers keeps their name."""
    by_claimant: dict[str, list[Answer]] = {}
    for answer in answers:
        by_claimant.setdefault(name_key(answer.claimant), []).append(replace(answer, question=question.key))
    series = tuple(
        Series(question.key, said[0].claimant, tuple(replace(one, claimant=said[0].claimant) for one in said))
        for said in (sorted(found, key=_in_series) for found in by_claimant.values())
    )
    ordered = tuple(sorted(series, key=lambda one: (one.claimant.casefold(), one.claimant)))
    return Dispute(question, ordered, standing_of(question, ordered), width_of(question, ordered))


def _in_series(answer: Answer) -> tuple[str, bool, bool, int, str]:
    """As `disputes` orders them: the last answer is the fullest of the latest day."""
    size = next((number for number in (answer.low, answer.stated, answer.high) if number is not None), -1)
    return (answer.said or "", answer.disclosed, not answer.part, size, answer.claim)


def _answers(dispute: Dispute) -> Iterator[Answer]:
    return (answer for series in dispute.series for answer in series.answers)


def _claims(dispute: Dispute) -> set[str]:
    return {answer.claim for answer in _answers(dispute)}
