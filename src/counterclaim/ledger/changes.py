"""What changed in a ledger between two days, or by the last build."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from counterclaim.ledger.database import Ledger
from counterclaim.ledger.derived import cut
from counterclaim.ledger.timelines import PlaceControl, control
from counterclaim.model.claim import Kind
from counterclaim.model.denial import Tie
from counterclaim.model.question import Dispute, Question, Standing
from counterclaim.reconcile import Change, Step, steps_of

_OPEN = frozenset({Standing.CONTESTED, Standing.DENIED})
_REVISED = frozenset({Change.RAISED, Change.LOWERED, Change.WITHHELD})


@dataclass(frozen=True, slots=True)
class Moved:
    """“Combatants of Karsa killed: uncorroborated before, contested now.” `before` is None for a new question, `after`
    for one that is no more, as its claims were rejected."""

    before: Dispute | None
    after: Dispute | None


@dataclass(frozen=True, slots=True)
class Revised:
    """“Karsa raised its figure from 729 to 874.” A step of a series that was taken in the time between."""

    question: Question
    claimant: str
    step: Step


@dataclass(frozen=True, slots=True)
class Changes:
    """What came to be known between two states of a ledger. `claims` counts new claims by kind.

    `new` are questions that nobody had answered, `opened` those that are contested or denied and weren't, `closed`
    those that were and aren't any more, `revised` the new steps of series that change a figure, `denials` the new
    denials with what they deny. `places_opened` came to be contested or denied, `places_closed` are so no more, as
    they stand now; both only with `since`.
    """

    since: date | None
    until: date | None
    claims: Mapping[Kind, int]
    new: tuple[Dispute, ...]
    opened: tuple[Moved, ...]
    closed: tuple[Moved, ...]
    revised: tuple[Revised, ...]
    denials: tuple[Tie, ...]
    places_opened: tuple[PlaceControl, ...]
    places_closed: tuple[PlaceControl, ...]


def changes(ledger: Ledger, since: date | None = None, until: date | None = None) -> Changes:
    """What was said after the day `since`, up to and with `until` (None: all there is). Without `since`, what the
    last build brought: the reports that no build had read before."""
    last_run = ledger.db.execute("SELECT max(number) FROM runs").fetchone()[0] or 0
    before = cut(ledger, since) if since is not None else cut(ledger, until, before_run=last_run)
    after = cut(ledger, until)
    was = {} if since is None else {one.place: one.standing for one in control(ledger, since)}
    places = () if since is None else control(ledger, until)
    known = {claim for claim, _ in before.claims}
    by_claim = {answer.claim: one for one in before.disputes for series in one.series for answer in series.answers}
    moved = [Moved(_same(by_claim, one), one) for one in after.disputes]
    found = {one.before.question.key for one in moved if one.before is not None}
    gone = [Moved(one, None) for one in before.disputes if one.question.key not in found]
    return Changes(
        since=since,
        until=until,
        claims=Counter(kind for claim, kind in after.claims if claim not in known),
        new=tuple(one.after for one in moved if one.before is None and one.after is not None),
        opened=tuple(one for one in moved if _is_open(one.after) and not _is_open(one.before)),
        closed=tuple(one for one in (*moved, *gone) if _is_open(one.before) and not _is_open(one.after)),
        revised=tuple(_revised(after.disputes, known)),
        denials=tuple(tie for tie in after.denials if tie not in set(before.denials)),
        places_opened=tuple(one for one in places if one.standing in _OPEN and was.get(one.place) not in _OPEN),
        places_closed=tuple(one for one in places if one.standing not in _OPEN and was.get(one.place) in _OPEN),
    )


def _is_open(dispute: Dispute | None) -> bool:
    return dispute is not None and dispute.standing in _OPEN


def _same(before: Mapping[str, Dispute], dispute: Dispute) -> Dispute | None:
    """The question as it was: the one that held most of the claims that it holds now."""
    claims = [answer.claim for series in dispute.series for answer in series.answers if answer.claim in before]
    counted = Counter(before[claim].question.key for claim in claims)
    if not counted:
        return None
    key = min(counted, key=lambda key: (-counted[key], key))
    return next(before[claim] for claim in claims if before[claim].question.key == key)


def _revised(disputes: Iterable[Dispute], known: set[str]) -> Iterable[Revised]:
    for dispute in disputes:
        for series in dispute.series:
            steps = steps_of(series)
            for last, step in zip((None, *steps), steps, strict=False):
                again = last is not None and last.change is step.change is Change.WITHHELD
                if step.answer.claim not in known and step.change in _REVISED and last is not None and not again:
                    yield Revised(dispute.question, series.claimant, step)
