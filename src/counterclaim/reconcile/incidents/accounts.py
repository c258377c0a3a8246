"""From the claims of one report to accounts of incidents, and to the tolls that count their dead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.model.claim import AttackDetails, TollDetails
from counterclaim.model.incident import Account
from counterclaim.model.place import Located
from counterclaim.model.question import Unplaced
from counterclaim.reconcile.candidate import Utterance, claimant_of, origin_of
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import is_large, is_wide, name_key, where_key
from counterclaim.reconcile.scenes import attack_of
from counterclaim.reconcile.traits import Traits, traits_of

# An attack's date of more days than these tells no attack from another.
INCIDENT_DAYS = 3
# An attack with no date is of the day on which it is told or of the night and day before.
UNDATED = timedelta(days=1)
NO_PLACE = "an attack with no place"
WIDE_PLACE = "an attack whose place is a whole state or region"
NO_DAY = "neither a day of the attack nor a day of publication is known"
LONG = f"an attack whose date spans more than {INCIDENT_DAYS} days"
SEVERAL = "it may be of any of several incidents of the place and the days"


@dataclass(frozen=True, slots=True)
class Told:
    """An account on its way to its incident. `base` is the folded place: only accounts of one base can be of one
    incident. `days` are closed; `dated` is false where the day of publication stands in for them."""

    account: Account
    base: str
    days: tuple[date, date]
    dated: bool
    traits: Traits
    place: str
    where: Located | None
    report: str
    start: int
    large: bool = False  # at a city, where a day sees several attacks


@dataclass(frozen=True, slots=True)
class Counted:
    """A toll and the attack of its report that it is of: ids of claims. `blamed` is whom it blames."""

    toll: str
    attack: str
    claimant: str
    blamed: str | None
    origin: str
    said: str | None


def accounts_of(utterances: Sequence[Utterance]) -> list[Told | Counted | Unplaced]:
    """What one report tells of attacks. A pure function of its claims, of all kinds, in any order."""
    attacks = [one for one in utterances if isinstance(one.claim.details, AttackDetails)]
    found: list[Told | Counted | Unplaced] = [account_of(one) for one in attacks]
    for one in utterances:
        details = one.claim.details
        if isinstance(details, TollDetails) and details.disclosed and (attack := attack_of(one, attacks)):
            said = one.said.isoformat() if one.said else None
            found.append(Counted(one.claim.id, attack.claim.id, claimant_of(one), details.blamed, origin_of(one), said))
    return found


def account_of(utterance: Utterance) -> Told | Unplaced:
    """The account that one claim of an attack gives, or why it can't be placed."""
    claim, details = utterance.claim, utterance.claim.details
    assert isinstance(details, AttackDetails)
    if not claim.place:
        return Unplaced(claim.id, NO_PLACE)
    if is_wide(claim.place, claim.where):
        return Unplaced(claim.id, WIDE_PLACE)
    first, last = days_of(claim.date)
    if claim.date and (first is None or last is None or (last - first).days >= INCIDENT_DAYS):
        return Unplaced(claim.id, LONG)
    dated = first is not None and last is not None
    if first is None or last is None:
        if utterance.said is None:
            return Unplaced(claim.id, NO_DAY)
        first, last = utterance.said - UNDATED, utterance.said
    account = Account(
        claim=claim.id,
        claimant=claimant_of(utterance),
        said=utterance.said.isoformat() if utterance.said else None,
        by=details.by,
        means=details.means,
        target=details.target,
        damage=details.damage,
        origin=origin_of(utterance),
    )
    traits = traits_of(f"{claim.text} {details.target or ''}", [details.means], near=claim)
    base = name_key(where_key(claim)).replace("|", "/")
    return Told(
        account,
        base,
        (first, last),
        dated,
        traits,
        claim.place,
        claim.where,
        claim.report,
        claim.span.start,
        is_large(claim),
    )
