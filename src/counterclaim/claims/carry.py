"""What a claim takes over from the claims of its own sentence.

A sentence that tells of an attack and of its dead tells of one event: where one of the two names the place or who did
it, the other happened there, and is theirs. Nothing is taken over where the sentence names several.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace

from counterclaim.claims.attack.find import TOLD_BEFORE
from counterclaim.claims.common.apart import apart
from counterclaim.claims.common.items import items_in
from counterclaim.claims.common.once import dates_in
from counterclaim.claims.common.words import words
from counterclaim.claims.identity import claim_id
from counterclaim.model.claim import AttackDetails, Claim, Kind, Scope, TollDetails
from counterclaim.model.reading import Reading

# The kinds whose claims lend to each other: they are found together, whichever of them is asked for.
LENDING = frozenset({Kind.TOLL, Kind.ATTACK})
# A longer sentence is a list or a page without full stops, which tells of many events.
_LONGEST = 120
_MUTUAL = words("mutual_fight")


def carried(reading: Reading, claims: Iterable[Claim]) -> list[Claim]:
    """The claims of a report, in the order of the text, each with what it takes over. All kinds of `LENDING` are
    among them, or none."""
    rows = sorted(claims, key=lambda claim: claim.span)
    for group in _by_sentence(reading, rows):
        _share_place(reading, rows, group)
        _blame(reading, rows, group)
    _date_the_summary(reading, rows)
    return rows


# A headline and a first sentence tell at once what the sentences after them tell with the day.
_SUMMARY, _AFTER = 4, 2
_ISO_DAY = 10


def _date_the_summary(reading: Reading, rows: list[Claim]) -> None:
    """Dates what the first words of a report sum up by the lead that follows them: "Raid kills nine. … on Monday".

    Only in a report all of whose dated events are of one day, and where the first words have no date of their own.
    """
    events = [i for i, claim in enumerate(rows) if claim.kind in LENDING and _of_event(claim)]
    days = {rows[i].date for i in events} - {None}
    day = next(iter(days)) if len(days) == 1 else None
    if day is None or len(day) != _ISO_DAY:
        return
    at = {i: bisect_right(reading.sentences, rows[i].span.start, key=lambda s: s.span.start) - 1 for i in events}
    dated = {at[i] for i in events if rows[i].date is not None}
    items = items_in(reading)
    for i in events:
        own = rows[i].date is not None or dates_in(reading, reading.sentences[at[i]].span)
        if (
            at[i] < _SUMMARY
            and not own
            and any(at[i] < k <= at[i] + _AFTER and items[k] == items[at[i]] for k in dated)
        ):
            rows[i] = replace(rows[i], date=day)


def _by_sentence(reading: Reading, rows: list[Claim]) -> list[list[int]]:
    """The indices of tolls and attacks, sentence by sentence; endless sentences are left out."""
    groups: dict[int, list[int]] = {}
    for index, claim in enumerate(rows):
        if claim.kind in LENDING:
            at = bisect_right(reading.sentences, claim.span.start, key=lambda s: s.span.start) - 1
            if at >= 0 and reading.sentences[at].last - reading.sentences[at].first <= _LONGEST:
                groups.setdefault(at, []).append(index)
    return [group for group in groups.values() if len(group) > 1]


def _placed(claim: Claim, place: str) -> Claim:
    new = replace(claim, place=place)
    return replace(
        new, id=claim_id(new.report, new.kind, new.span, new.source, new.details, via=new.via, place=new.place)
    )


def _share_place(reading: Reading, rows: list[Claim], group: list[int]) -> None:
    for lender, borrower in ((Kind.TOLL, Kind.ATTACK), (Kind.ATTACK, Kind.TOLL)):
        lending = [rows[i] for i in group if rows[i].kind is lender and _of_event(rows[i])]
        places = {claim.place for claim in lending} - {None}
        told = {rows[i].place for i in group if rows[i].kind is borrower} - {None}
        if len(places) != 1 or len(told) > 1:
            continue
        place = next(iter(places))
        near = [claim.span for claim in lending if claim.place is not None]
        for i in group:
            borrows = rows[i].kind is borrower and rows[i].place is None and _of_event(rows[i])
            if borrows and place is not None and not all(apart(reading, rows[i].span, span) for span in near):
                rows[i] = _placed(rows[i], place)


def _of_event(claim: Claim) -> bool:
    """False for a running total, which no single event places."""
    details = claim.details
    return not isinstance(details, TollDetails) or details.scope is Scope.INCIDENT


_RANKS = words("compares")
_PRONOUNS = frozenset(["they", "he", "it", "she"])


def _in_passing(reading: Reading, claim: Claim) -> bool:
    """True for an attack that only ranks another ("the country's worst attack in years"), or one by those who were
    killed ("were killed when they attacked the town")."""
    if claim.kind is not Kind.ATTACK:
        return False
    first = bisect_right(reading.tokens, claim.span.start, key=lambda t: t.end)
    last = bisect_right(reading.tokens, claim.span.end, key=lambda t: t.start)
    said = [t.norm for t in reading.tokens[first:last]]
    ranked = any(w in _RANKS and w != "first" for w in said) and claim.rule.startswith("attack/noun")
    before = reading.tokens[first - 1].norm if first else ""
    return ranked or (said[:1] != [] and said[0] in _PRONOUNS and before in ("when", "as", "after", "while"))


def _blame(reading: Reading, rows: list[Claim], group: list[int]) -> None:
    """The dead of "a regime warplane hit the market, killing three" are told to be the warplane's."""
    here = [rows[i] for i in group if not rows[i].rule.endswith(TOLD_BEFORE) and not _in_passing(reading, rows[i])]
    attacks = [claim for claim in here if claim.kind is Kind.ATTACK]
    named = {claim.details.by for claim in attacks if isinstance(claim.details, AttackDetails)}
    if len(named) != 1 or (by := next(iter(named))) is None:
        return
    at = bisect_right(reading.sentences, rows[group[0]].span.start, key=lambda s: s.span.start) - 1
    sentence = reading.sentences[at]
    if any(token.norm in _MUTUAL for token in reading.tokens[sentence.first : sentence.last]):
        return
    for i in group:
        details = rows[i].details
        if not isinstance(details, TollDetails) or details.scope is not Scope.INCIDENT or details.blamed is not None:
            continue
        if all(apart(reading, rows[i].span, claim.span) for claim in attacks):
            continue
        if details.low == details.high == 0 or details.side == by or details.disclosed is False:
            continue
        rows[i] = replace(rows[i], details=replace(details, blamed=by))
