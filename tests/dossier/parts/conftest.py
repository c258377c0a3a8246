"""A war of our own making on a steppe: three places, two attacks, two truces, a meeting, demands and denials."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.dossier import Material
from counterclaim.dossier.material import PlaceGroup, TruceGroup
from counterclaim.model.claim import (
    AttackDetails,
    CeasefireDetails,
    Claim,
    ControlAct,
    ControlDetails,
    DemandDetails,
    DenialDetails,
    Details,
    Harm,
    Kind,
    Means,
    Scope,
    Status,
    TalksDetails,
    TalksState,
    TollDetails,
    TruceAct,
)
from counterclaim.model.denial import Tie
from counterclaim.model.incident import Account, Blame, Incident
from counterclaim.model.meeting import Meeting, Notice
from counterclaim.model.place import Located, PlaceKind
from counterclaim.model.question import Standing
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span
from counterclaim.model.truce import Breach, TruceClock

TOWN = Located("Torvik", PlaceKind.SETTLEMENT, "MNG", 45.2, 110.1, 1)
NEAR = Located("Torvik", PlaceKind.SETTLEMENT, "MNG", 45.2, 110.1, 2)
PROVINCE = Located("Dornogovi", PlaceKind.PROVINCE, "MNG", 44.5, 110.0, 4)
COUNTRY = Located("Mongolia", PlaceKind.STATE, "MNG", 46.8, 103.1, 6)

TEXTS = {
    "one": "Karsa said its army took Torvik. Velor denied that Torvik had fallen. Karsa agreed to a truce through Osk.",
    "two": "Velor's guns hit a market near Torvik, Karsa said, killing 12 people. Velor denied firing. "
    "Velor said that 9 people were killed. Karsa demanded that Velor withdraw from Dornogovi.",
    "three": "Velor broke the truce, Karsa said. Velor kept the truce, it said. Karsa broke it, Velor said. "
    "Karsa and Velor will meet in Lutz. Karsa and Velor met in Lutz. Karsa holds Dornogovi, Velor said. "
    "Mongolia is held by Karsa, Karsa said.",
}
DAYS = {"one": date(2031, 5, 1), "two": date(2031, 5, 3), "three": date(2031, 5, 6)}


@pytest.fixture
def war() -> Material:
    reports = {
        name: Report(
            name, text, DAYS[name], f"Title {name}", "Steppe Post", parts=(Part(PartKind.BODY, Span(0, len(text))),)
        )
        for name, text in TEXTS.items()
    }

    def claim(
        name: str,
        report: str,
        kind: Kind,
        words: str,
        party: str | None,
        details: Details,
        *,
        day: str | None = None,
        place: str | None = None,
        where: Located | None = None,
    ) -> Claim:
        start = TEXTS[report].index(words)
        span = Span(start, start + len(words))
        return Claim(
            name, report, kind, span, words, party or "", party, None, day, place, details, "rule", where=where
        )

    def toll(count: int) -> TollDetails:
        return TollDetails(
            Harm.KILLED, count, count, count, False, Status.CIVILIAN, None, None, Scope.INCIDENT, "Velor", True
        )

    def truce(act: TruceAct, by: str, mediator: tuple[str, ...] = ()) -> CeasefireDetails:
        return CeasefireDetails(act, (by,), None, mediator)

    took = ControlDetails(ControlAct.CAPTURED, "Karsa")
    holds = ControlDetails(ControlAct.HELD, "Karsa")
    lutz = TalksDetails(TalksState.HELD, ("Karsa", "Velor"), "Lutz")
    claims = (
        claim("c1", "one", Kind.CONTROL, "its army took Torvik", "Karsa", took, place="Torvik", where=TOWN),
        claim("d1", "one", Kind.DENIAL, "denied that Torvik had fallen", "Velor", DenialDetails("Torvik had fallen")),
        claim("t1", "one", Kind.CEASEFIRE, "agreed to a truce", "Karsa", truce(TruceAct.AGREED, "Karsa", ("Osk",))),
        claim(
            "a1",
            "two",
            Kind.ATTACK,
            "Velor's guns hit a market",
            "Karsa",
            AttackDetails(Means.ARTILLERY, "Velor", "a market"),
            day="2031-05-02",
            place="Torvik",
            where=NEAR,
        ),
        claim("n1", "two", Kind.TOLL, "12", "Karsa", toll(12), day="2031-05-02", place="Torvik", where=NEAR),
        claim("n2", "two", Kind.TOLL, "9", "Velor", toll(9), day="2031-05-02", place="Torvik", where=NEAR),
        claim("d2", "two", Kind.DENIAL, "denied firing", "Velor", DenialDetails("firing")),
        claim("m1", "two", Kind.DEMAND, "Velor withdraw from Dornogovi", "Karsa", DemandDetails("Karsa", "Velor")),
        claim("t2", "three", Kind.CEASEFIRE, "Velor broke the truce", "Karsa", truce(TruceAct.VIOLATED, "Velor")),
        claim("t3", "three", Kind.CEASEFIRE, "kept the truce", "Velor", truce(TruceAct.COMPLIED, "Velor")),
        claim("t4", "three", Kind.CEASEFIRE, "Karsa broke it", "Velor", truce(TruceAct.VIOLATED, "Karsa")),
        claim("k1", "three", Kind.TALKS, "will meet in Lutz", None, lutz),
        claim("k2", "three", Kind.TALKS, "met in Lutz", None, lutz, day="2031-05-05"),
        claim("c2", "three", Kind.CONTROL, "holds Dornogovi", "Velor", holds, place="Dornogovi", where=PROVINCE),
        claim("c3", "three", Kind.CONTROL, "is held by Karsa", "Karsa", holds, place="Mongolia", where=COUNTRY),
    )
    denied = Tie("d1", "c1", "Velor", across=False, said="2031-05-01")
    fired = Tie("d2", "a1", "Velor", across=False, said="2031-05-03")
    incident = Incident(
        "incident|torvik",
        "2031-05-02",
        "Torvik",
        NEAR,
        (Means.ARTILLERY,),
        ("a market",),
        (Account("a1", "Karsa", "2031-05-03", "Velor", Means.ARTILLERY, "a market", origin="Steppe Post"),),
        (Blame("Velor", ("Karsa",), ("a1", "n1"), ("Steppe Post",)),),
        Standing.CONTESTED,
        ("n1", "n2"),
        (),
        (fired,),
        ("Steppe Post",),
    )
    notices = (
        Notice("k1", "(outlet) Steppe Post", "2031-05-06", TalksState.PLANNED, None, ("Karsa", "Velor"), (), "Lutz"),
        Notice("k2", "(outlet) Steppe Post", "2031-05-06", TalksState.HELD, "2031-05-05", ("Karsa", "Velor")),
    )
    meeting = Meeting(
        "meeting|lutz",
        "2031-05-05",
        ("Karsa", "Velor"),
        (),
        "Lutz",
        None,
        notices,
        TalksState.HELD,
        Standing.UNCORROBORATED,
    )
    clock = TruceClock(
        ("Karsa", "Velor"),
        ("Osk",),
        date(2031, 5, 1),
        None,
        (
            Breach("Karsa", ("Velor",), date(2031, 5, 6), 5, "t2", ("t2",)),
            Breach("Velor", ("Karsa",), date(2031, 5, 6), 5, "t4", ("t4",)),
        ),
        (("Velor", "t3"),),
    )
    return Material(
        title="The steppe war",
        reports=reports,
        claims=claims,
        sentences={one.id: one.span for one in claims},
        disputes=(),
        truces=(TruceGroup(date(2031, 5, 1), ("Osk",), clock, ("t1", "t2", "t3", "t4")),),
        ties=(denied, fired),
        places=(
            PlaceGroup("Torvik", ("Karsa",), Standing.CONTESTED, ("c1",)),
            PlaceGroup("Dornogovi", ("Karsa",), Standing.UNCORROBORATED, ("c2",)),
            PlaceGroup("Mongolia", ("Karsa",), Standing.UNCORROBORATED, ("c3",)),
        ),
        incidents=(incident,),
        meetings=(meeting,),
    )
