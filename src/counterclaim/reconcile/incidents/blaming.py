"""Who blames whom for an incident, and how that stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from counterclaim.model.denial import Tie
from counterclaim.model.incident import Account, Blame
from counterclaim.model.question import Standing
from counterclaim.reconcile.incidents.accounts import Counted
from counterclaim.reconcile.names import commonest, may_be_one_party, name_key, party_key
from counterclaim.reconcile.standing import OUTLET


def blames_of(accounts: Sequence[Account], tolls: Sequence[Counted]) -> tuple[Blame, ...]:
    """A row for each party that is blamed, by name. Descriptions (“gunmen”, “government jets”) are rows as well."""
    rows: dict[str, list[tuple[str, str, str, str]]] = {}
    for one in accounts:
        if one.by:
            rows.setdefault(party_key(one.by), []).append((one.by, one.claimant, one.claim, one.origin))
    for toll in tolls:
        if toll.blamed:
            rows.setdefault(party_key(toll.blamed), []).append((toll.blamed, toll.claimant, toll.toll, toll.origin))
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

    - `contested`: one who is blamed blames somebody else; two sources name two parties as having done it; or somebody
      denies what a source claims;
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
    rivals = any(_rivals(one, other) for one, other in combinations(accounts, 2)) or _turned(blames)
    if rivals or any(not account.claimant.startswith(OUTLET) for account, _ in against):
        return Standing.CONTESTED, ties
    if against:
        return Standing.DENIED, ties
    several = len({name_key(one.claimant) for one in accounts}) > 1 and len({one.origin for one in accounts}) > 1
    return (Standing.AGREED if several else Standing.UNCORROBORATED), ties


def _rivals(one: Account, other: Account) -> bool:
    """True where two sources name two parties. What an outlet says in its own voice is too often a slip of reading."""
    if not one.by or not other.by or party_key(one.claimant) == party_key(other.claimant):
        return False
    if one.claimant.startswith(OUTLET) or other.claimant.startswith(OUTLET):
        return False
    return not may_be_one_party(one.by, other.by)


def _turned(blames: Sequence[Blame]) -> bool:
    """True where one who is blamed by somebody else blames somebody else in turn."""
    blamed = {
        party_key(one.blamed) for one in blames if any(party_key(who) != party_key(one.blamed) for who in one.claimants)
    }
    return any(
        party_key(who) in blamed and not may_be_one_party(who, one.blamed) for one in blames for who in one.claimants
    )
