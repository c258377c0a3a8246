"""What a coverage says of each party: how often it is named, by which words, and in which part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from counterclaim.model.claim import AttackDetails, CeasefireDetails, Claim, ControlDetails, TollDetails, TruceAct
from counterclaim.model.reading import NameKind, Reading
from counterclaim.model.span import Span

__all__ = ["ROLES", "Tally", "tally"]

# What a party does or suffers in the claims, in the order in which it is told.
ROLES = ("speaks", "blamed", "harmed", "holds", "attacks")


@dataclass(slots=True)
class Tally:
    """“Orlenia: speaks 12 times, is blamed 3 times; Orlenian 9 times, Petar Ruhl, Orlenian Foreign Minister, twice.”

    `words` counts what it is called, under `name`, `demonym`, `capital`, `leader` and `body`; `people` persons that
    speak for it, each with the titles seen; `place` is the first report and span where it stands.
    """

    roles: Counter[str] = field(default_factory=Counter)
    words: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    people: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    speakers: Counter[str] = field(default_factory=Counter)
    reports: set[str] = field(default_factory=set)
    place: tuple[str, Span] | None = None

    @property
    def weight(self) -> int:
        """How often the party stands in a claim, above all, or is named."""
        return sum(self.roles.values())


def tally(coverage: Iterable[tuple[Reading, Sequence[Claim]]]) -> dict[str, Tally]:
    """Everybody that the claims of a coverage name as a party, whom the cast knows or not, by name."""
    found: dict[str, Tally] = defaultdict(Tally)
    for reading, claims in coverage:
        report = reading.report.id
        for claim in claims:
            for role, name in dict.fromkeys(_roles(claim)):
                one = found[name]
                one.roles[role] += 1
                one.reports.add(report)
                if role == "speaks":
                    one.speakers[claim.source] += 1
                if one.place is None:
                    one.place = (report, claim.span)
        _words(reading, found)
        _people(reading, found)
    return {name: one for name, one in found.items() if one.roles}


def _roles(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.source_party:
        yield "speaks", claim.source_party
    match claim.details:
        case TollDetails() as d:
            yield from _each("harmed", d.side)
            yield from _each("blamed", d.blamed)
        case CeasefireDetails() as d:
            if d.act is TruceAct.VIOLATED:
                for name in d.by:
                    yield "blamed", name
        case ControlDetails() as d:
            yield from _each("holds", d.holder)
        case AttackDetails() as d:
            yield from _each("attacks", d.by)
        case _:
            pass  # talks, demands and denials name persons and states that speak elsewhere


def _each(role: str, name: str | None) -> Iterator[tuple[str, str]]:
    if name:
        yield role, name


def _words(reading: Reading, found: dict[str, Tally]) -> None:
    for mention in reading.party_mentions:
        one = found[mention.party]
        one.words[mention.how][" ".join(mention.span.of(reading.text).split())] += 1
        one.reports.add(reading.report.id)
        if one.place is None:
            one.place = (reading.report.id, mention.span)


def _people(reading: Reading, found: dict[str, Tally]) -> None:
    """Persons with a party: the longest name without its title, and the title as the report has it."""
    bare: dict[int, str] = {}
    for name in reading.names:
        written = " ".join(name.span.of(reading.text).split())
        if name.kind is NameKind.PERSON and len(written) > len(bare.get(name.entity, "")):
            bare[name.entity] = written
    for at, name_of in bare.items():
        entity = reading.entities[at]
        if entity.party and " " in name_of and entity.name.endswith(name_of):
            found[entity.party].people[name_of][entity.name.removesuffix(name_of).strip(" ,")] += 1
