"""The overview: what the parties agree on, what they dispute most widely, what is withheld, what changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from counterclaim.dossier.asked import Asked, Claimant
from counterclaim.dossier.events import Event, events_of
from counterclaim.dossier.places import PlaceAsked, places_asked
from counterclaim.dossier.register import Register
from counterclaim.dossier.strip import Mark, Scale, dodged, figures_of, mark_of, marks_of, scale_of
from counterclaim.model.claim import Kind
from counterclaim.model.question import Standing

# What one look takes in; the sections below have the rest.
MOST_WIDE = 6
MOST_LINES = 6
MOST_EVENTS = 150
# Without a day to start from, what changed in the last week of coverage is shown.
LAST_WEEK = timedelta(days=7)
# Bars of a histogram that can still be told apart.
MOST_BARS = 120


@dataclass(frozen=True, slots=True)
class Wide:
    """A disputed question with its figures on a line of its own: the two that are farthest apart, of the time when both
    had last spoken, where they exclude each other; else the latest of each. `others` are claimants beside these."""

    asked: Asked
    scale: Scale
    marks: tuple[Mark, ...]
    others: tuple[Claimant, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """“27 September: 14 claims.” `x`, `width` and `height` in percent of the histogram."""

    first: str
    last: str
    claims: int
    x: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Overview:
    """The first screen."""

    reports: int
    outlets: int
    origins: int
    claims: int
    counts: tuple[tuple[str, int], ...]
    bars: tuple[Bar, ...]
    wide: tuple[Wide, ...]
    places: tuple[PlaceAsked, ...]  # contested or denied
    open_places: int  # how many there are, the rest stand in the disputes
    agreed: tuple[Asked, ...]
    agreed_places: tuple[PlaceAsked, ...]
    withheld: tuple[Asked, ...]
    more: tuple[int, int, int]  # disputed, agreed and withheld questions that are left to the sections below
    events: tuple[Event, ...]
    since: str


def overview(register: Register) -> Overview:
    """Always there."""
    material = register.material
    open_ = [q for q in register.questions if q.standing in (Standing.CONTESTED.value, Standing.DENIED.value)]
    open_.sort(key=lambda q: (q.standing != Standing.CONTESTED.value, -(q.width or 0), -len(q.answers), q.name))
    agreed = [q for q in register.questions if q.standing == Standing.AGREED.value]
    withheld = [q for q in register.questions if q.withheld_by]
    places = places_asked(register)
    open_places = _standing(places, Standing.CONTESTED, Standing.DENIED)
    tally = Counter(claim.kind for claim in material.claims)
    days = sorted(r.published for r in material.reports.values() if r.published)
    since = material.since or ((days[-1] - LAST_WEEK).isoformat() if days else "")
    return Overview(
        reports=len(material.reports),
        outlets=len({report.outlet for report in material.reports.values() if report.outlet}),
        origins=len({material.origins[name].name for name in material.reports if name in material.origins}),
        claims=len(material.claims),
        counts=tuple((kind.value, tally[kind]) for kind in Kind if tally[kind]),
        bars=bars_of([row.said for row in register.rows.values()]),
        wide=tuple(_wide(q) for q in open_[:MOST_WIDE]),
        places=open_places[:MOST_LINES],
        open_places=len(open_places),
        agreed=tuple(agreed[:MOST_LINES]),
        agreed_places=_standing(places, Standing.AGREED)[:MOST_LINES],
        withheld=tuple(withheld[:MOST_LINES]),
        more=(
            max(0, len(open_) - MOST_WIDE),
            max(0, len(agreed) - MOST_LINES),
            max(0, len(withheld) - MOST_LINES),
        ),
        events=events_of(register)[:MOST_EVENTS],
        since=since,
    )


def _wide(question: Asked) -> Wide:
    if not question.apart:
        scale = scale_of(figures_of([question]))
        return Wide(question, scale, marks_of(question, scale), question.claimants)
    named = {said.claimant for said in question.apart}
    scale = scale_of([said.mark for said in question.apart if said.mark is not None])
    signs = {one.name: one.sign for one in question.claimants}
    marks = dodged(mark_of(said, signs[said.claimant], scale) for said in question.apart if said.mark is not None)
    return Wide(question, scale, marks, tuple(one for one in question.claimants if one.name not in named))


def _standing(places: Iterable[PlaceAsked], *wanted: Standing) -> tuple[PlaceAsked, ...]:
    return tuple(place for place in places if place.standing in {one.value for one in wanted})


def bars_of(said: Sequence[str]) -> tuple[Bar, ...]:
    """How many claims were said on each day, or in as many days as make bars that can be told apart."""
    counted = Counter(date.fromisoformat(day) for day in said if day)
    if not counted:
        return ()
    first, last = min(counted), max(counted)
    days = (last - first).days + 1
    size = -(-days // MOST_BARS)
    bars = -(-days // size)
    in_bar: Counter[int] = Counter()
    for day, number in counted.items():
        in_bar[(day - first).days // size] += number
    top = max(in_bar.values())
    return tuple(
        Bar(
            first=(first + timedelta(days=size * bar)).isoformat(),
            last=min(last, first + timedelta(days=size * (bar + 1) - 1)).isoformat(),
            claims=number,
            x=round(100 * bar / bars, 3),
            width=round(100 / bars, 3),
            height=round(100 * number / top, 2),
        )
        for bar, number in sorted(in_bar.items())
    )
