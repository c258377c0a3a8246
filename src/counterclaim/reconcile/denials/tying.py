"""Ties denials to the claims that they deny."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from counterclaim.model.claim import Claim, DenialDetails, Kind
from counterclaim.model.denial import Tie
from counterclaim.reconcile.candidate import Utterance, claimant_of
from counterclaim.reconcile.denials.subject import Subject, is_about, names_place, stems_of, subject_of
from counterclaim.reconcile.names import is_wide, name_key, speaks

KINDS = frozenset({Kind.TOLL, Kind.CEASEFIRE, Kind.CONTROL, Kind.ATTACK})
# A denial answers what was said a sentence or two before it, or, across reports, in the last days.
REACH = 600
ANSWERED_WITHIN = timedelta(days=3)
# The words of one sentence denied by another: this share of the claim's must be in what is denied.
OVERLAP = 0.5
# Claims of one sentence stand this close together.
BESIDE = 120
# What is denied in more words than these is a page's furniture run together with it.
LONGEST = 300


@dataclass(slots=True)
class _Denial:
    said: Utterance
    denier: str
    subject: Subject
    words: str
    near: list[tuple[int, str, Claim]] = field(default_factory=list)  # of the same report: how far before, by whom
    far: list[str] = field(default_factory=list)  # claim ids, of other reports


def by_denied(ties: Iterable[Tie]) -> dict[str, tuple[Tie, ...]]:
    """The ties by the id of the claim that is denied."""
    found: dict[str, tuple[Tie, ...]] = {}
    for tie in ties:
        found[tie.denied] = (*found.get(tie.denied, ()), tie)
    return found


class Ties:
    """First gets all denials, then sees every claim once, in any order, and then gives the ties."""

    def __init__(self) -> None:
        self._by_report: dict[str, list[_Denial]] = {}
        self._all: list[_Denial] = []
        self._by_day: dict[date, list[_Denial]] = {}

    def deny(self, said: Utterance) -> None:
        """Notes a denial."""
        details = said.claim.details
        assert isinstance(details, DenialDetails)
        words = name_key(f"{said.claim.text} {details.of or ''}")
        denial = _Denial(said, claimant_of(said), subject_of(said.claim), words)
        self._by_report.setdefault(said.claim.report, []).append(denial)
        self._all.append(denial)
        if said.said is not None:
            self._by_day.setdefault(said.said, []).append(denial)

    def see(self, said: Utterance) -> None:
        """Looks at a claim that may be denied."""
        if said.claim.kind not in KINDS:
            return
        for denial in self._by_report.get(said.claim.report, ()):
            if (distance := _near(denial, said)) is not None:
                denial.near.append((distance, claimant_of(said), said.claim))
        if said.said is None:
            return
        for days in range(ANSWERED_WITHIN.days + 1):
            for denial in self._by_day.get(said.said + timedelta(days), ()):
                if denial.said.claim.report != said.claim.report and _far(denial, said):
                    denial.far.append(said.claim.id)

    def ties(self) -> Iterator[Tie]:
        """Each denial with the claims it denies: the nearest of its own report, and those of others."""
        for denial in sorted(self._all, key=lambda one: one.said.claim.id):
            day = denial.said.said.isoformat() if denial.said.said else None
            near = _nearest(denial)
            for claim in near:
                yield Tie(denial.said.claim.id, claim, denial.denier, False, day)
            for claim in sorted(set(denial.far) - set(near)):
                yield Tie(denial.said.claim.id, claim, denial.denier, True, day)


def _nearest(denial: _Denial) -> list[str]:
    """The nearest claim and what the same source says beside it; who denies a deed doesn't deny that people died."""
    if not denial.near:
        return []
    first, speaker, _ = min(denial.near, key=lambda one: (one[0], one[2].id))
    beside = [claim for away, who, claim in denial.near if who == speaker and away <= first + BESIDE]
    if Kind.TOLL not in denial.subject.kinds and any(claim.kind is not Kind.TOLL for claim in beside):
        beside = [claim for claim in beside if claim.kind is not Kind.TOLL]
    return sorted({claim.id for claim in beside})


def _near(denial: _Denial, said: Utterance) -> int | None:
    """How far before the denial a claim of its report stands that it denies; None where it doesn't."""
    claim, answer = said.claim, denial.said.claim
    if name_key(claimant_of(said)) == name_key(denial.denier) or answer.span.contains(claim.span):
        return None
    distance = max(answer.span.start - claim.span.end, 0)
    if distance > REACH or claim.span.start > answer.span.end:
        return None
    about = is_about(claim, name_key(denial.denier), denial.words)
    if about is False:
        return None
    stems = stems_of(claim)
    overlap = len(stems & denial.subject.stems) / max(len(stems), 1)
    if overlap >= OVERLAP:
        return distance
    if denial.subject.pointing:
        return distance if about or distance < REACH // 3 else None
    if claim.kind not in denial.subject.kinds:
        return None
    if claim.kind is Kind.TOLL and Kind.TOLL not in denial.subject.kinds:
        return None
    if claim.place and not is_wide(claim.place, claim.where):
        elsewhere = answer.place and not is_wide(answer.place, answer.where) and not speaks(answer.place)
        return distance if names_place(answer, claim) or (about and not elsewhere) else None
    return distance if about else None


def _far(denial: _Denial, said: Utterance) -> bool:
    """True where a claim of another report, of the same days, is what is denied: kind, place and doer must agree."""
    claim, answer = said.claim, denial.said.claim
    if claim.kind not in denial.subject.kinds or not claim.place or is_wide(claim.place, claim.where):
        return False
    if len(denial.words) > LONGEST:
        return False
    if speaks(claim.place) or not names_place(answer, claim):
        return False  # "Damascus denied" names who denies
    if name_key(claimant_of(said)) == name_key(denial.denier):
        return False
    if claim.kind is Kind.TOLL and Kind.ATTACK in denial.subject.kinds:
        return False
    return bool(is_about(claim, name_key(denial.denier), denial.words))
