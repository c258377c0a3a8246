"""From a claim of talks to a notice of a meeting."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.claim import TalksDetails, TalksState
from counterclaim.model.meeting import Notice
from counterclaim.model.place import Located
from counterclaim.model.question import Unplaced
from counterclaim.reconcile.candidate import Utterance, claimant_of, origin_of
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import is_wide, name_key, where_key

# A round of talks lasts days; a date that leaves more of them open tells no meeting from another.
MEETING_DAYS = 7
# Talks told of without a day were held, or refused, on the day on which they are told or in the days before.
UNDATED = timedelta(days=2)
NOBODY = "neither who meets nor where is said"
NO_DAY = "no day of the meeting is said"
LONG = f"a meeting whose date spans more than {MEETING_DAYS} days"
ALONE = "one party alone is named, and no place"
SEVERAL = "it may be any of several meetings"

# Of these states the day of publication tells when; nobody knows when a planned meeting is that has no day.
_TOLD_AT_ONCE = frozenset({TalksState.HELD, TalksState.UNDER_WAY, TalksState.FAILED})


@dataclass(frozen=True, slots=True)
class Noticed:
    """A notice on its way to its meeting. `parties`, `mediators` and `venue` are folded, `days` closed; `dated` is
    false where the day of publication stands in for them."""

    notice: Notice
    parties: frozenset[str]
    mediators: frozenset[str]
    venue: str
    days: tuple[date, date]
    dated: bool
    where: Located | None
    report: str
    start: int


def notice_of(utterance: Utterance) -> Noticed | Unplaced:
    """The notice that one claim of talks gives, or why it can't be placed. A pure function of the claim."""
    claim, details = utterance.claim, utterance.claim.details
    assert isinstance(details, TalksDetails)
    parties = frozenset(map(name_key, details.parties)) - {""}
    mediators = frozenset(map(name_key, details.mediator)) - {""}
    wide = is_wide(claim.place, claim.where)
    venue = "" if wide else where_key(claim)
    if not parties and not venue:
        return Unplaced(claim.id, NOBODY)
    if len(parties | mediators) < 2 and not venue:
        return Unplaced(claim.id, ALONE)
    first, last = days_of(claim.date)
    dated = first is not None and last is not None
    if first is None or last is None:
        if claim.date or utterance.said is None or details.state not in _TOLD_AT_ONCE:
            return Unplaced(claim.id, NO_DAY)
        first, last = utterance.said - UNDATED, utterance.said
    if (last - first).days >= MEETING_DAYS:
        return Unplaced(claim.id, LONG)
    notice = Notice(
        claim=claim.id,
        claimant=claimant_of(utterance),
        said=utterance.said.isoformat() if utterance.said else None,
        state=details.state,
        day=claim.date,
        parties=details.parties,
        mediators=details.mediator,
        venue=details.venue or (claim.place if venue else None),
        origin=origin_of(utterance),
    )
    where = None if wide else claim.where
    return Noticed(notice, parties, mediators, venue, (first, last), dated, where, claim.report, claim.span.start)
