"""The standings that depend on more than a question's own answers: denied, and superseded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.denial import Tie
from counterclaim.model.question import Answer, Dispute, Question, Series, Standing, Unplaced
from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.intervals import bounds_of
from counterclaim.reconcile.names import name_key, place_key
from counterclaim.reconcile.own import with_own

_Counted = tuple[Harm, Status, str, str, str]


def settled(
    disputes: Iterable[Dispute | Unplaced], denied: Mapping[str, Sequence[Tie]]
) -> Iterator[Dispute | Unplaced]:
    """The disputes in their order (running totals come first, as their keys do), with their last standing:

    - `denied`: nobody's figure excludes another's, but somebody else denies a latest one. `denied` has the ties by
      the claim they deny;
    - `superseded`: each claimant of a running total has given a later one of the same people under another question,
      for instance since another day.
    """
    running: list[Dispute] = []
    waiting = True
    for one in disputes:
        if isinstance(one, Dispute) and one.question.scope is Scope.CUMULATIVE:
            running.append(one)
            continue
        if isinstance(one, Dispute) and waiting:
            yield from _running(running, denied)
            waiting = False
        yield one if isinstance(one, Unplaced) else _denied(one, denied)
    if waiting:
        yield from _running(running, denied)


def _running(running: Sequence[Dispute], denied: Mapping[str, Sequence[Tie]]) -> Iterator[Dispute]:
    running = with_own(running)
    last: dict[_Counted, dict[str, list[Answer]]] = {}  # the last words of each claimant
    for dispute in running:
        of = last.setdefault(_counted(dispute.question), {})
        for series in dispute.series:
            of.setdefault(name_key(series.claimant), []).append(series.answers[-1])
    for dispute in running:
        of = last[_counted(dispute.question)]
        if dispute.standing is not Standing.CONTESTED and all(
            any(_went_on(series.answers[-1], later) for later in of[name_key(series.claimant)])
            for series in dispute.series
        ):
            yield replace(dispute, standing=Standing.SUPERSEDED, denials=denials_of(dispute.series, denied))
        else:
            yield _denied(dispute, denied)


def _went_on(answer: Answer, later: Answer) -> bool:
    """True where the later answer is no smaller: a total since a later day starts anew and replaces nothing."""
    if (later.said or "") <= (answer.said or "") or not later.disclosed:
        return False
    return not answer.disclosed or (bounds_of(later)[0] or 0) >= (bounds_of(answer)[0] or 0)


def _counted(question: Question) -> _Counted:
    """Whose harm a running total counts; who fights and doesn't say whose counts its own."""
    side = name_key(question.side or question.counted_by)
    whose = side or f"in {question.setting or ''}"
    return question.harm, question.status, question.group or "", whose, place_key(question.place)


def circle_of(candidate: Candidate) -> str | None:
    """What running totals must share for `settled` to let one bear on another: harm, status and whose people they are,
    else the place. None for an incident or a period, which nothing but its own answers and denials settles."""
    if candidate.scope != Scope.CUMULATIVE.value:
        return None
    whose = name_key(candidate.side or candidate.counted_by)
    where = f"@{place_key(candidate.place)}" if candidate.place and not whose else ""
    return f"{candidate.harm}|{candidate.status} {candidate.group or ''}|{whose}{where}"


def _denied(dispute: Dispute, denied: Mapping[str, Sequence[Tie]]) -> Dispute:
    ties = denials_of(dispute.series, denied)
    if not ties:
        return dispute
    standing = dispute.standing if dispute.standing is Standing.CONTESTED else Standing.DENIED
    return replace(dispute, standing=standing, denials=ties)


def denials_of(series: Sequence[Series], denied: Mapping[str, Sequence[Tie]]) -> tuple[Tie, ...]:
    """The denials of each claimant's latest figure, whichever report it was told in."""
    found = []
    for one in series:
        latest = one.answers[-1]
        same = {answer.claim for answer in one.answers if (answer.low, answer.high) == (latest.low, latest.high)}
        found += [tie for claim in same for tie in denied.get(claim, ()) if tie.denier != one.claimant]
    return tuple(sorted(found, key=lambda tie: (tie.denial, tie.denied)))
