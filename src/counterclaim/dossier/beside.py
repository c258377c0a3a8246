"""What stands beside a claim: who answers otherwise, who denies it, and the copies of it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.dossier.asked import Asked, Claimant, Said
from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.places import places_asked
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import CeasefireDetails, Claim, TruceAct

_OF_BREACH = frozenset({TruceAct.VIOLATED, TruceAct.COMPLIED})
# More can't be read beside one sentence; the question's own table has them all.
MOST_BESIDE = 8


@dataclass(frozen=True, slots=True)
class Other:
    """“Azerbaijan, 18 October: 2,300 or more.” `how` is one of rival, before, after, denied, denies, accuses."""

    how: str
    claim: str
    who: str
    says: str
    said: str
    sign: int


@dataclass(frozen=True, slots=True)
class Beside:
    """All that stands beside one claim; `copies` are the same words in other reports of one origin."""

    asked: Asked | None = None
    others: tuple[Other, ...] = ()
    copies: tuple[Row, ...] = ()


def beside_of(register: Register) -> Mapping[str, Beside]:
    """What stands beside each claim of the page, by claim id; a claim with nothing beside it is left out."""
    others: dict[str, list[Other]] = defaultdict(list)
    asked: dict[str, Asked] = {}
    for question in register.questions:
        for owner in question.claimants:
            for at, said in enumerate(owner.said):
                asked[said.claim] = question
                others[said.claim] += _answers(question, owner, at)
    _places(register, others)
    _truces(register, others)
    _denials(register, others)
    copies = _copies(register)
    named = {*others, *asked, *copies}
    return {
        claim: Beside(
            asked.get(claim),
            _each_once(others.get(claim, ())),
            tuple(copies.get(claim, ()))[:MOST_BESIDE],
        )
        for claim in named
    }


def _each_once(others: Sequence[Other]) -> tuple[Other, ...]:
    """A denial is also an answer: a claim stands beside another once, for the nearest reason, which comes first."""
    found: dict[str, Other] = {}
    for one in others:
        found.setdefault(one.claim, one)
    return tuple(found.values())[:MOST_BESIDE]


def _answers(question: Asked, owner: Claimant, at: int) -> list[Other]:
    """The other claimants' figures, each the last by that day or the first after it, and the claimant's own."""
    said = owner.said[at]
    out = []
    for one in question.claimants:
        if one is owner:
            near = [("before", place) for place in (at - 1,) if place >= 0]
            near += [("after", place) for place in (at + 1,) if place < len(one.said)]
            out += [_other(how, one.said[place], one.words, one.sign) for how, place in near]
            continue
        by_then = bisect_right(one.said, said.said, key=lambda other: other.said) if said.said else 0
        out.insert(0, _other("rival", one.said[max(0, by_then - 1)], one.words, one.sign))
    return out


def _other(how: str, said: Said, who: str, sign: int) -> Other:
    return Other(how, said.claim, who, said.figure, said.said, sign)


def _places(register: Register, others: dict[str, list[Other]]) -> None:
    """Who says otherwise of who holds a place: the last word of each other claimant."""
    for place in places_asked(register):
        for claimant, rows in place.claimants.items():
            rivals = [held[-1] for name, held in place.claimants.items() if name != claimant][:MOST_BESIDE]
            for row in rows:
                others[row.id] += [_of_row("rival", rival, register) for rival in rivals]


def _truces(register: Register, others: dict[str, list[Other]]) -> None:
    """Beside an accusation of a breach, what the accused says of the same truce; of much, what lies next to it."""
    claims = {claim.id: claim for claim in register.claims}
    for group in register.material.truces:
        members = [claims[claim] for claim in group.claims if claim in claims]
        spoke, accused = defaultdict[str, list[int]](list), defaultdict[str, list[int]](list)
        for number, one in enumerate(members):
            if isinstance(one.details, CeasefireDetails) and one.details.act in _OF_BREACH and one.source_party:
                spoke[one.source_party].append(number)
                if one.details.act is TruceAct.VIOLATED:
                    for party in one.details.by:
                        accused[party].append(number)
        for number, claim in enumerate(members):
            details = claim.details
            if not isinstance(details, CeasefireDetails) or details.act not in _OF_BREACH:
                continue
            if details.act is TruceAct.VIOLATED:
                answers = [_next_to(number, spoke[party]) for party in details.by if party != claim.source_party]
            else:
                answers = [_next_to(number, accused[claim.source_party or ""])]
            found = sorted({at for near in answers for at in near if members[at].source_party != claim.source_party})
            others[claim.id] += [_of_row("accuses", register.rows[members[at].id], register) for at in found]


def _next_to(number: int, among: Sequence[int]) -> Sequence[int]:
    """The numbers nearest to this one, half of them before it."""
    at = bisect_right(among, number)
    return among[max(0, at - MOST_BESIDE // 2) : at + MOST_BESIDE // 2]


def _denials(register: Register, others: dict[str, list[Other]]) -> None:
    for tie in register.material.ties:
        denial, denied = register.rows.get(tie.denial), register.rows.get(tie.denied)
        if denial is not None and denied is not None:
            others[denied.id].insert(0, _of_row("denied", denial, register))
            others[denial.id].insert(0, _of_row("denies", denied, register))


def _of_row(how: str, row: Row, register: Register) -> Other:
    return Other(how, row.id, claimant_words(row.claimant), row.gloss, row.said, register.palette.sign(row.claimant))


def _copies(register: Register) -> dict[str, list[Row]]:
    """Claims with the same words of the same kind in reports of one root."""
    origins = register.material.origins
    groups: dict[tuple[str, str, str, str], list[Claim]] = defaultdict(list)
    for claim in register.claims:
        root = origins[claim.report].root if claim.report in origins else claim.report
        groups[(root, claim.kind.value, claim.text.casefold(), claim.source.casefold())].append(claim)
    out: dict[str, list[Row]] = {}
    for members in groups.values():
        first = list({claim.report: claim for claim in reversed(members)}.values())[::-1]
        if len(first) > 1:
            near = [register.rows[claim.id] for claim in first[: MOST_BESIDE + 1]]
            for claim in members:
                out[claim.id] = [row for row in near if row.report != claim.report]
    return out
