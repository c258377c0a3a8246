"""What is derived partition by partition: a new kind of it is one row in `PARTITIONED`.

A partition is all claims that can have to do with each other, by keys that each claim tells by itself. When a claim is
new, changed, rejected, superseded or newly denied, or its report turns out to be a copy, its partitions are made anew,
from all their claims, and no others: a day costs in proportion to the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations
from typing import Any

from counterclaim.ledger.places import Holding, holdings_of, of_places
from counterclaim.model.claim import Kind
from counterclaim.model.decision import Bond
from counterclaim.model.denial import Tie
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Dispute, Unplaced
from counterclaim.reconcile.bonds import obeying
from counterclaim.reconcile.candidate import Candidate, Utterance
from counterclaim.reconcile.conflict import SHARED_BELLIGERENTS, waits
from counterclaim.reconcile.disputes import disputes_of
from counterclaim.reconcile.incidents import Counted, Told, accounts_of, incidents_of
from counterclaim.reconcile.meetings import Noticed, meetings_of, notice_of
from counterclaim.reconcile.meetings.gathering import PUT_OFF
from counterclaim.reconcile.placing import place_report
from counterclaim.reconcile.settling import circle_of, settled


@dataclass(frozen=True, slots=True)
class Item:
    """A claim on its way: what is kept of it, and the keys of the partitions that it belongs to."""

    claim: str
    value: Any
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """What else bears on the claims of a partition: denials by the claim denied, the question that each toll answers,
    and what reviewers decided about questions, oldest first."""

    denied: Mapping[str, Sequence[Tie]]
    asked: Mapping[str, str]
    bonds: Sequence[Bond] = ()


Place = Callable[[Sequence[Utterance]], Iterable[Item | Unplaced]]
Make = Callable[[Sequence[Any], Beside], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Partitioned:
    """“Meetings: from notices of claims of talks, by month and who meets.” Both functions are pure.

    `place` gets the claims of one report, of all kinds but statements, and gives items, or why a claim is none. Items
    that share a key are of one partition. `make` gets all items of one partition, in any order, and gives nouns, whose
    `key` tells them apart in the whole ledger, and claims that turned out unplaced. `value` and `noun` are the types of
    the two: dataclasses of plain fields. `asks`: what it makes depends on the questions that its claims answer.
    """

    name: str
    place: Place
    make: Make
    value: Any
    noun: Any
    asks: bool = False


def keys_of_toll(candidate: Candidate) -> tuple[str, ...]:
    """The question's fields, and what its running total can be superseded by.

    A total that names neither side nor place is set only against such as share two belligerents with it: of these it
    has a key for each two, for otherwise the totals of all wars were one partition.
    """
    if waits(candidate) and not candidate.counted_by and len(candidate.belligerents) >= SHARED_BELLIGERENTS:
        return tuple(f"{candidate.base}{one}+{two}" for one, two in combinations(sorted(candidate.belligerents), 2))
    circle = circle_of(candidate)
    return (candidate.base,) if circle is None else (candidate.base, f"~{circle}")


def _tolls(said: Sequence[Utterance]) -> Iterator[Item | Unplaced]:
    for one in place_report(said, [utterance.claim for utterance in said]):
        yield one if isinstance(one, Unplaced) else Item(one.answer.claim, one, keys_of_toll(one))


def _disputes(items: Sequence[Candidate], beside: Beside) -> Iterator[Dispute | Unplaced]:
    found = disputes_of(sorted(items, key=lambda one: one.base))
    yield from settled(obeying(found, beside.bonds), beside.denied)


def _accounts(said: Sequence[Utterance]) -> Iterator[Item | Unplaced]:
    found = accounts_of(said)
    bases = {one.account.claim: one.base for one in found if isinstance(one, Told)}
    for one in found:
        if isinstance(one, Told):
            yield Item(one.account.claim, one, (one.base,))
        elif isinstance(one, Unplaced):
            yield one
        elif one.attack in bases:
            yield Item(one.toll, one, (bases[one.attack],))


def _incidents(items: Sequence[Told | Counted], beside: Beside) -> Iterator[Incident | Unplaced]:
    told = [one for one in items if isinstance(one, Told)]
    yield from incidents_of(told, [one for one in items if isinstance(one, Counted)], beside.denied, beside.asked)


def _notices(said: Sequence[Utterance]) -> Iterator[Item | Unplaced]:
    for one in said:
        if one.claim.kind is Kind.TALKS:
            found = notice_of(one)
            yield found if isinstance(found, Unplaced) else Item(one.claim.id, found, tuple(_keys_of_notice(found)))


def _keys_of_notice(one: Noticed) -> Iterator[str]:
    """Two notices are of one meeting only where they share two of who meets, or the venue, on days that are near."""
    first, last = one.days[0] - PUT_OFF, one.days[1] + PUT_OFF
    months = sorted({(first + timedelta(days)).isoformat()[:7] for days in range((last - first).days + 1)})
    shared = [f"{a} + {b}" for a, b in combinations(sorted(one.parties | one.mediators), 2)]
    for month in months:
        yield from (f"{month} {what}" for what in (*shared, *([f"in {one.venue}"] if one.venue else [])))


def _meetings(items: Sequence[Noticed], beside: Beside) -> Iterator[Meeting | Unplaced]:
    yield from meetings_of(items, beside.denied)


def _of_places(said: Sequence[Utterance]) -> Iterator[Item | Unplaced]:
    for one in of_places(said):
        yield one if isinstance(one, Unplaced) else Item(one[1].claim.id, one[1], (one[0],))


def _holdings(items: Sequence[Utterance], beside: Beside) -> Iterator[Holding]:
    yield from holdings_of(items, beside.denied)


TOLLS = Partitioned("tolls", _tolls, _disputes, Candidate, Dispute)
INCIDENTS = Partitioned("incidents", _accounts, _incidents, Told | Counted, Incident, asks=True)
MEETINGS = Partitioned("meetings", _notices, _meetings, Noticed, Meeting)
PLACES = Partitioned("places", _of_places, _holdings, Utterance, Holding)
# Tolls first: others ask which questions these answer.
PARTITIONED = (TOLLS, INCIDENTS, MEETINGS, PLACES)
BY_NAME = {one.name: one for one in PARTITIONED}
