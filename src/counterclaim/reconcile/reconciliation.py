"""Everything at once, in memory: for a handful of reports, tests and notebooks. The ledger does the same in pieces."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from counterclaim.model.claim import Kind
from counterclaim.model.denial import Tie
from counterclaim.model.question import Dispute, Unplaced
from counterclaim.reconcile.candidate import Candidate, Utterance, belligerents_of
from counterclaim.reconcile.conflict import Conflicts
from counterclaim.reconcile.denials import Ties, by_denied
from counterclaim.reconcile.disputes import disputes_of
from counterclaim.reconcile.placing import place_report
from counterclaim.reconcile.settling import settled


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """“There are 40 questions; 12 are contested; 9 claims can't be placed.”"""

    disputes: tuple[Dispute, ...]
    unplaced: tuple[Unplaced, ...]
    denials: tuple[Tie, ...] = ()


def reconcile(utterances: Iterable[Utterance], as_of: date | None = None) -> Reconciliation:
    """Disputes by question key, and what can't be placed by claim id. With `as_of`, of what was said by that day."""
    by_report: dict[str, list[Utterance]] = {}
    for utterance in utterances:
        if as_of is None or (utterance.said is not None and utterance.said <= as_of):
            by_report.setdefault(utterance.claim.report, []).append(utterance)
    conflicts, ties = Conflicts(), Ties()
    for said in (said for report in by_report.values() for said in report):
        if said.claim.kind is Kind.DENIAL:
            ties.deny(said)
    placed: list[Candidate | Unplaced] = []
    for report in by_report.values():
        claims = [said.claim for said in report]
        conflicts.count(belligerents_of(claims))
        for said in report:
            ties.see(said)
        found = place_report(report, claims)
        placed += [one for one in found if isinstance(one, Unplaced) or not conflicts.waits(one)]
    placed += conflicts.settle()
    candidates = sorted((one for one in placed if isinstance(one, Candidate)), key=lambda one: one.base)
    found_ties = tuple(ties.ties())
    disputes = list(settled(disputes_of(candidates), by_denied(found_ties)))
    unplaced = [one for one in (*placed, *disputes) if isinstance(one, Unplaced)]
    return Reconciliation(
        tuple(one for one in disputes if isinstance(one, Dispute)),
        tuple(sorted(unplaced, key=lambda one: one.claim)),
        found_ties,
    )
