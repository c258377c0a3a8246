"""From candidates of one base to the questions they answer, and to disputes."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from hashlib import sha256
from itertools import groupby
from statistics import median_low
from typing import NamedTuple

from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.question import Answer, Dispute, Question, Series, Unplaced
from counterclaim.reconcile.candidate import Candidate
from counterclaim.reconcile.conflict import SHARED_BELLIGERENTS
from counterclaim.reconcile.intervals import SAME_START, days_of, stab, start_days, starts_alike
from counterclaim.reconcile.names import commonest, name_key
from counterclaim.reconcile.occasions import occasions
from counterclaim.reconcile.placing import OTHER_COUNT
from counterclaim.reconcile.sizes import by_magnitude, may_join, size_of, start_of, talks_of
from counterclaim.reconcile.standing import standing_of, under, width_of

# No two counts of one thing in the field's own records differ by this factor; counts of unlike things often do.
OTHER_COUNT_FACTOR = 100
# Fewer answers than these don't show what size a total is of.
ENOUGH_ANSWERS = 5


class _Setting(NamedTuple):
    """Who fights, in words, and what of the key tells these totals from those of any other setting."""

    words: str
    key: str


_NOWHERE = _Setting("", "")


def disputes_of(candidates: Iterable[Candidate]) -> Iterator[Dispute | Unplaced]:
    """The disputes of candidates that come sorted by `base`, in the order of their question keys; among them, in no
    order, running totals that turn out to count something else."""
    for _, group in groupby(candidates, key=lambda candidate: candidate.base):
        # Sorted here, so that nothing depends on the order in which the reports were read.
        members = sorted(group, key=_canonical)
        found: list[Dispute] = []
        keys: set[str] = set()
        for answers, (when, setting) in _questions(members):
            if setting is None:
                yield from (Unplaced(claim, OTHER_COUNT) for claim in sorted(one.answer.claim for one in answers))
            elif answers:
                while f"{when}|{setting.key}" in keys:  # who is blamed may bear a name that reads as another's end
                    when += "'"
                keys.add(f"{when}|{setting.key}")
                found.append(_dispute(answers, (when, setting)))
        yield from sorted(found, key=lambda dispute: dispute.question.key)


def _other_counts(members: Sequence[Candidate]) -> set[str]:
    """The claims of running totals far below the median of all answers to the question."""
    sized = [(size, member) for member in members if (size := size_of(member.answer)) > 0]
    if members[0].scope != Scope.CUMULATIVE.value or len(sized) < ENOUGH_ANSWERS:
        return set()
    limit = median_low(size for size, _ in sized) / OTHER_COUNT_FACTOR
    return {member.answer.claim for size, member in sized if size < limit}


def _canonical(candidate: Candidate) -> tuple[str, str, int, str]:
    return (candidate.answer.said or "", candidate.report, candidate.start, candidate.answer.claim)


def _questions(members: Sequence[Candidate]) -> Iterator[tuple[Sequence[Candidate], tuple[str, _Setting | None]]]:
    """The members of each question, with what its key adds to the base: a day or start, and a setting; None for those
    that turn out to count something else."""
    match Scope(members[0].scope):
        case Scope.INCIDENT:
            for group in stab(members, _day_span):
                day = min(_day_span(one)[1] for one in group).isoformat()
                for label, same in occasions(group):
                    yield same, (day + label, _NOWHERE)
        case Scope.PERIOD:
            yield members, ("", _NOWHERE)
        case Scope.CUMULATIVE:
            for setting, group in _settings(members):
                for start, totals in _starts(group):
                    if members[0].narrow and start.startswith("~"):
                        yield from ((same, (start + label, setting)) for label, same in occasions(totals))
                        continue
                    for blamed, part in _by_blame(totals):
                        others = _other_counts(part)
                        fitting = [one for one in part if one.answer.claim not in others]
                        for size, alike in by_magnitude(fitting):
                            yield alike, (start + blamed + size, setting)
                        yield [one for one in part if one.answer.claim in others], ("", None)


def _by_blame(members: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Running totals by whom they blame, where they blame two parties; else all of them.

    Those whom one party killed are some of all the dead, and others than those whom another killed. Who is blamed most
    often, and nobody, go together.
    """
    blaming = Counter(member.blamed for member in members if member.blamed)
    if len(blaming) < 2:
        return [("", list(members))]
    most = min(blaming, key=lambda name: (-blaming[name], name))
    apart = sorted(set(blaming) - {most})
    rest = [member for member in members if member.blamed not in apart]
    others = [(f" by {name}", [member for member in members if member.blamed == name]) for name in apart]
    return [("", rest), *others]


def _day_span(candidate: Candidate) -> tuple[date, date]:
    first, last = days_of(candidate.date)
    if first is not None and last is not None:
        return first, last
    # Placing lets no incident by that has neither a date nor a day of publication.
    said = date.fromisoformat(candidate.answer.said or "")
    return said, said


