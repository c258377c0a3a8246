"""From accounts of many reports to incidents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby

from counterclaim.model.claim import Means
from counterclaim.model.denial import Tie
from counterclaim.model.incident import Incident
from counterclaim.model.question import Unplaced
from counterclaim.reconcile.incidents.accounts import SEVERAL, Counted, Told
from counterclaim.reconcile.incidents.blaming import blames_of, standing_of_blame
from counterclaim.reconcile.intervals import stab
from counterclaim.reconcile.names import commonest, is_name, name_key, party_key


def incidents_of(
    told: Iterable[Told],
    counted: Iterable[Counted],
    denied: Mapping[str, Sequence[Tie]],
    questions: Mapping[str, str],
) -> Iterator[Incident | Unplaced]:
    """The incidents, by key, and the accounts that may be of several.

    `questions` gives the key of the question that a toll's claim answers. Only accounts of one `base` touch one
    another, and of these only such as share a day, so a new report touches the incidents of its places and days alone.
    """
    by_attack: dict[str, list[Counted]] = {}
    for one in counted:
        by_attack.setdefault(one.attack, []).append(one)
    for _, group in groupby(sorted(told, key=_canonical), key=lambda one: one.base):
        found: list[Incident] = []
        keys = Counter[str]()
        for members in _groups(list(group)):
            if isinstance(members, Unplaced):
                yield members
                continue
            incident = _incident(members, by_attack, denied, questions, keys)
            found.append(incident)
        yield from sorted(found, key=lambda one: one.key)


def _groups(members: Sequence[Told]) -> Iterator[list[Told] | Unplaced]:
    """The accounts of each incident of one place: those with a common day that nothing tells apart. An account with no
    date joins the one incident of its days that it fits; where it fits several it is left out."""
    dated = [one for one in members if one.dated]
    groups = [same for day in stab(dated, lambda one: one.days) for same in _alike(day)]
    loose: list[Told] = []
    joining: list[tuple[list[Told], Told]] = []
    for one in (one for one in members if not one.dated):
        fitting = [group for group in groups if _fits(one, group)]
        best = max((_shared(one, group) for group in fitting), default=0)
        fitting = [group for group in fitting if _shared(one, group) == best]
        if len(fitting) == 1:
            joining.append((fitting[0], one))
        elif fitting:
            yield Unplaced(one.account.claim, SEVERAL)
        else:
            loose.append(one)
    for group, one in joining:
        group.append(one)
    yield from groups
    yield from (same for day in stab(loose, lambda one: one.days) for same in _alike(day))


def _alike(members: Sequence[Told]) -> list[list[Told]]:
    """Accounts of one place and day that nothing tells apart; those that say most come first."""
    groups: list[list[Told]] = []
    for one in sorted(members, key=lambda one: (-len(one.traits), *_canonical(one))):
        fitting = [group for group in groups if not any(_apart(one, other) for other in group)]
        if fitting:
            max(fitting, key=lambda group: (_shared(one, group), -groups.index(group))).append(one)
        else:
            groups.append([one])
    return groups


def _fits(one: Told, group: Sequence[Told]) -> bool:
    first = max(other.days[0] for other in group)
    last = min(other.days[1] for other in group)
    return one.days[0] <= last and first <= one.days[1] and not any(_apart(one, other) for other in group)


def _apart(one: Told, other: Told) -> bool:
    """True where two accounts can't be of one use of force: what tells attacks apart differs, or one speaker of one
    report has two parties do it."""
    if one.traits.excludes(other.traits):
        return True
    mine, theirs = one.account, other.account
    if one.large and mine.by and theirs.by and not one.traits.strongly_shares(other.traits):
        # In a city two parties that are said to strike on one day make two attacks; but each may blame the other.
        accused = party_key(mine.claimant) == party_key(theirs.by) and party_key(theirs.claimant) == party_key(mine.by)
        if party_key(mine.by) != party_key(theirs.by) and not accused:
            return True
    return (
        one.report == other.report
        and mine.claimant == theirs.claimant
        and bool(mine.by and theirs.by)
        and name_key(mine.by) != name_key(theirs.by)
        and is_name(mine.by or "")
        and is_name(theirs.by or "")
    )


def _shared(one: Told, group: Sequence[Told]) -> int:
    return max(one.traits.shared(other.traits) for other in group)


def _canonical(one: Told) -> tuple[str, str, str, int, str]:
    return one.base, one.account.said or "9999", one.report, one.start, one.account.claim


def _incident(
    members: Sequence[Told],
    by_attack: Mapping[str, Sequence[Counted]],
    denied: Mapping[str, Sequence[Tie]],
    questions: Mapping[str, str],
    keys: Counter[str],
) -> Incident:
    ordered = sorted(members, key=_canonical)
    accounts = tuple(one.account for one in ordered)
    linked = [toll for one in accounts for toll in by_attack.get(one.claim, ())]
    tolls = sorted(linked, key=lambda one: (one.said or "9999", one.toll))
    blames = blames_of(accounts, tolls)
    standing, ties = standing_of_blame(accounts, blames, denied)
    means = Counter(one.means for one in accounts)
    day = _day(ordered)
    base = f"{ordered[0].base}|{day or _span_words(ordered[0].days)}|"
    keys[base] += 1
    located = [one for one in ordered if one.where is not None]
    place = commonest(one.place for one in ordered) or ""
    return Incident(
        key=f"incident|{base}{keys[base]}",
        day=day,
        place=place,
        where=next((one.where for one in located if one.place == place), located[0].where if located else None),
        means=tuple(sorted(means, key=lambda one: (one is Means.OTHER, -means[one], list(Means).index(one)))),
        targets=tuple(_by_number(one.target for one in accounts)),
        accounts=accounts,
        blames=blames,
        standing=standing,
        tolls=tuple(dict.fromkeys(one.toll for one in tolls)),
        questions=tuple(sorted({questions[one.toll] for one in tolls if one.toll in questions})),
        denials=ties,
        origins=tuple(sorted({one.origin for one in accounts})),
    )


def _day(members: Sequence[Told]) -> str | None:
    """What the dates of the accounts have in common."""
    dated = [one.days for one in members if one.dated]
    if not dated:
        return None
    return _span_words((max(first for first, _ in dated), min(last for _, last in dated)))


def _span_words(days: tuple[date, date]) -> str:
    first, last = days
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _by_number(values: Iterable[str | None]) -> list[str]:
    counted = Counter(value for value in values if value)
    return sorted(counted, key=lambda value: (-counted[value], value))
