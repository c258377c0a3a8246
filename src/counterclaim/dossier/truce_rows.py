"""The truce section: each truce on a line of days, its clock, and every claim about it as it was said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.material import TruceGroup
from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.dossier.truce_line import Line, Told, lag_words, line_of, scale_of, told_of
from counterclaim.model.truce import TruceClock

# Past so many, lines are no longer read; the latest are drawn, the table of clocks has all.
MOST_LINES = 40
# On the page of a folder: claims of one truce, claims of all, and rows of the table of clocks. The latest are listed.
MOST_LISTED = 150
MOST_ROWS = 700
MOST_CLOCKS = 300


@dataclass(frozen=True, slots=True)
class BreachRow:
    """“Armenia accuses Azerbaijan: first on 18 Oct 2020, 1 day after it took effect; 2 claims.”"""

    accuser: str
    accused: str
    when: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A truce as a row: when it was announced and took effect, who accuses whom how soon, who is said to keep it, and
    how it ended. Days are written out, empty where no claim gives one."""

    parties: tuple[str, ...]
    announced: str
    effective: str
    breaches: tuple[BreachRow, ...]
    kept_by: tuple[tuple[str, str], ...]  # who is said to keep it, the claim
    ended: str
    ended_by: tuple[str, ...]  # claims
    extended: tuple[str, ...]
    mutual: bool


@dataclass(frozen=True, slots=True)
class TruceView:
    """“Truce of 17 Oct 2020, through France.” `rows` are in the order in which they were said; `line` and `clock` are
    None for claims about no truce that is dated."""

    anchor: str
    title: str
    rows: tuple[Row, ...]
    line: Line | None = None
    clock: ClockRow | None = None
    earlier: int = 0  # claims that the page doesn't list, said before the others


@dataclass(frozen=True, slots=True)
class TruceSection:
    """All truces by the day on which they began, last the claims that belong to none. Of those before the `shown` ones
    no claim is listed; `clocks_left_out` aren't in the table either."""

    truces: tuple[TruceView, ...]
    clocks_left_out: int = 0

    @property
    def shown(self) -> tuple[TruceView, ...]:
        """Those with a line or claims."""
        return tuple(truce for truce in self.truces if truce.rows)

    @property
    def clocks(self) -> tuple[TruceView, ...]:
        """Those with a clock."""
        return tuple(truce for truce in self.truces if truce.clock is not None)[self.clocks_left_out :]


def truce_section(register: Register) -> TruceSection | None:
    """None where nobody speaks of a truce."""
    rows = {row.id: row for row in register.of_kind("ceasefire")}
    by_id = {claim.id: claim for claim in register.claims}
    dated: list[tuple[date, TruceGroup, tuple[Told, ...]]] = []
    for group in register.material.truces:
        told = told_of(group.claims, by_id, rows)
        started = group.clock.effective or group.clock.announced or group.begun
        if told and started is not None:
            dated.append((started, group, told))
    scale = scale_of([(started, group.clock, told) for started, group, told in dated])
    views, placed = [], set[str]()
    for number, (started, group, told) in enumerate(dated):
        members = [rows[claim] for claim in group.claims if claim in rows]
        placed.update(row.id for row in members)
        drawn = number >= len(dated) - MOST_LINES
        line = line_of(started, group.clock, told, scale, register.palette) if drawn else None
        views.append(
            TruceView(f"truce-{number + 1}", _title(group), _in_order(members), line, _clock(group.clock, rows))
        )
    left = [row for row in rows.values() if row.id not in placed]
    if left:
        title = "Calls, proposals and breaches of no truce that is dated" if views else "Claims about truces"
        views.append(TruceView("truce-none", title, _in_order(left)))
    if not views:
        return None
    return _trimmed(views) if register.pages else TruceSection(tuple(views))


def _trimmed(views: Sequence[TruceView]) -> TruceSection:
    """As much of it as one page of a folder shows quickly: the latest of all."""
    room, out = MOST_ROWS, list[TruceView]()
    for view in reversed(views):
        kept = min(len(view.rows), MOST_LISTED, room)
        room -= kept
        rows = view.rows[len(view.rows) - kept :]
        out.insert(0, replace(view, rows=rows, earlier=len(view.rows) - kept, line=view.line if kept else None))
    clocks = sum(1 for view in out if view.clock is not None)
    return TruceSection(tuple(out), max(0, clocks - MOST_CLOCKS))


def _title(group: TruceGroup) -> str:
    through = f", through {' and '.join(group.mediators)}" if group.mediators else ""
    day = group.clock.announced or group.clock.effective or group.begun
    return f"Truce of {_day(day)}{through}" if day else f"Truce{through}"


def _clock(clock: TruceClock, rows: Mapping[str, Row]) -> ClockRow:
    return ClockRow(
        parties=clock.parties,
        announced=_day(clock.announced),
        effective=_day(clock.effective),
        breaches=tuple(
            BreachRow(
                claimant_words(one.accuser),
                " and ".join(one.accused) or "nobody named",
                f"{_day(one.day)}{lag_words(one.lag, clock)}",
                tuple(claim for claim in one.claims if claim in rows),
            )
            for one in clock.breaches
            if any(claim in rows for claim in one.claims)
        ),
        kept_by=tuple((party, claim) for party, claim in clock.complied if claim in rows),
        ended=_ended(clock),
        ended_by=tuple(claim for claim in clock.ended if claim in rows),
        extended=tuple(claim for claim in clock.extended if claim in rows),
        mutual=clock.mutual,
    )


def _ended(clock: TruceClock) -> str:
    if clock.ended_on:
        return f"said to have ended on {_day(clock.ended_on)}"
    if clock.followed_by:
        return f"nobody says so; the next one began on {_day(clock.followed_by)}"
    return "nobody says so"


def _day(day: date | None) -> str:
    return plain_day(day.isoformat()) if day else ""


def _in_order(rows: Sequence[Row]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (row.said or "9999", row.report, row.id)))
