"""What claims of one sentence take over from each other."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.model.claim import AttackDetails, Claim, Kind, TollDetails
from counterclaim.model.report import Report


def _claims(text: str, *kinds: Kind) -> list[Claim]:
    report = Report(id="r", text=text, published=date(2024, 6, 12))
    return list(extract_claims(read(report), kinds or (Kind.TOLL, Kind.ATTACK)))


def _tolls(text: str) -> list[tuple[str, str | None, str | None, str | None]]:
    out = []
    for claim in _claims(text, Kind.TOLL):
        assert isinstance(claim.details, TollDetails)
        out.append((claim.text, claim.place, claim.details.blamed, claim.details.part_of))
    return out


@pytest.mark.parametrize(
    ("text", "blamed"),
    [
        ("A regime warplane bombed a bakery in Karsun, killing nine people.", "regime"),
        ("Two guards were hurt when a motorcycle bomber struck the gate of a dairy in Karsun.", "motorcycle bomber"),
        ("Hill gunmen attacked a farm near Karsun, killing nine people.", "gunmen"),
    ],
)
def test_the_dead_of_an_attack_are_its_doers(text: str, blamed: str) -> None:
    found = [row[2] for row in _tolls(text)]
    assert found
    assert all(blamed in str(value) for value in found), found


def test_of_two_who_fire_at_each_other_none_is_blamed_for_the_dead() -> None:
    text = "Smugglers shot at a patrol boat near Karsun in a firefight that left three sailors dead."
    assert [row[2] for row in _tolls(text)] == [None]


def test_an_attack_happened_where_its_dead_died() -> None:
    claims = _claims("Nine people were killed in Karsun when a drone struck a bus depot.", Kind.ATTACK)
    assert [claim.place for claim in claims] == ["Karsun"]


def test_the_same_claims_are_found_whichever_kinds_are_asked_for() -> None:
    text = "A regime warplane bombed a bakery in Karsun, killing nine people and wounding four."
    both = _claims(text)
    assert [claim for claim in both if claim.kind is Kind.TOLL] == _claims(text, Kind.TOLL)
    assert [claim for claim in both if isinstance(claim.details, AttackDetails)] == _claims(text, Kind.ATTACK)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Shelling killed 17 people on Monday. In Karsun 12 people died. In Belun five were killed.", ["12", "five"]),
        ("Shelling killed 17 people on Monday. In Karsun 12 people died. In Belun four were killed.", []),
        ("Raids killed more than 40 people. In Karsun 30 people died. In Belun 13 were killed.", ["30", "13"]),
    ],
)
def test_counts_that_add_up_are_parts(text: str, parts: list[str]) -> None:
    assert [row[0] for row in _tolls(text) if row[3] is not None] == parts


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Raid on Karsun kills nine. A drone hit a mill in Karsun on Monday, killing nine people.", "2024-06-10"),
        ("Raid on Karsun kills nine. A drone hit a mill in Karsun, killing nine people.", None),
        ("Raid kills nine. A drone hit a mill on Monday. Shells hit a quay on Tuesday and a farm on Monday.", None),
        ("In May a raid killed nine. A drone hit a mill in Karsun on Monday.", "2024-05-01/2024-05-31"),
    ],
)
def test_a_headline_is_of_the_day_of_its_lead(text: str, day: str | None) -> None:
    assert _claims(text)[0].date == day
