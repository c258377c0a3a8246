"""From a ledger to the material of a dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath

from counterclaim.dossier.material import Made, Material, PlaceGroup, Refused, TruceGroup
from counterclaim.dossier.room import room_for
from counterclaim.dossier.stood import MOST_CLAIMS, MOST_DAYS, stood_of
from counterclaim.ledger import Ledger
from counterclaim.ledger.derived import denials, disputes, implied, is_fresh, rows_of, unplaced
from counterclaim.ledger.origins import kept_origins, origins
from counterclaim.ledger.partitions import INCIDENTS, MEETINGS, PLACES
from counterclaim.ledger.queries import bonds, claims, decisions, refusals, report, reports
from counterclaim.ledger.timelines import truces
from counterclaim.ledger.versions import reconcile_version
from counterclaim.model.claim import Claim
from counterclaim.model.decision import Decision, Verb
from counterclaim.model.incident import Incident
from counterclaim.model.meeting import Meeting
from counterclaim.model.question import Dispute
from counterclaim.model.span import Span


def material_of(
    ledger: Ledger,
    *,
    as_of: date | None = None,
    since: date | None = None,
    title: str | None = None,
    most: int | None = None,
) -> Material:
    """What the ledger holds of reports published by `as_of` (all where it is None), with reviewers' decisions; of more
    claims than there is room for (`most`, by default as many as a folder holds), those said last."""
    decided = _by_claim(decisions(ledger))
    room = room_for(ledger, as_of, decided, most)
    found: list[Claim] = []
    sentences: dict[str, Span] = {}
    for row in claims(ledger, as_of=as_of, reports=room.reports):
        found.append(row.claim)
        sentences[row.claim.id] = row.sentence
    wanted = dict.fromkeys(claim.report for claim in found)
    days = {day for one in reports(ledger, as_of=as_of) if (day := one.published) is not None}
    daily = len(found) <= MOST_CLAIMS and len(days) <= MOST_DAYS and room.left is None
    kept = kept_origins(ledger.db, as_of) if is_fresh(ledger) else origins(ledger, as_of)
    return Material(
        title=title or ledger.path.stem,
        reports={name: whole for name in wanted if (whole := report(ledger, name)) is not None},
        claims=found,
        sentences=sentences,
        disputes=[one for one in disputes(ledger, as_of) if _answered(one, sentences)],
        unplaced=[(one.claim, one.reason) for one in unplaced(ledger, as_of) if one.claim in sentences],
        refused=_refused(ledger),
        as_of=as_of.isoformat() if as_of else None,
        implications=implied(ledger, as_of),
        truces=list(_truces(ledger, as_of, sentences)),
        origins={one.report: one for one in kept if one.report in wanted},
        since=since.isoformat() if since else None,
        decisions=decided,
        bonds=bonds(ledger),
        ties=[one for one in denials(ledger, as_of) if one.denial in sentences or one.denied in sentences],
        places=list(_places(ledger, as_of, sentences)),
        incidents=tuple(one for one in rows_of(ledger, INCIDENTS.name, as_of) if _told(one, sentences)),
        meetings=tuple(one for one in rows_of(ledger, MEETINGS.name, as_of) if _noticed(one, sentences)),
        made=_made(ledger, as_of, decided, sentences),
        left=room.left,
        stood=stood_of(ledger, days, as_of) if daily else None,
    )


def _answered(one: Dispute, here: Collection[str]) -> bool:
    return any(answer.claim in here for series in one.series for answer in series.answers)


def _told(one: Incident, here: Collection[str]) -> bool:
    return any(account.claim in here for account in one.accounts)


def _noticed(one: Meeting, here: Collection[str]) -> bool:
    return any(notice.claim in here for notice in one.notices)


def _truces(ledger: Ledger, as_of: date | None, here: Collection[str]) -> Iterator[TruceGroup]:
    for one in truces(ledger, as_of):
        about = tuple(row.claim.id for row in one.claims if row.claim.id in here)
        if about:
            yield TruceGroup(one.begun, one.mediators, one.clock, about)


def _places(ledger: Ledger, as_of: date | None, here: Collection[str]) -> Iterator[PlaceGroup]:
    """Places that are named: what is said of none is set against nothing."""
    for one in rows_of(ledger, PLACES.name, as_of):
        about = tuple(claim for claim in one.claims if claim in here)
        if about:
            yield PlaceGroup(one.place, one.holders, one.standing, about)


def _made(ledger: Ledger, as_of: date | None, decided: Mapping[str, Sequence[Decision]], here: Collection[str]) -> Made:
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
    # By the file's name alone: a page that is sent tells nobody where its maker keeps things.
    examples = {row.code: f"{PurePath(row.where).name}: {row.what}" for row in reversed(rows)}
    return [Refused(code, number, examples[code]) for code, number in sorted(counted.items())]


def _by_claim(made: Iterable[Decision]) -> dict[str, list[Decision]]:
    out: dict[str, list[Decision]] = {}
    for decision in made:
        out.setdefault(decision.claim, []).append(decision)
    return out
