"""What claims of different reports answer, and how the answers stand to one another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.denial import Tie


class Standing(StrEnum):
    """How the answers to a question stand at a time. None of these is a verdict."""

    AGREED = "agreed"
    CONTESTED = "contested"
    DENIED = "denied"
    UNCORROBORATED = "uncorroborated"
    WITHHELD = "withheld"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class Question:
    """“How many Azerbaijani troops were killed since 27 September 2020?” `key` is the fields that make it, joined;
    two claims answer the same question where their keys are equal. None in a field is "not said"."""

    key: str
    side: str | None
    harm: Harm
    status: Status
    scope: Scope
    date: str | None  # of an incident or period; the start of a running total, where one is said
    place: str | None
    setting: str | None = None  # the belligerents, where neither side nor place says which fighting is meant
    counted_by: str | None = None  # the belligerent that counts, where it doesn't say whose people it counts
    fighting: tuple[str, ...] = ()  # who fights, by the reports of its answers: folded names
    group: str | None = None  # of whom alone, where it counts some of their status: children, medics


@dataclass(frozen=True, slots=True)
class Answer:
    """“On 2020-10-26 Nagorno-Karabakh officials said 974.” One claim, placed under a question."""

    claim: str  # claim id
    question: str  # question key
    claimant: str  # party of the source; the source where it has none; the outlet in its own voice
    said: str | None  # ISO day of publication
    stated: int | None
    low: int | None
    high: int | None
    disclosed: bool
    approx: bool = False
    part: bool = False  # of a larger figure of the same report: it holds as a floor only
    origin: str = ""  # whose words they are: an agency or medium that is cited, else who published the report first
    increase: int | None = None  # by how many the same report says that the total grew to this figure
    increase_claim: str | None = None  # the id of that claim
    own: bool = False  # the words leave open whose people; it continues the claimant's series of its own


@dataclass(frozen=True, slots=True)
class Unplaced:
    """“Claim 3f…: an incident with no place, so it is set against nothing.”"""

    claim: str  # claim id
    reason: str


@dataclass(frozen=True, slots=True)
class Series:
    """The answers of one claimant to one question, in the order in which they were said."""

    question: str
    claimant: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """The answers of all claimants to one question, and how they stand to each other."""

    question: Question
    series: tuple[Series, ...]
    standing: Standing
    width: int | None  # largest distance between two claimants' latest answers, None where they don't disagree
    denials: tuple[Tie, ...] = ()  # of the latest answers
