"""A figure that a report repeats is one claim, at its first mention in the body."""

from __future__ import annotations

from counterclaim.model.claim import Claim, Harm, TollDetails
from counterclaim.model.reading import Reading
from counterclaim.model.report import PartKind


def without_repeats(reading: Reading, claims: list[Claim]) -> list[Claim]:
    """The claims without plain repeats: the same harm, figure and people from the same source."""
    headlines = [p.span for p in reading.report.parts if p.kind is PartKind.HEADLINE]
    heads = [c for c in claims if any(h.contains(c.span) for h in headlines)]
    body = [c for c in claims if c not in heads]
    kept: list[Claim] = []
    for claim in body:
        if not any(_repeats(reading, claim, other) for other in kept):
            kept.append(claim)
    for claim in heads:
        if not any(_same_figure(claim, other) for other in kept) and not _summed(claim, kept):
            kept.append(claim)
    return kept


# A headline rounds the sum of what its body tells apart.
_ROUNDING = 0.1


def _summed(claim: Claim, body: list[Claim]) -> bool:
    """True for "Blasts kill, injure 70" over a body that tells of 43 killed and 28 injured."""
    total = _toll(claim).stated
    if _toll(claim).harm is not Harm.CASUALTIES or not total:
        return False
    told = [_toll(other) for other in body]
    killed = [t.stated for t in told if t.harm is Harm.KILLED and t.stated]
    injured = [t.stated for t in told if t.harm is Harm.INJURED and t.stated]
    return any(abs(k + i - total) <= _ROUNDING * total for k in killed for i in injured)


def _toll(claim: Claim) -> TollDetails:
    assert isinstance(claim.details, TollDetails)
    return claim.details


def _same_figure(claim: Claim, other: Claim) -> bool:
    mine, theirs = _toll(claim), _toll(other)
    return (
        mine.harm is theirs.harm
        and mine.disclosed == theirs.disclosed
        and (mine.stated, mine.stated or mine.low) == (theirs.stated, theirs.stated or theirs.low)
    )


# Words enough to tell a sentence that a page prints twice.
_WINDOW = 60


# A subheading and its paragraph begin within a line or two of each other.
_NEAR = 200


def _same_figures(mine: TollDetails, theirs: TollDetails) -> bool:
    return (mine.harm, mine.low, mine.high, mine.status) == (theirs.harm, theirs.low, theirs.high, theirs.status)


def _same_words(reading: Reading, claim: Claim, other: Claim) -> bool:
    here = reading.text[claim.span.start : claim.span.start + _WINDOW]
    return len(here) == _WINDOW and here == reading.text[other.span.start : other.span.start + _WINDOW]


def _same_name(claim: Claim, other: Claim) -> bool:
    """True where both name one person: "Karim Haddad", then "Haddad"."""
    here, there = claim.text.split(), other.text.split()
    return here[-1][:1].isupper() and len(here[-1]) > 2 and here[-1] == there[-1]


def _definite(reading: Reading, claim: Claim) -> bool:
    """True for "the commander", who was told of before."""
    return claim.text[:4].casefold() == "the "


def _repeats(reading: Reading, claim: Claim, other: Claim) -> bool:
    mine, theirs = _toll(claim), _toll(other)
    if (
        mine.low == mine.high == theirs.low == theirs.high == 1
        and mine.harm is theirs.harm
        and _definite(reading, claim)
    ):
        return True
    if (
        mine.low == mine.high == theirs.low == theirs.high == 1
        and mine.harm is theirs.harm
        and _same_name(claim, other)
    ):
        return True
    near = abs(claim.span.start - other.span.start) < _NEAR and (claim.date, claim.place) == (other.date, other.place)
    if (
        near
        and _same_figures(mine, theirs)
        and mine.part_of is None
        and (mine.low or 0) > 1
        and claim.source == other.source
    ):
        return True
    if _same_words(reading, claim, other) and mine.harm is theirs.harm:
        return True
    return (
        (mine.harm, mine.low, mine.high, mine.disclosed, mine.status, mine.scope)
        == (theirs.harm, theirs.low, theirs.high, theirs.disclosed, theirs.status, theirs.scope)
        and (mine.low or 0) >= 5
        and (claim.source == other.source or not claim.source)
        and (claim.place == other.place or claim.place is None or other.place is None)
    )
