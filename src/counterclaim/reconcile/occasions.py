"""Which tolls of one place and day are of one use of force.

Strict: a day of war may see several attacks on one town, and a figure is set against another only where something says
that both are of the same one. All functions are pure, of the candidates of one base and day.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.names import name_key
from counterclaim.reconcile.sizes import size_of
from counterclaim.reconcile.traits import Traits

# How far two figures of one attack are apart at most, as the larger to the smaller. Nothing but the place and the day
# in common: at a small place, at a city. With the same target, quarter or rare means: any that the first hours of one
# attack have been given.
AT_A_TOWN, AT_A_CITY, WITH_A_TRAIT = 6.0, 1.35, 20.0
# A claimant who revises its figure within a report gives nearer ones than this.
REVISED = 2.0
# Equal figures are no coincidence from this number on.
TELLING = 5


@dataclass(frozen=True, slots=True)
class _One:
    candidate: Candidate
    traits: Traits
    size: int


def occasions(members: Sequence[Candidate]) -> Iterator[tuple[str, list[Candidate]]]:
    """The members of each occasion, in their order, with what tells it from the others of its day, to end its key;
    empty for the one that most reports tell of."""
    ones = [_One(member, Traits.of(member.traits), size_of(member.answer)) for member in members]
    groups: list[list[_One]] = []
    for one in sorted(ones, key=_telling):
        fitting = [group for group in groups if _fits(one, group)]
        if fitting:
            max(fitting, key=lambda group: (_evidence(one, group), -groups.index(group))).append(one)
        else:
            groups.append([one])
    order = {member.answer.claim: number for number, member in enumerate(members)}
    groups.sort(key=lambda group: (-len({one.candidate.report for one in group}), *_telling(group[0])))
    labels: set[str] = set()
    for number, group in enumerate(groups):
        label = "" if number == 0 else _label(group, labels)
        labels.add(label)
        yield label, sorted(_floors(group), key=lambda member: order[member.answer.claim])


def _floors(group: Sequence[_One]) -> Iterator[Candidate]:
    """The members, such as another report includes in its larger figure marked as parts: “31, 10 of them in a bus”
    doesn't contradict who counts the 10."""
    for one in group:
        stated = one.candidate.answer.stated
        if any(stated in other.candidate.parts and other.size > one.size for other in group):
            yield replace(one.candidate, answer=replace(one.candidate.answer, part=True))
        else:
            yield one.candidate


def _telling(one: _One) -> tuple[int, int, str, str, int, str]:
    """What says most comes first, then the larger figure."""
    member = one.candidate
    return (-len(one.traits), -one.size, member.answer.said or "", member.report, member.start, member.answer.claim)


def _fits(one: _One, group: Sequence[_One]) -> bool:
    return not any(_apart(one, other) for other in group) and any(_same(one, other) for other in group)


def _apart(one: _One, other: _One) -> bool:
    """True where two tolls can't be of one use of force, or aren't told as if they were."""
    mine, theirs = one.candidate, other.candidate
    if one.traits.excludes(other.traits):
        return True
    alone = mine.report == theirs.report and mine.sentence == theirs.sentence and one.size == 1
    if _equal(one, other) and not alone:  # two persons named in one sentence are two
        return False
    strong = one.traits.strongly_shares(other.traits)
    if mine.spread != theirs.spread and not strong:
        return True  # those of one strike are some of those of a day
    if mine.blamed != theirs.blamed and mine.named and theirs.named and not strong and not _each_other(mine, theirs):
        return True
    small, large = sorted((one, other), key=lambda which: which.size)
    if large.candidate.large and small.traits.spots and not large.traits.spots and not strong:
        return True  # what fell on one quarter is some of what fell on the city
    if mine.report != theirs.report:
        return False
    if mine.blamed and theirs.blamed and mine.blamed != theirs.blamed and not strong:
        return True
    if mine.earlier or theirs.earlier:
        return False
    if mine.sentence == theirs.sentence and mine.answer.claimant == theirs.answer.claimant:
        return True  # “18 shot and one beheaded”
    if not (mine.bare or theirs.bare or strong or (mine.event and mine.event == theirs.event)):
        return True
    return name_key(mine.answer.claimant) == name_key(theirs.answer.claimant) and _ratio(one, other) >= REVISED


def _same(one: _One, other: _One) -> bool:
    """True where something says that two tolls are of one use of force."""
    mine, theirs = one.candidate, other.candidate
    ratio = _ratio(one, other)
    if one.size < 0 or other.size < 0:
        return True  # who gives no figure is told of beside the others
    if mine.report == theirs.report:
        return mine.event == theirs.event or ratio <= AT_A_TOWN or mine.earlier or theirs.earlier
    if _equal(one, other) and (one.size >= TELLING or one.traits.shared(other.traits)):
        return True
    if one.traits.strongly_shares(other.traits):
        return ratio <= WITH_A_TRAIT
    if mine.large or theirs.large:
        if _is_vague(mine, theirs):
            return False
        by_one = name_key(mine.answer.claimant) == name_key(theirs.answer.claimant)
        dated = bool(mine.date and theirs.date)
        if not dated and not by_one and not one.traits.means & other.traits.means:
            return False
        return ratio <= (REVISED if dated and by_one else AT_A_CITY)
    return ratio <= AT_A_TOWN


def _each_other(one: Candidate, other: Candidate) -> bool:
    """True where two claimants blame each other: that is what a dispute about one attack looks like."""
    return name_key(one.answer.claimant) == other.blamed and name_key(other.answer.claimant) == one.blamed


def _evidence(one: _One, group: Sequence[_One]) -> tuple[int, float]:
    return max((one.traits.shared(other.traits), -_ratio(one, other)) for other in group)


def _equal(one: _One, other: _One) -> bool:
    mine, theirs = one.candidate.answer, other.candidate.answer
    return mine.stated is not None and mine.stated == theirs.stated


def _ratio(one: _One, other: _One) -> float:
    small, large = sorted((one.size, other.size))
    return large / max(small, 1)


def _is_vague(one: Candidate, other: Candidate) -> bool:
    """True where one of the two gives no number but a word (“dozens”)."""
    return one.answer.stated is None or other.answer.stated is None


def _label(group: Sequence[_One], taken: set[str]) -> str:
    """What the first of the group says of its use of force, else its figure; numbered where another has the same."""
    traits = group[0].traits
    said = sorted(traits.spots) or sorted(traits.targets) or sorted(traits.means)
    words = "+".join(said)
    tries = [words, f"{words} {group[0].size}".strip()]
    tries += [f"{tries[1]} {number}" for number in range(2, len(taken) + 3)]
    return next(f" {one}" for one in tries if one and f" {one}" not in taken)
