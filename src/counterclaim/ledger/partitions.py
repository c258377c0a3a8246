"""What is derived partition by partition: a new kind of it is one row in `PARTITIONED`.

A partition is all claims that can have to do with each other, by a key that each claim tells by itself. When a claim
is new, changed, rejected, superseded or newly denied, or its report turns out to be a copy, its partitions are made
anew, from all their claims, and no others: a day costs in proportion to the day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from counterclaim.model.claim import Kind
from counterclaim.model.denial import Tie
from counterclaim.reconcile import Utterance

Keys = Callable[[Utterance], Iterable[str]]
Make = Callable[[Sequence[Utterance], Mapping[str, Sequence[Tie]]], Iterable[Any]]


@dataclass(frozen=True, slots=True)
class Partitioned:
    """“Places: claims of control, by place; one noun a place.” `keys` gives the partitions of one claim, by what it
    says itself, none for a claim that takes no part. `make` gets all claims of one partition, by day of publication,
    report, place in it and id, with the denials by the claim denied, and gives nouns of type `noun`: dataclasses of
    plain fields, whose `key` tells them apart in the whole ledger. Both are pure; both may be called in any order."""

    name: str
    kinds: frozenset[Kind]
    keys: Keys
    make: Make
    noun: type


PARTITIONED: tuple[Partitioned, ...] = ()