def _settings(members: Sequence[Candidate]) -> list[tuple[_Setting, list[Candidate]]]:
    """Totals without side and place, by the belligerents of their reports; all others in one group.

    Each joins the first group whose earliest report shares two belligerents with its own.
    """
    if members[0].side or members[0].place:
        return [(_NOWHERE, list(members))]
    groups: list[tuple[tuple[str, ...], list[Candidate]]] = []
    for member in members:
        for seed, group in groups:
            if len(set(seed) & set(member.belligerents)) >= SHARED_BELLIGERENTS:
                group.append(member)
                break
        else:
            groups.append((member.belligerents, [member]))
    return [(_setting(group), group) for _, group in groups]


def _setting(group: Sequence[Candidate]) -> _Setting:
    """Who fights, by at least half of the totals; the earliest one's where they name nobody in common."""
    seed = group[0].belligerents
    named = Counter(name for member in group for name in member.belligerents)
    common = sorted(name for name, members in named.items() if 2 * members >= len(group)) or list(seed)
    words = ", ".join(common)
    # No two groups of one base, in whatever partitions, have earliest reports that share two belligerents. So names of
    # which the earliest report has all but a few tell a group from every other; where it has fewer, others may have
    # come to the same names, and the key says that report's as well. A name with a comma might read as two.
    own = len(set(common) & set(seed))
    if 2 * own >= len(common) + SHARED_BELLIGERENTS and not any("," in name or "|" in name for name in common):
        return _Setting(words, words)
    return _Setting(words, f"{words} {sha256(json.dumps(sorted(seed)).encode()).hexdigest()[:16]}")


def _starts(members: Sequence[Candidate]) -> list[tuple[str, list[Candidate]]]:
    """Running totals by the day from which they count; those that say none join the start told most often, all but
    those that count since an event of their own."""
    dated = sorted(
        ((start, member) for member in members if (start := start_of(member)) is not None),
        key=lambda pair: (start_days(pair[0]), pair[0]),  # days first: "since 2011" joins "since 15 March 2011"
    )
    groups: list[tuple[date, list[Candidate]]] = []
    for start, member in dated:
        alike = next((group for group in groups if starts_alike(group[0], start)), None)
        if alike is None:
            groups.append((start, [member]))
        else:
            alike[1].append(member)
    undated = [member for member in members if start_of(member) is None]
    if members[0].narrow:
        found = [(group[0].isoformat(), group[1]) for group in groups]
        return found + [(f"~{_said_span(group[0])[1]}", group) for group in stab(undated, _said_span)]
    if not groups:
        return [("", undated)]
    common = max(groups, key=lambda group: len(group[1]))  # of equals the earliest: groups are in order
    told = list(common[1])
    loose = [one for one in undated if one.own_start or not (talks_of(one, told) and may_join(one, told, common[0]))]
    common[1].extend(member for member in undated if member not in loose)
    found = [("" if group is common else group[0].isoformat(), group[1]) for group in groups]
    return found + ([("?", loose)] if loose else [])


def _said_span(candidate: Candidate) -> tuple[date, date]:
    """The days around publication in which a toll is of one attack."""
    said = date.fromisoformat(candidate.answer.said) if candidate.answer.said else date.min + SAME_START
    return said - SAME_START, said


def _dispute(members: Sequence[Candidate], key: tuple[str, _Setting]) -> Dispute:
    first = members[0]
    when, setting = key
    question = Question(
        key=f"{first.base}{when}|{setting.key}",
        side=commonest(member.side for member in members),
        harm=Harm(first.harm),
        status=Status(first.status),
        scope=Scope(first.scope),
        date=_question_date(members, when),
        place=commonest(member.place for member in members),
        setting=setting.words or None,
        counted_by=commonest(member.counted_by for member in members),
        fighting=tuple(sorted({name for member in members for name in member.belligerents})),
        group=first.group,
    )
    series = _series(question, members)
    return Dispute(question, series, standing_of(question, series), width_of(question, series))


def _question_date(members: Sequence[Candidate], when: str) -> str | None:
    """The common day of an incident where a claim says one, the period, or the start of a running total."""
    match Scope(members[0].scope):
        case Scope.INCIDENT:
            return when if any(member.date for member in members) else None
        case Scope.PERIOD:
            return members[0].date
        case Scope.CUMULATIVE:
            starts = [start for member in members if (start := start_of(member)) is not None]
            return f"{min(starts).isoformat()}/" if starts else None


def _series(question: Question, members: Sequence[Candidate]) -> tuple[Series, ...]:
    by_claimant: dict[str, list[Candidate]] = {}
    for member in members:
        by_claimant.setdefault(name_key(member.answer.claimant), []).append(member)
    found = []
    for candidates in by_claimant.values():
        claimant = commonest(candidate.answer.claimant for candidate in candidates) or ""
        ordered = sorted(candidates, key=_in_series)
        found.append(Series(question.key, claimant, tuple(under(question, one.answer, claimant) for one in ordered)))
    return tuple(sorted(found, key=lambda series: (series.claimant.casefold(), series.claimant)))


def _in_series(candidate: Candidate) -> tuple[str, bool, bool, int, str, int, str]:
    """By day; of one day, what tells least comes first, so that the last answer is the fullest of the latest day:
    withheld, then parts of a larger figure, then the smaller figure."""
    answer: Answer = candidate.answer
    return (
        answer.said or "",
        answer.disclosed,
        not answer.part,
        size_of(answer),
        candidate.report,
        candidate.start,
        answer.claim,
    )
