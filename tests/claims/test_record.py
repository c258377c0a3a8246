"""The printed contract, and ids."""

from __future__ import annotations

import json

import pytest

from counterclaim.claims import claim_id, claim_record, make_claim
from counterclaim.language import Voice, read
from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    ControlAct,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    Harm,
    Kind,
    Means,
    Scope,
    StatementDetails,
    Status,
    TalksDetails,
    TalksState,
    TollDetails,
    TruceAct,
)
from counterclaim.model.reading import Quotation
from counterclaim.model.report import Report
from counterclaim.model.span import Span

SHARED = ["id", "report", "kind", "text", "span", "source", "source_party", "date", "date_prec"]
SHARED += ["place", "where"]
TOLL = TollDetails(Harm.KILLED, 9, 9, 9, False, Status.CIVILIAN, "Kenya", None, Scope.INCIDENT, None)
VOICE = Voice("the mayor", None, None, None)
OTHERS: list[tuple[Details, list[str]]] = [
    (TOLL, ["harm", "stated", "low", "high", "approx", "status", "side", "part_of", "scope", "blamed", "disclosed"]),
    (CeasefireDetails(TruceAct.AGREED, ("Kenya",)), ["act", "by", "against", "mediator"]),
    (ControlDetails(ControlAct.LOST, "Kenya", "Oman"), ["act", "holder", "from"]),
    (AttackDetails(Means.DRONE), ["means", "by", "target", "damage"]),
    (TalksDetails(TalksState.HELD), ["state", "parties", "venue", "mediator"]),
    (DemandDetails("Kenya"), ["by", "to"]),
    (DenialDetails("it"), ["of"]),
    (
        StatementDetails((Span(0, 4),), (), (), Quotation.DIRECT),
        ["source_spans", "cue_spans", "content_spans", "quotation"],
    ),
]


@pytest.mark.parametrize(("details", "fields"), OTHERS, ids=lambda value: type(value).__name__)
def test_record_has_the_fields_of_its_kind(details: Details, fields: list[str]) -> None:
    reading = read(Report(id="r", text="Nine people were killed."))
    record = claim_record(make_claim(reading, Span(0, 4), details, VOICE))
    assert list(record) == SHARED + fields
    assert json.loads(json.dumps(record)) == record
    assert record["text"] == "Nine"


def test_via_and_explanation_only_where_given() -> None:
    reading = read(Report(id="r", text="Nine people were killed."))
    voice = Voice("the mayor", None, "a medic", None)
    claim = make_claim(reading, Span(0, 4), TOLL, voice, rule="toll.passive", evidence=[Span(17, 23)])
    assert claim_record(claim)["via"] == "a medic"
    assert "rule" not in claim_record(claim)
    explained = claim_record(claim, explain=True)
    assert (explained["rule"], explained["evidence"]) == ("toll.passive", [[17, 23]])


def test_id_changes_with_what_is_said_and_who_says_it() -> None:
    ids = {
        claim_id("r", Kind.TOLL, Span(0, 4), "the mayor", TOLL),
        claim_id("s", Kind.TOLL, Span(0, 4), "the mayor", TOLL),
        claim_id("r", Kind.TOLL, Span(0, 5), "the mayor", TOLL),
        claim_id("r", Kind.TOLL, Span(0, 4), "a medic", TOLL),
        claim_id("r", Kind.TOLL, Span(0, 4), "the mayor", TOLL, via="a medic"),
    }
    assert len(ids) == 5


def test_id_is_stable() -> None:
    assert claim_id("r", Kind.TOLL, Span(0, 4), "", TOLL) == claim_id("r", Kind.TOLL, Span(0, 4), "", TOLL)
    assert len(claim_id("r", Kind.TOLL, Span(0, 4), "", TOLL)) == 16
