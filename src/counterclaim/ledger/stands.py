"""Where reviewers stand on a claim, by the decisions that were made on it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from counterclaim.ledger.rows import Review
from counterclaim.model.decision import Bond, Decision, Verb

# What says nothing of the claim itself.
_OF_QUESTIONS = frozenset({Verb.MOVE, Verb.JOIN})


@dataclass(frozen=True, slots=True)
class Stand:
    """“J. Doe rejects it.” The last standing decision of one reviewer on a claim.

    `edits` are the fields that they set, as JSON by name; `seen` those, also of others, that the claim was shown with
    when they last decided.
    """

    who: str
    verdict: Verb
    number: int
    edits: Mapping[str, str]
    seen: Mapping[str, str]
    blind: bool = False


def standing_decisions(history: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold: neither an undo nor undone by a standing undo. An undo can be undone in turn."""
    undone = _undone(history)
    return tuple(decision for decision in history if decision.verb is not Verb.UNDO and decision.number not in undone)


def standing_undos(history: Sequence[Decision]) -> tuple[Decision, ...]:
    """The undos of decisions that hold: undoing one of them does the decision again."""
    undone = _undone(history)
    verbs = {decision.number: decision.verb for decision in history}
    return tuple(
        decision
        for decision in history
        if decision.verb is Verb.UNDO
        and decision.number not in undone
        and verbs.get(decision.undoes or 0) is not Verb.UNDO
    )


def _undone(history: Sequence[Decision]) -> set[int]:
    undone: set[int] = set()
    for decision in reversed(history):
        if decision.verb is Verb.UNDO and decision.undoes is not None and decision.number not in undone:
            undone.add(decision.undoes)
    return undone


def stands_of(history: Sequence[Decision]) -> tuple[Stand, ...]:
    """Where each reviewer stands, in the order in which they last decided."""
    standing = [decision for decision in standing_decisions(history) if decision.verb not in _OF_QUESTIONS]
    last = {decision.who: decision for decision in standing}
    found = []
    for who, decision in last.items():
        edits = _edits(one for one in standing if one.who == who)
        before = [one for one in standing if one.number <= decision.number and (not decision.blind or one.who == who)]
        found.append(Stand(who, decision.verb, decision.number, edits, _edits(before), decision.blind))
    return tuple(sorted(found, key=lambda stand: stand.number))


def _edits(decisions: Iterable[Decision]) -> dict[str, str]:
    return {
        one.field: one.new
        for one in decisions
        if one.verb is Verb.EDIT and one.field is not None and one.new is not None
    }


def are_at_odds(one: Stand, other: Stand) -> bool:
    """True where two reviewers can't both be right: one rejects what the other keeps, they set a field to different
    values, or one accepted the claim without an edit that the other holds to. Doubt contradicts nobody."""
    if Verb.UNSURE in (one.verdict, other.verdict):
        return False
    if Verb.REJECT in (one.verdict, other.verdict):
        return one.verdict is not other.verdict
    return _misses(one, other) or _misses(other, one)


def _misses(one: Stand, other: Stand) -> bool:
    """True where `one` doesn't hold a field to the value that `other` set."""
    whole = one.verdict in (Verb.ACCEPT, Verb.ADD)  # says that all of it is right, as it was shown
    held = {**one.seen, **one.edits} if whole else one.edits
    return any((whole or field in held) and held.get(field) != value for field, value in other.edits.items())


def review_of(history: Sequence[Decision]) -> Review:
    """Where the review stands: what the last standing decision says; `disputed` while reviewers are at odds."""
    stands = stands_of(history)
    if not stands:
        return Review.UNREVIEWED
    if any(are_at_odds(one, other) for one, other in combinations(stands, 2)):
        return Review.DISPUTED
    decided = [stand for stand in stands if stand.verdict is not Verb.UNSURE]
    match (decided or stands)[-1].verdict:
        case Verb.ACCEPT | Verb.ADD:
            return Review.ACCEPTED
        case Verb.REJECT:
            return Review.REJECTED
        case Verb.UNSURE:
            return Review.UNSURE
        case Verb.EDIT:
            return Review.EDITED
        case Verb.MOVE | Verb.JOIN | Verb.UNDO:
            raise AssertionError("these say nothing of the claim")


def bonds_of(history: Sequence[Decision]) -> tuple[Bond, ...]:
    """Which questions reviewers gave a claim to: the last move, and every join, of those that stand."""
    standing = standing_decisions(history)
    moves = [decision for decision in standing if decision.verb is Verb.MOVE][-1:]
    joins = [decision for decision in standing if decision.verb is Verb.JOIN]
    return tuple(
        Bond(one.claim, _claim_in(one.new), one.verb is Verb.JOIN, one.who, one.number) for one in (*moves, *joins)
    )


def _claim_in(new: str | None) -> str | None:
    value = None if new is None else json.loads(new)
    return value if isinstance(value, str) else None
