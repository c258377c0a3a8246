"""A small war of our own making: two reports, four claims, one dispute."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.dossier import Material
from counterclaim.dossier.material import PlaceGroup
from counterclaim.model.claim import (
    CeasefireDetails,
    Claim,
    ControlAct,
    ControlDetails,
    DenialDetails,
    Details,
    Harm,
    Kind,
    Scope,
    Status,
    TollDetails,
    TruceAct,
)
from counterclaim.model.denial import Tie
from counterclaim.model.question import Answer, Dispute, Question, Series, Standing
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

FIRST = "Lower Osk said 40 of its soldiers had died. Its army took Brenn, it said."
SECOND = "Upper Osk put them at over 50. It denied that Brenn had fallen and kept the truce."


def report(name: str, text: str, day: date) -> Report:
    part = Part(PartKind.BODY, Span(0, len(text)))
    return Report(name, text, day, f"Title {name}", "Osk Gazette", "https://example.org/osk", parts=(part,))


def claim(name: str, where: Report, kind: Kind, words: str, source: str, details: Details, place: str | None) -> Claim:
    start = where.text.index(words)
    span = Span(start, start + len(words))
    return Claim(name, where.id, kind, span, words, source, source, None, None, place, details, "rule")


def toll(low: int, high: int | None) -> TollDetails:
    return TollDetails(
        Harm.KILLED, high, low, high, False, Status.COMBATANT, "Lower Osk", None, Scope.CUMULATIVE, None, True
    )


@pytest.fixture
def material() -> Material:
    one, two = report("one", FIRST, date(2031, 5, 1)), report("two", SECOND, date(2031, 5, 2))
    claims = (
        claim("aa", one, Kind.TOLL, "40", "Lower Osk", toll(40, 40), None),
        claim(
            "bb",
            one,
            Kind.CONTROL,
            "Its army took Brenn",
            "Lower Osk",
            ControlDetails(ControlAct.CAPTURED, "Lower Osk"),
            "Brenn",
        ),
        claim("cc", two, Kind.TOLL, "over 50", "Upper Osk", toll(51, None), None),
        claim(
            "dd", two, Kind.DENIAL, "denied that Brenn had fallen", "Upper Osk", DenialDetails("Brenn had fallen"), None
        ),
        claim(
            "ee",
            two,
            Kind.CEASEFIRE,
            "kept the truce",
            "Upper Osk",
            CeasefireDetails(TruceAct.COMPLIED, ("Upper Osk",)),
            None,
        ),
    )
    question = Question("k", "Lower Osk", Harm.KILLED, Status.COMBATANT, Scope.CUMULATIVE, None, None)
    answers = (
        Answer("aa", "k", "Lower Osk", "2031-05-01", 40, 40, 40, True),
        Answer("cc", "k", "Upper Osk", "2031-05-02", 50, 51, None, True),
    )
    series = tuple(Series("k", a.claimant, (a,)) for a in answers)
    return Material(
        title="The Osk war",
        reports={one.id: one, two.id: two},
        claims=claims,
        sentences={c.id: Span(0, 43) if c.report == "one" else Span(0, 30) for c in claims},
        disputes=(Dispute(question, series, Standing.CONTESTED, 11),),
        places=(PlaceGroup("Brenn", ("Lower Osk",), Standing.CONTESTED, ("bb",)),),
        ties=(Tie("dd", "bb", "Upper Osk", across=True, said="2031-05-02"),),
    )
