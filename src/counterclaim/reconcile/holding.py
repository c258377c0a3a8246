"""Who is said to hold a place, and how the claims about it stand to each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.model.claim import ControlAct, ControlDetails
from counterclaim.model.denial import Tie
from counterclaim.model.question import Standing
from counterclaim.reconcile.candidate import Utterance, claimant_of
from counterclaim.reconcile.names import name_key

_HOLDS = frozenset({ControlAct.CAPTURED, ControlAct.HELD})
_GOES = frozenset({ControlAct.LOST, ControlAct.WITHDREW})


def latest_holders(claims: Sequence[Utterance]) -> dict[str, str | None]:
    """By claimant, who holds the place by their latest word; None for one who says only that somebody left.

    `claims` are of one place, in order of time. Sieges and advances tell nothing on who holds it.
    """
    latest: dict[str, str | None] = {}
    for said in claims:
        details = said.claim.details
        assert isinstance(details, ControlDetails)
        if details.act in _HOLDS and details.holder:
            latest[claimant_of(said)] = details.holder
        elif details.act in _GOES:
            latest[claimant_of(said)] = None
    return latest


def standing_of_place(claims: Sequence[Utterance], denied: Mapping[str, Sequence[Tie]]) -> Standing:
    """How the claims about a place stand:

    - `contested`: two claimants name two holders, or somebody denies what another claims and hasn't itself said since
      that the place was lost;
    - `denied`: somebody denies a claim of which nobody is named as the source;
    - `agreed`: two claimants name one holder, or one names it and the loser says that it left;
    - `superseded`: one claimant alone, who has since named another holder or told of a withdrawal;
    - `uncorroborated`: one claimant alone.
    """
    if not any(said.claim.place for said in claims):
        return Standing.UNCORROBORATED  # of no place that is named: nothing is set against anything
    latest = latest_holders(claims)
    holders = {name_key(holder) for holder in latest.values() if holder}
    conceded = {name_key(who) for who, holder in latest.items() if holder is None}
    against = [
        (said, tie) for said in claims for tie in denied.get(said.claim.id, ()) if name_key(tie.denier) not in conceded
    ]
    if len(holders) > 1 or any(said.claim.source for said, _ in against):
        return Standing.CONTESTED
    if against:
        return Standing.DENIED
    if len(latest) > 1:
        return Standing.AGREED
    named = {name_key(details.holder) for said in claims if isinstance(details := said.claim.details, ControlDetails)}
    return Standing.SUPERSEDED if len(named - {""}) > 1 else Standing.UNCORROBORATED
