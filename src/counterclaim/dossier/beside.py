"""What stands beside a claim: who answers otherwise, who denies it, and the copies of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from counterclaim.dossier.asked import Asked, Claimant, Said
from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.places import places_asked
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.claim import CeasefireDetails, Claim, TruceAct

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
            for said in owner.said:
                asked[said.claim] = question
                others[said.claim] += _answers(question, owner, said)
    _places(register, others)
    _truces(register, others)
    _denials(register, others)
    copies = _copies(register)
    named = {*others, *asked, *copies}
    return {
        claim: Beside(
            asked.get(claim),
            tuple(dict.fromkeys(others.get(claim, ())))[:MOST_BESIDE],
            tuple(copies.get(claim, ()))[:MOST_BESIDE],
        )
        for claim in named
    }


def _answers(question: Asked, owner: Claimant, said: Said) -> list[Other]:
    """The other claimants' figures, each the last by that day or the first after it, and the claimant's own."""
    out = []
    for one in question.claimants:
        if one is owner:
            at = one.said.index(said)
            near = [("before", place) for place in (at - 1,) if place >= 0]
            near += [("after", place) for place in (at + 1,) if place < len(one.said)]
            out += [_other(how, one.said[place], one.words, one.sign) for how, place in near]
            continue
        by_then = [other for other in one.said if other.said and said.said and other.said <= said.said]
        out.insert(0, _other("rival", (by_then or one.said[:1])[-1], one.words, one.sign))
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
    """Beside an accusation of a breach, what the accused says of the same truce."""
    claims = {claim.id: claim for claim in register.claims}
    for group in register.material.truces:
        members = [claims[claim] for claim in group.claims if claim in claims]
        for claim in members:
            answers = [one for one in members if one.id != claim.id and _answers_breach(claim, one)]
            others[claim.id] += [_of_row("accuses", register.rows[one.id], register) for one in answers]


def _answers_breach(claim: Claim, answer: Claim) -> bool:
    one, other = claim.details, answer.details
    if not isinstance(one, CeasefireDetails) or not isinstance(other, CeasefireDetails):
        return False
    if one.act not in (TruceAct.VIOLATED, TruceAct.COMPLIED) or answer.source_party is None:
        return False
    if claim.source_party == answer.source_party:
        return False
    if one.act is TruceAct.VIOLATED:
        return answer.source_party in one.by and other.act in (TruceAct.VIOLATED, TruceAct.COMPLIED)
    return other.act is TruceAct.VIOLATED and claim.source_party in other.by


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
        if len({claim.report for claim in members}) > 1:
            for claim in members:
                out[claim.id] = [register.rows[one.id] for one in _elsewhere(claim, members)]
    return out


def _elsewhere(claim: Claim, members: Sequence[Claim]) -> list[Claim]:
    return list({one.report: one for one in members if one.report != claim.report}.values())
