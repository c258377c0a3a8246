"""What a trial is: something done to the program that nobody should do, how often, and what happened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


class CannotTryError(Exception):
    """This machine doesn't let a trial be made; the message says why."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """“100 builds were killed; each time the ledger held.” `wrong` says what should not have happened."""

    tried: int
    happened: str
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """One row of the table in docs/trust.md. `run` takes an empty folder and how often to try: `few` times in the
    tests, `many` times by `make trust`. A trial with its own list of inputs tries each of them once. `cost` is about
    how many seconds `many` times take: the longest are begun first."""

    group: str
    name: str
    run: Callable[[Path, int], Outcome]
    few: int = 0
    many: int = 0
    cost: int = 0


TRIALS: list[Trial] = []


def trial(
    group: str, name: str, few: int = 0, many: int = 0, cost: int = 0
) -> Callable[[Callable[[Path, int], Outcome]], Trial]:
    """Puts a function into the table."""

    def put(run: Callable[[Path, int], Outcome]) -> Trial:
        made = Trial(group, name, run, few, many, cost)
        TRIALS.append(made)
        return made

    return put


def told(counts: dict[str, int]) -> str:
    """“97 killed, 3 done before”: what happened how often, without what never did."""
    return ", ".join(f"{number:,} {what}" for what, number in counts.items() if number)
