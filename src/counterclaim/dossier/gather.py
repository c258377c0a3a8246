"""From a ledger to the material of a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from counterclaim.dossier.material import Made, Material, PlaceGroup, Refused, TruceGroup
from counterclaim.ledger import Ledger
from counterclaim.ledger.derived import denials, disputes, implied, is_fresh, unplaced
from counterclaim.ledger.events import incidents, meetings
from counterclaim.ledger.origins import kept_origins, origins
from counterclaim.ledger.queries import bonds, claims, decisions, refusals, report, reports
from counterclaim.ledger.timelines import control, truces
from counterclaim.ledger.versions import reconcile_version
from counterclaim.model.decision import Decision, Verb


def material_of(
    ledger: Ledger, *, as_of: date | None = None, since: date | None = None, title: str | None = None
) -> Material:
    """What the ledger holds of reports published by `as_of` (all where it is None), with reviewers' decisions."""
    found = list(claims(ledger, as_of=as_of))
    wanted = dict.fromkeys(row.claim.report for row in found)
    decided = _by_claim(decisions(ledger))
    kept = kept_origins(ledger.db, as_of) if is_fresh(ledger) else origins(ledger, as_of)
    return Material(
        title=title or ledger.path.stem,
        reports={name: whole for name in wanted if (whole := report(ledger, name)) is not None},
        claims=[row.claim for row in found],
        sentences={row.claim.id: row.sentence for row in found},
        disputes=list(disputes(ledger, as_of)),
        unplaced=[(one.claim, one.reason) for one in unplaced(ledger, as_of)],
        refused=_refused(ledger),
        as_of=as_of.isoformat() if as_of else None,
        implications=implied(ledger, as_of),
        truces=[
            TruceGroup(one.begun, one.mediators, one.clock, tuple(row.claim.id for row in one.claims))
            for one in truces(ledger, as_of)
        ],
        origins={one.report: one for one in kept},
        since=since.isoformat() if since else None,
        decisions=decided,
        bonds=bonds(ledger),
        ties=list(denials(ledger, as_of)),
        places=[
            PlaceGroup(one.place, one.holders, one.standing, tuple(row.claim.id for row in one.claims))
            for one in control(ledger, as_of)
        ],
        incidents=incidents(ledger, as_of),
        meetings=meetings(ledger, as_of),
        made=_made(ledger, as_of, decided, {row.claim.id for row in found}),
    )


def _made(ledger: Ledger, as_of: date | None, decided: Mapping[str, Sequence[Decision]], here: set[str]) -> Made:
    versions = ledger.db.execute(
        "SELECT DISTINCT version FROM readings WHERE number NOT IN (SELECT reading FROM superseded) ORDER BY version"
    )
    return Made(
        read=sum(1 for _ in reports(ledger, as_of=as_of)),
        refused=sum(1 for _ in refusals(ledger)),
        extraction=tuple(row[0] for row in versions),
        reconciliation=reconcile_version(),
        reviewed=sum(1 for claim in decided if claim in here),
        rejected=sum(1 for claim, made in decided.items() if claim not in here and made[-1].verb is Verb.REJECT),
    )


def _refused(ledger: Ledger) -> list[Refused]:
    rows = list(refusals(ledger))
    counted = Counter(row.code for row in rows)
    examples = {row.code: f"{row.where}: {row.what}" for row in reversed(rows)}
    return [Refused(code, number, examples[code]) for code, number in sorted(counted.items())]


def _by_claim(made: Iterable[Decision]) -> dict[str, list[Decision]]:
    out: dict[str, list[Decision]] = {}
    for decision in made:
        out.setdefault(decision.claim, []).append(decision)
    return out
