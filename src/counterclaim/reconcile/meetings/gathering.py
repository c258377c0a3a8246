"""From notices of many reports to meetings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from counterclaim.model.claim import TalksState
from counterclaim.model.denial import Tie
from counterclaim.model.meeting import Meeting, Notice
from counterclaim.model.question import Standing, Unplaced
from counterclaim.reconcile.meetings.notices import SEVERAL, Noticed
from counterclaim.reconcile.names import commonest, name_key
from counterclaim.reconcile.standing import OUTLET

# A meeting of the same parties is put off by a day, or runs on for one.
PUT_OFF = timedelta(days=1)
# In the order in which a meeting comes about.
_ORDER = (
    TalksState.PROPOSED,
    TalksState.PLANNED,
    TalksState.UNDER_WAY,
    TalksState.HELD,
    TalksState.FAILED,
    TalksState.REFUSED,
)
_TOOK_PLACE = frozenset({TalksState.UNDER_WAY, TalksState.HELD, TalksState.FAILED})


def meetings_of(noticed: Iterable[Noticed], denied: Mapping[str, Sequence[Tie]]) -> Iterator[Meeting | Unplaced]:
    """The meetings, by key, and the notices that may be of several.

    Two notices touch one another only where their days lie within `PUT_OFF` of each other and they share a party or
    the venue, so a new report touches the meetings of its days alone.
    """
    groups: list[list[Noticed]] = []
    ordered = sorted(noticed, key=lambda one: (not one.dated, -_says(one), *_canonical(one)))
    for one in ordered:
        fitting = [group for group in groups if _fits(one, group)]
        best = max((_shared(one, group) for group in fitting), default=0)
        fitting = [group for group in fitting if _shared(one, group) == best]
        if len(fitting) == 1:
            fitting[0].append(one)
        elif fitting:
            yield Unplaced(one.notice.claim, SEVERAL)
        else:
            groups.append([one])
    keys = Counter[str]()
    yield from sorted((_meeting(group, denied, keys) for group in groups), key=lambda one: one.key)


def _says(one: Noticed) -> int:
    return min(len(one.parties), 3) + bool(one.venue) + bool(one.mediators)


def _fits(one: Noticed, group: Sequence[Noticed]) -> bool:
    return all(_may_be_one(one, other) for other in group) and any(_tied(one, other) for other in group)


def _may_be_one(one: Noticed, other: Noticed) -> bool:
    if one.venue and other.venue and one.venue != other.venue:
        return False
    mine, theirs = one.parties | one.mediators, other.parties | other.mediators
    if one.parties and other.parties and not mine & theirs:
        return False
    return one.days[0] - PUT_OFF <= other.days[1] and other.days[0] - PUT_OFF <= one.days[1]


def _tied(one: Noticed, other: Noticed) -> bool:
    """True where the two have enough in common: two of who meets and mediates, or one and the venue; on days that meet,
    the venue alone where one of them names nobody."""
    people = len((one.parties | one.mediators) & (other.parties | other.mediators))
    venue = bool(one.venue) and one.venue == other.venue
    if people >= 2 or (people and venue):
        return True
    meet = one.days[0] <= other.days[1] and other.days[0] <= one.days[1]
    return venue and meet and not (one.parties and other.parties)


def _shared(one: Noticed, group: Sequence[Noticed]) -> int:
    return max(
        2 * (one.days[0] <= other.days[1] and other.days[0] <= one.days[1])
        + len((one.parties | one.mediators) & (other.parties | other.mediators))
        + (bool(one.venue) and one.venue == other.venue)
        for other in group
    )


def _canonical(one: Noticed) -> tuple[str, str, int, str]:
    return one.notice.said or "9999", one.report, one.start, one.notice.claim


def _meeting(group: Sequence[Noticed], denied: Mapping[str, Sequence[Tie]], keys: Counter[str]) -> Meeting:
    ordered = sorted(group, key=_canonical)
    notices = tuple(one.notice for one in ordered)
    day = _day(ordered)
    parties = _names(ordered, lambda one: one.parties)
    mediators = _names(ordered, lambda one: one.mediators)
    venue = commonest(one.venue for one in notices)
    ties = tuple(
        sorted({tie for one in notices for tie in denied.get(one.claim, ())}, key=lambda tie: (tie.denial, tie.denied))
    )
    people = "+".join(sorted(frozenset().union(*(one.parties | one.mediators for one in ordered))))
    base = f"meeting|{day or ordered[0].days[1].isoformat()}|{name_key(venue)}|{people}|"
    keys[base] += 1
    latest = max(notices, key=lambda one: (one.said or "", _ORDER.index(one.state)))
    return Meeting(
        key=f"{base}{keys[base]}",
        day=day,
        parties=parties,
        mediators=mediators,
        venue=venue,
        where=next((one.where for one in ordered if one.where is not None and one.notice.venue == venue), None),
        notices=notices,
        state=latest.state,
        standing=_standing(notices, ties),
        denials=ties,
        origins=tuple(sorted({one.origin for one in notices})),
    )


def _standing(notices: Sequence[Notice], ties: Sequence[Tie]) -> Standing:
    """How the notices stand:

    - `contested`: one claimant's latest word is that the meeting is refused, another's that it takes place or took
      place, said no later; or somebody denies what a source says of it;
    - `denied`: somebody denies what is told by no source but the outlets;
    - `agreed`: two claimants of two origins tell of it;
    - `uncorroborated`: one claimant alone, or one origin.
    """
    latest: dict[str, Notice] = {}
    for one in sorted(notices, key=lambda one: (one.said or "", _ORDER.index(one.state), one.claim)):
        latest[name_key(one.claimant)] = one
    off = [one for one in latest.values() if one.state is TalksState.REFUSED]
    on = [one for one in latest.values() if one.state is not TalksState.REFUSED]
    took_place = max(((one.said or "") for one in on if one.state in _TOOK_PLACE), default="")
    standing_off = [one for one in off if (one.said or "") >= took_place]
    sourced = {one.claim for one in notices if not one.claimant.startswith(OUTLET)}
    if (standing_off and on) or any(tie.denied in sourced for tie in ties):
        return Standing.CONTESTED
    if ties:
        return Standing.DENIED
    several = len(latest) > 1 and len({one.origin for one in notices}) > 1
    return Standing.AGREED if several else Standing.UNCORROBORATED


def _day(group: Sequence[Noticed]) -> str | None:
    """The day most notices give, of equals the shortest and then the first; None where none gives one."""
    dated = Counter(one.days for one in group if one.dated)
    if not dated:
        return None
    first, last = min(dated, key=lambda days: (-dated[days], days[1] - days[0], days))
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _names(group: Sequence[Noticed], of: Callable[[Noticed], frozenset[str]]) -> tuple[str, ...]:
    """The names, each by the spelling met most often, in the alphabet's order."""
    folded = sorted({name for one in group for name in of(one)})
    written = [name for one in group for name in (*one.notice.parties, *one.notice.mediators)]
    return tuple(commonest(one for one in written if name_key(one) == name) or name for name in folded)
