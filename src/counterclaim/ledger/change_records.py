"""What changed, one record a change, for other programs. The fields are in docs/formats.md."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims import claim_record
from counterclaim.ledger import queries
from counterclaim.ledger.changes import Changes, Moved, Revised
from counterclaim.ledger.database import Ledger
from counterclaim.ledger.places import Holding
from counterclaim.ledger.said import STATED, chunks
from counterclaim.model.denial import Tie
from counterclaim.model.question import Answer, Dispute, Question
from counterclaim.reconcile import Step

Record = dict[str, object]


def change_records(ledger: Ledger, found: Changes) -> Iterator[Record]:
    """A record for each new claim, question, dispute that opened or closed, place, revised figure and denial."""
    for some in chunks(found.reports):
        for row in queries.claims(ledger, STATED, reports=some):
            published = row.report.published
            said = published.isoformat() if published else None
            yield {"change": "claim", "said": said, "outlet": row.report.outlet, "claim": claim_record(row.claim)}
    for dispute in found.new:
        yield {"change": "question", "question": _question(dispute.question), **_stand(dispute)}
    for moved in found.opened:
        yield {"change": "opened", **_moved(moved)}
    for moved in found.closed:
        yield {"change": "closed", **_moved(moved)}
    for revised in found.revised:
        yield {"change": "revised", **_revised(revised)}
    for tie in found.denials:
        yield {"change": "denial", **_tie(tie)}
    for place in found.places_opened:
        yield {"change": "place_opened", **_place(place)}
    for place in found.places_closed:
        yield {"change": "place_closed", **_place(place)}


def _question(question: Question) -> Record:
    return {
        "key": question.key,
        "side": question.side,
        "harm": question.harm.value,
        "status": question.status.value,
        "scope": question.scope.value,
        "date": question.date,
        "place": question.place,
        "setting": question.setting,
        "counted_by": question.counted_by,
        "group": question.group,
    }


def _stand(dispute: Dispute) -> Record:
    claims = [answer.claim for series in dispute.series for answer in series.answers]
    return {"standing": dispute.standing.value, "width": dispute.width, "claims": claims}


def _moved(moved: Moved) -> Record:
    now, was = moved.after or moved.before, moved.before
    assert now is not None
    before = None if was is None else was.standing.value
    if moved.after is None:
        return {"question": _question(now.question), "before": before, "standing": None, "width": None, "claims": []}
    return {"question": _question(now.question), "before": before, **_stand(now)}


def _revised(revised: Revised) -> Record:
    return {
        "question": _question(revised.question),
        "claimant": revised.claimant,
        "how": revised.step.change.value,
        "before": _step(revised.before),
        "after": _step(revised.step),
        "agrees": revised.step.agrees,
    }


def _step(step: Step) -> Record:
    answer: Answer = step.answer
    names = ("claim", "said", "stated", "low", "high", "disclosed")
    return {name: getattr(answer, name) for name in names}


def _tie(tie: Tie) -> Record:
    return {"denial": tie.denial, "denied": tie.denied, "denier": tie.denier, "across": tie.across, "said": tie.said}


def _place(place: Holding) -> Record:
    return {
        "place": place.place,
        "standing": place.standing.value,
        "holders": list(place.holders),
        "claims": list(place.claims),
        "denials": [_tie(tie) for tie in place.denials],
    }
