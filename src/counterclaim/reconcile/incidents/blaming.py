"""Who blames whom for an incident, and how that stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.model.denial import Tie
from counterclaim.model.incident import Account, Blame
from counterclaim.model.question import Standing
from counterclaim.reconcile.incidents.accounts import Counted
from counterclaim.reconcile.names import commonest, is_name, name_key


def blames_of(accounts: Sequence[Account], tolls: Sequence[Counted]) -> tuple[Blame, ...]:
    """A row for each party that is blamed, by name. Descriptions (“gunmen”, “government jets”) are rows as well."""
    rows: dict[str, list[tuple[str, str, str, str]]] = {}
    for one in accounts:
        if one.by:
            rows.setdefault(name_key(one.by), []).append((one.by, one.claimant, one.claim, one.origin))
    for toll in tolls:
        if toll.blamed:
            rows.setdefault(name_key(toll.blamed), []).append((toll.blamed, toll.claimant, toll.toll, toll.origin))
    found = [
        Blame(
            commonest(row[0] for row in same) or "",
            tuple(sorted({row[1] for row in same})),
            tuple(sorted({row[2] for row in same})),
            tuple(sorted({row[3] for row in same})),
        )
        for same in rows.values()
    ]
    return tuple(sorted(found, key=lambda one: (one.blamed.casefold(), one.blamed)))


def standing_of_blame(
    accounts: Sequence[Account], blames: Sequence[Blame], denied: Mapping[str, Sequence[Tie]]
) -> tuple[Standing, tuple[Tie, ...]]:
    """How the accounts of an incident stand, with the denials of them:

    - `contested`: two claimants blame two parties by name, or somebody denies what a source claims;
    - `denied`: somebody denies what is told by no source but the outlets;
    - `agreed`: two claimants of two origins tell of it, and no two blame different parties;
    - `uncorroborated`: one claimant alone, or one origin.
    """
    against = [
        (account, tie)
        for account in accounts
        for tie in denied.get(account.claim, ())
        if name_key(tie.denier) != name_key(account.claimant)
    ]
    ties = tuple(sorted({tie for _, tie in against}, key=lambda tie: (tie.denial, tie.denied)))
    named = [blame for blame in blames if is_name(blame.blamed)]
    rivals = any(_rivals(one, other) for number, one in enumerate(named) for other in named[number + 1 :])
    if rivals or any(not account.claimant.startswith("(outlet) ") for account, _ in against):
        return Standing.CONTESTED, ties
    if against:
        return Standing.DENIED, ties
    several = len({name_key(one.claimant) for one in accounts}) > 1 and len({one.origin for one in accounts}) > 1
    return (Standing.AGREED if several else Standing.UNCORROBORATED), ties


def _rivals(one: Blame, other: Blame) -> bool:
    """True where two claimants blame two parties, neither of whose names holds the other's."""
    mine, theirs = set(name_key(one.blamed).split()), set(name_key(other.blamed).split())
    if mine <= theirs or theirs <= mine:
        return False
    claimants, others = set(map(name_key, one.claimants)), set(map(name_key, other.claimants))
    return bool(claimants - others) and bool(others - claimants)
