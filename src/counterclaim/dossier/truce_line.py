"""A truce on a line of days: what is said of it, by whom, how long after it began. One scale for all truces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.dossier.days import plain_day
from counterclaim.dossier.palette import Palette, claimant_words
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import CeasefireDetails, Claim, TruceAct
from counterclaim.model.truce import TruceClock
from counterclaim.reconcile.intervals import days_of

# The longest line, in days from the beginning of a truce; what is later stands at its end.
LONGEST = 30
# No line is shorter: two marks of one day and the next stay apart.
SHORTEST = 4
# What comes before a truce, calls and proposals, is shown from so many days before it.
BEFORE = 3
# Room at both ends, in percent of the width.
EDGE = 6.0
# Days under a line, at most.
TICKS = 6
# Signs of one lane and day stand beside one another, this many at most; the last tells how many more there are.
BESIDE = 3

# What is said of the truce itself stands in its own lane, whoever says it.
_OF_TRUCE = frozenset(TruceAct) - {TruceAct.COMPLIED, TruceAct.VIOLATED}
# From left to right on one day.
_ORDER = (
    TruceAct.PROPOSED,
    TruceAct.CALLED_FOR,
    TruceAct.REJECTED,
    TruceAct.AGREED,
    TruceAct.IN_FORCE,
    TruceAct.EXTENDED,
    TruceAct.VIOLATED,
    TruceAct.COMPLIED,
    TruceAct.ENDED,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """“✕ at 37 %: Armenia says that Azerbaijan broke the truce.” `x` is in percent, `beside` the place among signs of
    one day, `more` how many further ones of that day aren't drawn. `claims` are those that say it, by id."""

    act: str
    x: float
    beside: int
    label: str
    claims: tuple[str, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """“Armenia, which accuses Azerbaijan.” `sign` is that of a claimant, None in the truce's own lane."""

    name: str
    note: str
    sign: int | None
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """“+1, 18 Oct.”"""

    x: float
    after: str
    day: str


@dataclass(frozen=True, slots=True)
class Line:
    """A truce's lanes. `from_` and `to` are in percent: from the day on which it is said to have begun to that on which
    it is said to have ended, else on which the next one began. `agreed` is where it was agreed, None where that is no
    earlier. `open_end` is true where nobody says that it ended, `next` where another one followed."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    from_: float
    to: float
    agreed: float | None
    open_end: bool
    next: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """“From 3 days before a truce begins to 14 days after.”"""

    first: int
    last: int

    def at(self, lag: int) -> float:
        """Percent from the line's start; days outside stand at its ends."""
        share = (min(max(lag, self.first), self.last) - self.first) / (self.last - self.first)
        return round(EDGE + share * (100 - 2 * EDGE), 2)


@dataclass(frozen=True, slots=True)
class Told:
    """A claim about a truce with its row and its day."""

    claim: Claim
    row: Row
    day: date

    @property
    def details(self) -> CeasefireDetails:
        """Of the truce."""
        assert isinstance(self.claim.details, CeasefireDetails)
        return self.claim.details


def told_of(claims: Iterable[str], by_id: Mapping[str, Claim], rows: Mapping[str, Row]) -> tuple[Told, ...]:
    """Those of the claims that stand on the page and have a day, in order of time."""
    found = []
    for claim in (by_id[one] for one in claims if one in by_id and one in rows):
        first, last = days_of(claim.date)
        said = rows[claim.id].said
        day = first or last or (date.fromisoformat(said) if said else None)
        if day is not None and isinstance(claim.details, CeasefireDetails):
            found.append(Told(claim, rows[claim.id], day))
    return tuple(sorted(found, key=lambda one: (one.day, one.row.said or "9999", one.row.report, one.claim.span)))


def scale_of(truces: Sequence[tuple[date, TruceClock, Sequence[Told]]]) -> Scale:
    """One scale that holds them all."""
    first, last = 0, SHORTEST
    for begun, clock, told in truces:
        lags = [(one.day - begun).days for one in told]
        lags += [(day - begun).days for day in (clock.announced, clock.ended_on, clock.followed_by) if day is not None]
        first = min(first, *lags, 0)
        last = max(last, *lags, 0)
    return Scale(max(first, -BEFORE), min(last, LONGEST))


def line_of(begun: date, clock: TruceClock, told: Sequence[Told], scale: Scale, palette: Palette) -> Line:
    """The lanes of one truce; `begun` is the day from which its lags are counted."""
    own = [one for one in told if one.details.act in _OF_TRUCE]
    speakers: dict[str, list[Told]] = {}
    for one in told:
        if one.details.act not in _OF_TRUCE:
            speakers.setdefault(one.row.claimant, []).append(one)
    lanes = [Lane("The truce itself", "", None, _marks(own, begun, clock, scale))] if own else []
    for name, spoken in sorted(speakers.items(), key=lambda item: (item[0].startswith("(outlet)"), item[1][0].day)):
        accused = dict.fromkeys(
            party for one in spoken if one.details.act is TruceAct.VIOLATED for party in one.details.by
        )
        note = f"accuses {' and '.join(accused)}" if accused else ""
        marks = _marks(spoken, begun, clock, scale)
        lanes.append(Lane(claimant_words(name), note, palette.sign(name), marks))
    ends = [day for day in (clock.ended_on, clock.followed_by) if day is not None]
    end = min(ends, default=None)
    earlier = clock.announced is not None and clock.effective is not None and clock.announced < clock.effective
    return Line(
        lanes=tuple(lanes),
        ticks=_ticks(begun, scale),
        from_=scale.at(0),
        to=scale.at((end - begun).days if end is not None else scale.last),
        agreed=scale.at((clock.announced - begun).days) if earlier and clock.announced is not None else None,
        open_end=clock.ended_on is None,
        next=clock.followed_by is not None and (clock.ended_on is None or clock.followed_by <= clock.ended_on),
    )


def _marks(told: Sequence[Told], begun: date, clock: TruceClock, scale: Scale) -> tuple[Mark, ...]:
    """One for each day and act, of a breach or a keeping for each party too; those of one day beside one another."""
    same: dict[tuple[int, TruceAct, tuple[str, ...]], list[Told]] = {}
    for one in told:
        by = () if one.details.act in _OF_TRUCE else one.details.by
        same.setdefault(((one.day - begun).days, one.details.act, by), []).append(one)
    at: dict[float, list[Mark]] = {}
    for (lag, act, _), group in sorted(same.items(), key=lambda item: (item[0][0], _ORDER.index(item[0][1]))):
        here = at.setdefault(scale.at(lag), [])
        glosses = "; ".join(dict.fromkeys(one.row.gloss for one in group))
        words = f"{_who(group)}: {glosses}, {plain_day(group[0].day.isoformat())}{lag_words(lag, clock)}"
        here.append(Mark(act.value, scale.at(lag), len(here), words, tuple(one.claim.id for one in group)))
    found: list[Mark] = []
    for marks in at.values():
        kept, left = marks[:BESIDE], marks[BESIDE:]
        if left:
            last = kept[-1]
            kept[-1] = Mark(last.act, last.x, last.beside, last.label, last.claims, len(left))
        found += kept
    return tuple(found)


def _who(group: Sequence[Told]) -> str:
    return " and ".join(dict.fromkeys(claimant_words(one.row.claimant) for one in group))


def lag_words(lag: int | None, clock: TruceClock) -> str:
    """\", 2 days after it took effect\"; empty where that isn't known."""
    if lag is None:
        return ""
    what = "it took effect" if clock.effective else "it was agreed"
    if lag == 0:
        return f", on the day on which {what}"
    return f", {abs(lag)} day{'s' if abs(lag) != 1 else ''} {'after' if lag > 0 else 'before'} {what}"


def _ticks(begun: date, scale: Scale) -> tuple[Tick, ...]:
    step = max(1, -(-(scale.last - scale.first) // TICKS))
    lags = [*range(0, scale.last + 1, step), *range(-step, scale.first - 1, -step)]
    return tuple(
        Tick(scale.at(lag), f"{lag:+d}" if lag else "0", _short(begun + timedelta(days=lag))) for lag in sorted(lags)
    )


def _short(day: date) -> str:
    """\"18 Oct\": the year stands in the heading."""
    return plain_day(day.isoformat()).rsplit(" ", 1)[0]
