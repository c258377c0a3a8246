"""The truce section: each truce with its clock, and every claim about it in the order in which it was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.material import TruceGroup
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.truce import TruceClock


@dataclass(frozen=True, slots=True)
class Fact:
    """“first breach alleged by Armenia: 18 Oct 2020, the day after”, with the claim that says so, or none."""

    name: str
    value: str
    claim: str = ""


@dataclass(frozen=True, slots=True)
class TruceView:
    """“Truce of 17 Oct 2020, through France.” `rows` are in the order in which they were said."""

    title: str
    facts: tuple[Fact, ...]
    rows: tuple[Row, ...]


def truce_section(register: Register) -> tuple[TruceView, ...] | None:
    """None where nobody speaks of a truce."""
    return truce_views(register.material.truces, register.of_kind("ceasefire")) or None


def truce_views(groups: Sequence[TruceGroup], rows: Sequence[Row]) -> tuple[TruceView, ...]:
    """Truces by the day on which they began; claims that belong to none come last."""
    by_id: Mapping[str, Row] = {row.id: row for row in rows}
    out, placed = [], set[str]()
    for group in groups:
        members = [by_id[claim] for claim in group.claims if claim in by_id]
        if not members or group.begun is None:
            continue
        placed.update(row.id for row in members)
        through = f", through {' and '.join(group.mediators)}" if group.mediators else ""
        title = f"Truce of {_day(group.begun)}{through}"
        out.append(TruceView(title, tuple(_facts(group.clock, by_id)), _in_order(members)))
    left = [row for row in rows if row.id not in placed]
    if left:
        title = "Calls, proposals and breaches of no truce that is dated" if out else "Claims about truces"
        out.append(TruceView(title, (), _in_order(left)))
    return tuple(out)


def _facts(clock: TruceClock, listed: Mapping[str, Row]) -> list[Fact]:
    facts = [Fact("parties", ", ".join(clock.parties))] if clock.parties else []
    if clock.announced:
        facts.append(Fact("announced", _day(clock.announced)))
    if clock.effective:
        facts.append(Fact("in effect", _day(clock.effective)))
    for breach in clock.breaches:
        accused = " and ".join(breach.accused)
        when = f": {_day(breach.day)}{_lag(breach.lag)}" if breach.day else ""
        claim = breach.claim if breach.claim in listed else ""
        facts.append(Fact(f"first breach alleged by {breach.accuser}", f"by {accused or 'nobody named'}{when}", claim))
    for party, claim in clock.complied:
        facts.append(Fact("said to keep it", party, claim if claim in listed else ""))
    if clock.ended_on:
        facts.append(Fact("ended", _day(clock.ended_on)))
    if clock.followed_by:
        facts.append(Fact("next truce", _day(clock.followed_by)))
    return facts


def _lag(days: int | None) -> str:
    if days is None:
        return ""
    return ", the same day" if days == 0 else f", {days} day{'s' if days != 1 else ''} after it took effect"


def _day(day: date) -> str:
    return plain_day(day.isoformat())


def _in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.said or "9999", row.report, row.id)))
