"""Claims: one noun for what all kinds share, one for what each kind says besides.

The contract of the printed records is `docs/formats.md`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.place import Located
from counterclaim.model.reading import Quotation
from counterclaim.model.span import Span


class Kind(StrEnum):
    """The kinds of claim, in the order in which they are listed."""

    TOLL = "toll"
    CEASEFIRE = "ceasefire"
    CONTROL = "control"
    ATTACK = "attack"
    TALKS = "talks"
    DEMAND = "demand"
    DENIAL = "denial"
    STATEMENT = "statement"


class Harm(StrEnum):
    KILLED = "killed"
    INJURED = "injured"
    MISSING = "missing"
    CAPTURED = "captured"
    DISPLACED = "displaced"
    CASUALTIES = "casualties"


class Status(StrEnum):
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    UNSPECIFIED = "unspecified"


class Scope(StrEnum):
    INCIDENT = "incident"
    CUMULATIVE = "cumulative"
    PERIOD = "period"


class TruceAct(StrEnum):
    PROPOSED = "proposed"
    CALLED_FOR = "called_for"
    AGREED = "agreed"
    IN_FORCE = "in_force"
    COMPLIED = "complied"
    VIOLATED = "violated"
    EXTENDED = "extended"
    REJECTED = "rejected"
    ENDED = "ended"


class ControlAct(StrEnum):
    CAPTURED = "captured"
    HELD = "held"
    LOST = "lost"
    WITHDREW = "withdrew"
    BESIEGED = "besieged"
    ADVANCED = "advanced"


class Means(StrEnum):
    ARTILLERY = "artillery"
    AIRSTRIKE = "airstrike"
    DRONE = "drone"
    MISSILE = "missile"
    ROCKET = "rocket"
    MORTAR = "mortar"
    GROUND = "ground"
    BOMB = "bomb"
    SNIPER = "sniper"
    CHEMICAL = "chemical"
    NAVAL = "naval"
    OTHER = "other"


class TalksState(StrEnum):
    HELD = "held"
    PLANNED = "planned"
    PROPOSED = "proposed"
    UNDER_WAY = "under_way"
    FAILED = "failed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class TollDetails:
    harm: Harm
    stated: int | None
    low: int | None
    high: int | None
    approx: bool
    status: Status
    side: str | None
    part_of: str | None
    scope: Scope
    blamed: str | None
    disclosed: bool = True


@dataclass(frozen=True, slots=True)
class CeasefireDetails:
    act: TruceAct
    by: tuple[str, ...] = ()
    against: str | None = None
    mediator: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ControlDetails:
    act: ControlAct
    holder: str | None
    taken_from: str | None = None  # printed as `from`, a Python keyword


@dataclass(frozen=True, slots=True)
class AttackDetails:
    means: Means
    by: str | None = None
    target: str | None = None
    damage: str | None = None


@dataclass(frozen=True, slots=True)
class TalksDetails:
    state: TalksState
    parties: tuple[str, ...] = ()
    venue: str | None = None
    mediator: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemandDetails:
    by: str
    to: str | None = None


@dataclass(frozen=True, slots=True)
class DenialDetails:
    of: str | None


@dataclass(frozen=True, slots=True)
class StatementDetails:
    source_spans: tuple[Span, ...]
    cue_spans: tuple[Span, ...]
    content_spans: tuple[Span, ...]
    quotation: Quotation


Details = (
    TollDetails
    | CeasefireDetails
    | ControlDetails
    | AttackDetails
    | TalksDetails
    | DemandDetails
    | DenialDetails
    | StatementDetails
)


@dataclass(frozen=True, slots=True)
class Claim:
    """“Nagorno-Karabakh officials say that 974 of their troops were killed, cumulatively, since 27 September.”

    `id` is made by `counterclaim.claims.identity.claim_id` (see there for the fields that decide it). `source` is
    verbatim from the report, empty in the outlet's own voice; `via` the inner source where a source quotes one.
    `date` is an ISO date or `first/last` interval; `place` verbatim. `date_prec` and `where` follow from the
    two: how exact the date is, and where the place lies. `rule` names the rule that fired and `evidence` the words
    that made it fire.
    """

    id: str
    report: str
    kind: Kind
    span: Span
    text: str
    source: str
    source_party: str | None
    via: str | None
    date: str | None
    place: str | None
    details: Details
    rule: str = ""
    evidence: tuple[Span, ...] = ()
    date_prec: int | None = None
    where: Located | None = None
