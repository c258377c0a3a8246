"""One use of force, as the reports tell it: who says that it happened, and who is blamed for it by whom."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.claim import Means
from counterclaim.model.denial import Tie
from counterclaim.model.place import Located
from counterclaim.model.question import Standing


@dataclass(frozen=True, slots=True)
class Account:
    """“On 9 May 2031 Karsa said that Velor's rockets had hit the market of Tovin.” One claim of an incident.

    `claim` is the id of the attack's claim. `claimant` is the party of the source; the source where it has none; the
    outlet in its own voice. `by`, `means`, `target` and `damage` are the claim's. `said` is the ISO day of publication,
    `origin` whose words they are: support is counted by origins.
    """

    claim: str
    claimant: str
    said: str | None
    by: str | None
    means: Means
    target: str | None = None
    damage: str | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Blame:
    """“Karsa and the Red Crescent blame Velor; of two origins.” `claims` are of attacks and of tolls, by id."""

    blamed: str
    claimants: tuple[str, ...]
    claims: tuple[str, ...]
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """“The market of Tovin was hit on 9 May 2031: Karsa blames Velor, Velor denies it; 12 dead are claimed.”

    `key` tells it from all others, and is the same in whatever order the reports were read. `day` is an ISO date or
    interval: what the dates of the accounts have in common; None where none gives one. `means` and `targets` are those
    claimed, the commonest first. `accounts` are in the order in which they were said. `blames` has a row for each party
    that is blamed. `tolls` are ids of the claims that count its dead or hurt, `questions` the keys of the questions
    which they answer. `origins` are all whose words tell of it. `denials` are those of its accounts.
    """

    key: str
    day: str | None
    place: str
    where: Located | None
    means: tuple[Means, ...]
    targets: tuple[str, ...]
    accounts: tuple[Account, ...]
    blames: tuple[Blame, ...]
    standing: Standing
    tolls: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    denials: tuple[Tie, ...] = ()
    origins: tuple[str, ...] = ()
