"""Who is said to hold each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Kind
from counterclaim.model.denial import Tie
from counterclaim.model.question import Standing, Unplaced
from counterclaim.reconcile import Utterance, latest_holders, standing_of_place
from counterclaim.reconcile.intervals import days_of
from counterclaim.reconcile.names import commonest, where_key

NOWHERE = "no place is named: nothing is set against it"


@dataclass(frozen=True, slots=True)
class Holding:
    """“Hadrut: captured by Azerbaijan, says Azerbaijan; held, say Armenian officials.” `claims` are ids, in order of
    time; `holders` all that are said to have it by the latest word of each claimant; `key` the folded place."""

    key: str
    place: str
    holders: tuple[str, ...]
    claims: tuple[str, ...]
    standing: Standing
    denials: tuple[Tie, ...] = ()


def of_places(said: Iterable[Utterance]) -> Iterator[tuple[str, Utterance] | Unplaced]:
    """The claims of control among these, each with the key of its place."""
    for one in said:
        if one.claim.kind is Kind.CONTROL:
            key = where_key(one.claim)
            yield (key, one) if key else Unplaced(one.claim.id, NOWHERE)


def holdings_of(said: Sequence[Utterance], denied: Mapping[str, Sequence[Tie]]) -> Iterator[Holding]:
    """The places of these claims, by key."""
    by_place: dict[str, list[Utterance]] = {}
    for one in sorted(said, key=in_time_order):
        by_place.setdefault(where_key(one.claim), []).append(one)
    for key, claims in sorted(by_place.items()):
        yield Holding(
            key=key,
            place=commonest(one.claim.place for one in claims) or "",
            holders=tuple(sorted({holder for holder in latest_holders(claims).values() if holder})),
            claims=tuple(one.claim.id for one in claims),
            standing=standing_of_place(claims, denied),
            denials=tuple(tie for one in claims for tie in denied.get(one.claim.id, ())),
        )


def in_time_order(one: Utterance) -> tuple[date, date, str, tuple[int, int], str]:
    """By the day claimed, or else the day said; then by the report, and the place in it."""
    first, last = days_of(one.claim.date)
    day = first or last or one.said or date.max
    return day, one.said or date.max, one.claim.report, one.claim.span, one.claim.id
