"""All claims of a report: in order, once, by kind."""

from __future__ import annotations

from datetime import date

from counterclaim.claims import KINDS, claim_id, extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.model.reading import Reading
from counterclaim.model.report import Report

TEXT = "Rebels shelled Velm on Monday. Nine people were killed and four wounded, the mayor said."


def reading() -> Reading:
    return read(Report(id="r", text=TEXT, published=date(2025, 3, 12)), attributor="rules")


def test_claims_come_in_the_order_of_the_text_and_once() -> None:
    claims = extract_claims(reading())
    assert list(claims) == sorted(claims, key=lambda claim: claim.span)
    assert len({claim.id for claim in claims}) == len(claims) >= 2


def test_only_the_kinds_asked_for() -> None:
    assert {claim.kind for claim in extract_claims(reading(), [Kind.TOLL])} == {Kind.TOLL}
    assert extract_claims(reading(), []) == ()


def test_the_same_reading_gives_the_same_claims() -> None:
    assert extract_claims(reading()) == extract_claims(reading())


def test_every_kind_has_a_finder() -> None:
    assert {kind for kind, _ in KINDS} == set(Kind)


def test_an_empty_report_has_no_claims() -> None:
    assert extract_claims(read(Report(id="r", text=""), attributor="rules")) == ()


def test_claims_say_where_they_lie_and_how_exact_their_date_is() -> None:
    text = "Two people were killed near Goma, Congolese officials said, between March 3 and March 5. It rained."
    reading = read(Report(id="r", text=text, published=date(2025, 3, 9)))
    (claim,) = (one for one in extract_claims(reading) if one.kind is Kind.TOLL)
    assert claim.where is not None
    assert (claim.where.name, claim.where.country, claim.where.where_prec) == ("Goma", "COD", 2)
    assert (claim.date, claim.date_prec) == ("2025-03-03/2025-03-05", 2)
    # Neither is part of what makes the claim.
    assert claim.id == claim_id("r", claim.kind, claim.span, claim.source, claim.details, place=claim.place)
