"""What the language stage makes of a report: everything is a span of its text, nothing is decided about claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counterclaim.model.party import Cast
from counterclaim.model.report import Part, Report
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class Token:
    """“wounded” at [700, 707). `norm` is case-folded, with straight quotes and plain spaces and hyphens."""

    start: int
    end: int
    text: str
    norm: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Sentence:
    """“Baku said so.” `first` and `last` are the half-open range of its tokens in `Reading.tokens`; `part` the
    index of its part in `Report.parts`."""

    span: Span
    first: int
    last: int
    part: int


class NumberKind(StrEnum):
    """What a number phrase counts with."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PERCENT = "percent"
    MONEY = "money"
    MEASURE = "measure"  # distances, weights, calibres, temperatures
    AGE = "age"
    TIME = "time"  # clock times and spans of time: "44-day", "30 years", "10 p.m."
    YEAR = "year"
    NAME = "name"  # part of a name: "Su-25", "S-300", "Resolution 2254", "G7", "28th Division"
    FRACTION = "fraction"


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """“over 30”: at least 31. `span` takes in the qualifier, `core` the number alone.

    `stated` is the number written, None for a vague word; `low` and `high` what the words commit a speaker to
    (None is open); `approx` for about, nearly and vague words. See `docs/coding-rules.md`.
    """

    span: Span
    core: Span
    kind: NumberKind
    stated: int | None
    low: int | None
    high: int | None
    approx: bool
    first: int  # half-open range of tokens
    last: int


class Grain(StrEnum):
    """The unit a date phrase names."""

    HOUR = "hour"
    DAY = "day"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    OPEN = "open"  # "since 1994", "so far"


@dataclass(frozen=True, slots=True)
class DateInterval:
    """“24 to 25 October 2020”: closed days. `first` or `last` is None where that end is open."""

    first: date | None
    last: date | None

    def iso(self) -> str:
        """`2020-10-24`, `2020-10-24/2020-10-25`, `1994-01-01/`, `/2020-10-25`."""
        if self.first is not None and self.first == self.last:
            return self.first.isoformat()
        return f"{self.first.isoformat() if self.first else ''}/{self.last.isoformat() if self.last else ''}"


@dataclass(frozen=True, slots=True)
class DateMention:
    """“Thursday”, read in a report of 2020-10-26 beside a future tense: 2020-10-29."""

    span: Span
    interval: DateInterval
    grain: Grain
    duration: bool = False  # "for almost 30 years", "in these 28 years": an interval that reaches up to now


class NameKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class NameMention:
    """“Pashinian” at [2333, 2342): a person, mention of entity 4."""

    span: Span
    kind: NameKind
    entity: int  # index into Reading.entities


@dataclass(frozen=True, slots=True)
class Entity:
    """“Armenian Prime Minister Nikol Pashinian”: the fullest mention in the report, and what it speaks for."""

    name: str
    kind: NameKind
    party: str | None


@dataclass(frozen=True, slots=True)
class PartyMention:
    """“Baku” at [10, 14): stands for Azerbaijan. `how`: name, demonym, capital, leader, body."""

    span: Span
    party: str
    how: str


class Quotation(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Attribution:
    """“Nagorno-Karabakh officials | according to | 974 of their troops … have been killed.”

    Spans may be in several pieces; an absent source or cue is an empty tuple. `speaker` is the source resolved to
    the fullest name in the report, verbatim (empty where there is none); `party` what the speaker speaks for;
    `inside` the index of the attribution in whose content this one stands; `via` the inner source that the speaker
    itself quotes within one clause ("said that according to Moscow's information"), verbatim.
    `found_by` names the rule or model that found it.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    quotation: Quotation
    speaker: str
    party: str | None
    inside: int | None = None
    via: str | None = None
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Syntax:
    """Universal Dependencies over `Reading.tokens`: `head` is a token index, -1 for a root; same length as tokens.

    Words that the reading model did not read have an empty `upos` and head -1.
    """

    upos: tuple[str, ...]
    head: tuple[int, ...]
    deprel: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A report with what the language stage found in it. Built by `counterclaim.language.read`."""

    report: Report
    cast: Cast
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    numbers: tuple[NumberPhrase, ...]
    dates: tuple[DateMention, ...]
    names: tuple[NameMention, ...]
    entities: tuple[Entity, ...]
    party_mentions: tuple[PartyMention, ...]
    attributions: tuple[Attribution, ...]
    syntax: Syntax | None = None

    @property
    def text(self) -> str:
        """The report's text, untouched."""
        return self.report.text

    def part_of(self, sentence: Sentence) -> Part:
        """The part that a sentence stands in."""
        return self.report.parts[sentence.part]
