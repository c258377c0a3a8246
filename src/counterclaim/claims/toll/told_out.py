"""A whole that the report tells out later: "Ten people were killed. … Three died in Bardo … seven in Zenda."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import combinations

from counterclaim.claims.identity import claim_id
from counterclaim.model.claim import Claim, Scope, Status, TollDetails
from counterclaim.model.reading import Reading

# A whole of three may be any three; four told out as three and one are seldom a coincidence so near.
_LEAST = 4
# A report that tells out its total does so within the next paragraphs, in a handful of figures.
_SENTENCES = 10
# One that tells out a large one place by place takes longer.
_FAR_SENTENCES, _LARGE = 16, 20
_NEAR_SENTENCES = 4
_ROWS = 7
# Up to this a sum is met by chance so often that only figures close by are parts.
_SMALL = 10


def with_parts_told_out(reading: Reading, claims: Iterable[Claim]) -> list[Claim]:
    """The claims, those marked as parts that later sum up exactly to a whole told before.

    Two figures or more of the same harm, of one event each, that together make the whole are its parts, and are of
    the whole's status where they follow at once and have none of their own.
    """
    found = sorted(claims, key=lambda c: c.span)
    whole_of: dict[int, int] = {}
    for index in range(len(found)):
        for part in _parts(reading, found, index, whole_of):
            whole_of.setdefault(part, index)
    return [
        _as_part(reading, claim, found[whole_of[index]]) if index in whole_of else claim
        for index, claim in enumerate(found)
    ]


def _toll(claim: Claim) -> TollDetails:
    assert isinstance(claim.details, TollDetails)
    return claim.details


def _parts(reading: Reading, found: list[Claim], index: int, whole_of: dict[int, int]) -> tuple[int, ...]:
    whole = _toll(found[index])
    total = whole.stated
    if total is None or total < _LEAST or whole.scope is not Scope.INCIDENT:
        return ()
    here = _sentence(reading, found[index])
    reach = _FAR_SENTENCES if total >= _LARGE else _SENTENCES if total >= _SMALL else _NEAR_SENTENCES
    rows: list[int] = []
    for later in range(index + 1, len(found)):
        toll = _toll(found[later])
        if _sentence(reading, found[later]) - here > reach or len(rows) == _ROWS:
            break
        fits = toll.harm is whole.harm and toll.scope is Scope.INCIDENT and toll.part_of is None
        new = all(found[later].span != found[row].span for row in rows)
        if fits and new and toll.stated and toll.stated < total and later not in whole_of and _status(whole, toll):
            rows.append(later)
    if whole.high is None and whole.low == total + 1:
        return _more_than(reading, found, index, rows)
    for size in range(2, len(rows) + 1):
        for chosen in combinations(rows, size):
            if sum(_toll(found[row]).stated or 0 for row in chosen) == total and _apart(reading, found, index, chosen):
                return chosen
    return ()


def _more_than(reading: Reading, found: list[Claim], index: int, rows: list[int]) -> tuple[int, ...]:
    """The next figures, where they first make somewhat more than "more than 50"."""
    total, reached = _toll(found[index]).low or 0, 0
    for count, row in enumerate(rows, start=1):
        reached += _toll(found[row]).stated or 0
        if reached >= total:
            chosen = tuple(rows[:count])
            fits = count > 1 and reached <= total * _SOMEWHAT and _apart(reading, found, index, chosen)
            return chosen if fits else ()
    return ()


# "more than 50" is said of up to about 55.
_SOMEWHAT = 1.1


def _status(whole: TollDetails, part: TollDetails) -> bool:
    """True where those of the part may be among those of the whole."""
    return Status.UNSPECIFIED in (whole.status, part.status) or whole.status is part.status


def _apart(reading: Reading, found: list[Claim], index: int, chosen: tuple[int, ...]) -> bool:
    """True where the parts stand behind the sentence of the whole, which itself would have said "including"."""
    here = _sentence(reading, found[index])
    return all(_sentence(reading, found[row]) > here for row in chosen)


def _sentence(reading: Reading, claim: Claim) -> int:
    return bisect_right(reading.sentences, claim.span.start, key=lambda s: s.span.start)


# Farther off, a report has gone on to others.
_SAME_PEOPLE = 2


def _as_part(reading: Reading, claim: Claim, whole: Claim) -> Claim:
    mine, theirs = _toll(claim), _toll(whole)
    near = _sentence(reading, claim) - _sentence(reading, whole) <= _SAME_PEOPLE
    status = theirs.status if near and mine.status is Status.UNSPECIFIED else mine.status
    details = replace(mine, part_of=whole.text, status=status)
    name = claim_id(claim.report, claim.kind, claim.span, claim.source, details, via=claim.via, place=claim.place)
    return replace(claim, id=name, details=details)


__all__ = ["with_parts_told_out"]
