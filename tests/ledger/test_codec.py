from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from counterclaim.ledger.codec import details_json, details_of
from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    Kind,
    StatementDetails,
    TalksDetails,
    TollDetails,
)
from counterclaim.model.span import Span

KINDS: dict[Kind, type] = {
    Kind.TOLL: TollDetails,
    Kind.CEASEFIRE: CeasefireDetails,
    Kind.CONTROL: ControlDetails,
    Kind.ATTACK: AttackDetails,
    Kind.TALKS: TalksDetails,
    Kind.DEMAND: DemandDetails,
    Kind.DENIAL: DenialDetails,
    Kind.STATEMENT: StatementDetails,
}
st.register_type_strategy(Span, st.builds(Span, st.integers(0, 99), st.integers(0, 99)))
st.register_type_strategy(int, st.integers(0, 10**12))


@pytest.mark.parametrize("kind", list(Kind))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # on a busy machine
@given(st.data())
def test_details_come_back_as_they_went_in(kind: Kind, data: st.DataObject) -> None:
    details: Details = data.draw(st.from_type(KINDS[kind]))
    claim = Claim("c", "r", kind, Span(0, 1), "x", "", None, None, None, None, details)
    assert details_of(kind, json.loads(details_json(claim))) == details
