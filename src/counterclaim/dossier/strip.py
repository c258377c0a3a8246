"""Figures on one line, to be compared at a glance: in-cell charts that need no script."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from counterclaim.dossier.asked import Asked, Said

# Figures further apart than this are set on a line by powers of ten: on an even one the small would all be at its
# start.
EVEN_REACH = 40
# Room for half a sign at either end of the line, in percent of its width.
EDGE = 4.0
# Signs nearer than this, in percent of the width, would cover one another: about a sign of a line of 400 pixels.
NEAR = 3.0
# Where signs stand that would: above the line and below it, and on it, in pixels from the top of a line of 26.
MIDDLE = 13
ASIDE = (6, 20, 13)


@dataclass(frozen=True, slots=True)
class Scale:
    """“From 0 to 100, evenly.” From figures to percent of a line's width."""

    top: int
    powers: bool

    def at(self, figure: int) -> float:
        """Percent from the line's start."""
        share = math.log10(figure + 1) / math.log10(self.top + 1) if self.powers else figure / self.top
        return round(EDGE + min(share, 1.0) * (100 - 2 * EDGE), 2)

    @property
    def ticks(self) -> tuple[int, ...]:
        """Round figures to be written under the line."""
        if self.powers:
            return (0, *(10**n for n in range(int(math.log10(self.top)) + 1)))
        step = _round_up(max(self.top // 4, 1))
        return tuple(range(0, self.top + 1, step))


@dataclass(frozen=True, slots=True)
class Mark:
    """“A sign at 34 % with a bar up to 60 %.” `y` is in pixels. `open_low` and `open_high` are ends without a limit."""

    claim: str
    sign: int
    x: float
    low: float | None
    high: float | None
    open_low: bool
    open_high: bool
    vague: bool
    y: int = MIDDLE


def scale_of(figures: Iterable[int]) -> Scale:
    """One scale for all of these figures: even where they are of one size, by powers of ten where they are not."""
    found = sorted(figure for figure in figures if figure > 0)
    if not found:
        return Scale(10, powers=False)
    top = _round_up(found[-1])
    return Scale(top, powers=found[-1] > EVEN_REACH * found[len(found) // 2] or found[-1] > EVEN_REACH * EVEN_REACH)


def marks_of(question: Asked, scale: Scale) -> tuple[Mark, ...]:
    """A mark for each claimant's latest figure."""
    return dodged(mark_of(one.latest, one.sign, scale) for one in question.claimants if one.latest.mark is not None)


def dodged(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The same from left to right, those that would cover one another above and below the line."""
    groups: list[list[Mark]] = []
    for mark in sorted(marks, key=lambda one: one.x):
        if groups and mark.x - groups[-1][-1].x < NEAR:
            groups[-1].append(mark)
        else:
            groups.append([mark])
    return tuple(
        replace(mark, y=ASIDE[place % len(ASIDE)] if len(group) > 1 else MIDDLE)
        for group in groups
        for place, mark in enumerate(group)
    )


def mark_of(said: Said, sign: int, scale: Scale) -> Mark:
    """The mark of a figure that has a number."""
    assert said.mark is not None
    return Mark(
        claim=said.claim,
        sign=sign,
        x=scale.at(said.mark),
        low=None if said.low is None else scale.at(said.low),
        high=None if said.high is None else scale.at(said.high),
        open_low=said.low is None and said.high is not None,
        open_high=said.low is not None and said.high is None,
        vague=said.vague,
    )


def figures_of(questions: Sequence[Asked]) -> list[int]:
    """The latest figure of every claimant."""
    return [one.latest.mark for q in questions for one in q.claimants if one.latest.mark is not None]


def _round_up(figure: int) -> int:
    """The next 1, 2, 5 or 10 of its power of ten."""
    power: int = 10 ** int(math.log10(max(figure, 1)))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= figure)
