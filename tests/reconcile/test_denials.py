from __future__ import annotations

from datetime import date
from itertools import count

import pytest

from counterclaim.model.claim import (
    AttackDetails,
    Claim,
    ControlAct,
    ControlDetails,
    DenialDetails,
    Details,
    Harm,
    Kind,
    Means,
    Scope,
    Status,
    TollDetails,
)
from counterclaim.model.question import Standing
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, reconcile
from counterclaim.reconcile.denials import Ties

_NUMBERS = count(1)
_KINDS = {ControlDetails: Kind.CONTROL, AttackDetails: Kind.ATTACK, DenialDetails: Kind.DENIAL, TollDetails: Kind.TOLL}
TOOK = ControlDetails(ControlAct.CAPTURED, "Velor")
SHELLED = AttackDetails(Means.ARTILLERY, "Velor")
DEAD = TollDetails(Harm.KILLED, 9, 9, 9, False, Status.CIVILIAN, None, None, Scope.INCIDENT, "Velor")


def claim(by: str, text: str, details: Details, *, at: int = 0, report: str = "r", day: int = 3,
          place: str | None = "Tovin", date_of: str | None = None) -> Utterance:  # fmt: skip
    made = Claim(
        f"c{next(_NUMBERS)}", report, _KINDS[type(details)], Span(at, at + len(text)), text, by, by or None, None,
        date_of, place, details,
    )  # fmt: skip
    return Utterance(made, date(2031, 5, day), "Harbour Courier")


def tied(*said: Utterance) -> list[str]:
    ties = Ties()
    for one in said:
        if one.claim.kind is Kind.DENIAL:
            ties.deny(one)
    for one in said:
        ties.see(one)
    return [tie.denied for tie in ties.ties()]


@pytest.mark.parametrize(
    ("words", "of"),
    [
        ("Karsa denied that Tovin had fallen", "Tovin had fallen"),
        ("Karsa denied it", "it"),
        ("Karsa rejected the claim", "the claim"),
        ("Karsa denied that Velor had taken the town of Tovin", "Velor had taken the town of Tovin"),
    ],
)
def test_a_denial_is_of_what_was_said_before_it(words: str, of: str) -> None:
    took = claim("Velor", "Velor took Tovin", TOOK)
    assert tied(took, claim("Karsa", words, DenialDetails(of), at=40)) == [took.claim.id]


def test_a_denial_reaches_reports_of_the_days_before() -> None:
    took = claim("Velor", "took Tovin", TOOK, day=2, report="a")
    old = claim("Velor", "took Tovin", TOOK, day=20 - 19, report="b", place="Osk")
    denial = claim("Karsa", "Karsa denied that Tovin had been captured", DenialDetails("Tovin had been captured"))
    later = claim("Velor", "took Tovin", TOOK, day=9, report="d")
    assert tied(took, old, denial, later) == [took.claim.id]


@pytest.mark.parametrize(
    "other",
    [
        claim("Karsa", "Karsa holds Tovin", ControlDetails(ControlAct.HELD, "Karsa")),  # its own claim
        claim("Dun", "Karsa entered Tovin", ControlDetails(ControlAct.CAPTURED, "Karsa")),  # what it would not deny
        claim("Velor", "Dun shelled Tovin", AttackDetails(Means.ARTILLERY, "Dun")),  # another kind
        claim("Velor", "took Osk", TOOK, place="Osk"),
    ],
    ids=lambda one: one.claim.text,
)
def test_other_claims_are_not_denied(other: Utterance) -> None:
    words = "Karsa denied that Tovin had fallen"
    assert tied(other, claim("Karsa", words, DenialDetails("Tovin had fallen"), report="x")) == []
    assert tied(other, claim("Karsa", words, DenialDetails("Tovin had fallen"), at=60)) == []


def test_who_denies_a_deed_does_not_deny_the_dead() -> None:
    deed = claim("Karsa", "Velor shelled Tovin", SHELLED)
    dead = claim("Karsa", "9 civilians", DEAD, at=30)
    denial = claim("Velor", "Velor denied firing on Tovin", DenialDetails("firing on Tovin"), at=60)
    assert tied(deed, dead, denial) == [deed.claim.id]


def test_who_denies_a_figure_makes_its_question_a_denied_one() -> None:
    dead = claim("Karsa", "9 civilians", DEAD, date_of="2031-05-02")
    denial = claim("Velor", "Velor denied killing 9 civilians", DenialDetails("killing 9 civilians"), at=60)
    (dispute,) = reconcile([dead, denial]).disputes
    assert dispute.standing is Standing.DENIED
    assert [(tie.denier, tie.across) for tie in dispute.denials] == [("Velor", False)]
    (before,) = reconcile([dead, denial][:1]).disputes
    assert before.standing is Standing.UNCORROBORATED


def test_a_capital_that_denies_is_no_place() -> None:
    hit = claim("Karsa", "raids on Damascus", AttackDetails(Means.AIRSTRIKE, "Syria"), place="Damascus", report="a")
    denial = claim("Syria", "Damascus denied the raids", DenialDetails("Damascus had carried out raids"), report="b")
    assert tied(hit, denial) == []
