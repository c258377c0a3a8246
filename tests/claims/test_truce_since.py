from __future__ import annotations

from datetime import date

import pytest

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.model.claim import CeasefireDetails, TruceAct
from counterclaim.model.report import Report

EFFECT = TruceAct.IN_FORCE


def acts(text: str) -> list[TruceAct]:
    claims = extract_claims(read(Report(id="one", text=text, published=date(2031, 5, 12))))
    return [claim.details.act for claim in claims if isinstance(claim.details, CeasefireDetails)]


@pytest.mark.parametrize(
    "text",
    [
        "A truce in the valley broke down minutes after coming into effect, with both sides blaming each other.",
        "The truce collapsed an hour after taking effect on Sunday.",
        "A ceasefire around Lutz fell apart soon after going into force at dawn.",
    ],
)
def test_a_truce_that_ends_after_taking_effect_took_effect(text: str) -> None:
    assert EFFECT in acts(text)
    assert TruceAct.ENDED in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Traffic slowed after the new law came into effect.",
        "Prices rose after taking effect of the tariff was announced.",
        "The truce was rejected before coming into effect.",
    ],
)
def test_nothing_else_takes_effect(text: str) -> None:
    assert EFFECT not in acts(text)
