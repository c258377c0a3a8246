from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import AttackDetails, Claim, Kind, Means, Scope
from counterclaim.model.denial import Tie
from counterclaim.model.incident import Incident
from counterclaim.model.question import Standing, Unplaced
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, accounts_of, incidents_of
from counterclaim.reconcile.incidents import Counted, Told
from counterclaim.reconcile.incidents.accounts import LONG, NO_DAY, NO_PLACE, SEVERAL, WIDE_PLACE

Say = Callable[..., Utterance]
_NUMBERS = count(1)


def strike(
    by: str | None = "Velor",
    *,
    says: str = "Karsa",
    means: Means = Means.MISSILE,
    target: str | None = None,
    place: str | None = "Tovin",
    of: str | None = "2031-05-09",
    day: str | None = "2031-05-10",
    report: str | None = None,
    outlet: str = "Harbour Courier",
) -> Utterance:
    number = next(_NUMBERS)
    claim = Claim(
        id=f"a{number:04}",
        report=report or f"r{number}",
        kind=Kind.ATTACK,
        span=Span(0, 20),
        text="the strike",
        source=says,
        source_party=says or None,
        via=None,
        date=of,
        place=place,
        details=AttackDetails(means, by, target),
    )
    return Utterance(claim, None if day is None else date.fromisoformat(day), outlet)


def found(
    said: Sequence[Utterance], denied: dict[str, tuple[Tie, ...]] | None = None, questions: dict[str, str] | None = None
) -> tuple[list[Incident], list[Unplaced]]:
    by_report: dict[str, list[Utterance]] = {}
    for one in said:
        by_report.setdefault(one.claim.report, []).append(one)
    placed = [one for report in by_report.values() for one in accounts_of(report)]
    told = [one for one in placed if isinstance(one, Told)]
    counted = [one for one in placed if isinstance(one, Counted)]
    every = [*incidents_of(told, counted, denied or {}, questions or {})]
    incidents = [one for one in every if isinstance(one, Incident)]
    return incidents, [one for one in (*placed, *every) if isinstance(one, Unplaced)]


def test_reports_of_one_strike_are_one_incident() -> None:
    said = [strike(), strike(says="Osk", means=Means.OTHER, of="2031-05-08/2031-05-09"),
            strike(says="", of=None, outlet="Osk Post", day="2031-05-09")]  # fmt: skip
    ((incident,), unplaced) = found(said)
    assert incident.day == "2031-05-09"
    assert incident.means == (Means.MISSILE, Means.OTHER)
    assert [one.claimant for one in incident.accounts] == ["(outlet) Osk Post", "Karsa", "Osk"]
    assert not unplaced


@pytest.mark.parametrize(
    "other",
    [
        {"place": "Osk"},
        {"of": "2031-05-10"},
        {"means": Means.BOMB},
        {"target": "a school"},
    ],
    ids=str,
)
def test_what_tells_two_strikes_apart(other: dict[str, object]) -> None:
    said = [strike(target="the market"), strike(**({"says": "Osk", "target": "the bazaar"} | other))]  # type: ignore[arg-type]
    assert len(found(said)[0]) == 2
    assert len(found([strike(target="the market"), strike(says="Osk", target="the bazaar")])[0]) == 1


def test_one_speaker_with_two_doers_tells_of_two_strikes() -> None:
    assert len(found([strike("Velor", report="one"), strike("Osk", report="one")])[0]) == 2
    assert len(found([strike("warplanes", report="one"), strike("Velor", report="one")])[0]) == 1


def test_each_who_blames_the_other_contests() -> None:
    ((incident,), _) = found([strike("Velor"), strike("Karsa", says="Velor")])
    assert incident.standing is Standing.CONTESTED
    assert [(one.blamed, one.claimants) for one in incident.blames] == [("Karsa", ("Velor",)), ("Velor", ("Karsa",))]


@pytest.mark.parametrize(("says", "standing"), [("Karsa", Standing.CONTESTED), ("", Standing.DENIED)])
def test_a_denial_is_of_the_incident(says: str, standing: Standing) -> None:
    said = strike(says=says)
    tie = Tie("d1", said.claim.id, "Velor", True, "2031-05-10")
    ((incident,), _) = found([said], {said.claim.id: (tie,)})
    assert incident.standing is standing
    assert incident.denials == (tie,)


def test_support_is_of_origins() -> None:
    copies = [replace(strike(says=name), origin="Harbour Agency") for name in ("Karsa", "Osk")]
    assert found(copies)[0][0].standing is Standing.UNCORROBORATED
    own = [replace(copies[0], origin="Osk Post"), copies[1]]
    assert found(own)[0][0].standing is Standing.AGREED
    assert found(own)[0][0].origins == ("Harbour Agency", "Osk Post")


def test_a_description_is_no_rival_of_a_name() -> None:
    ((incident,), _) = found([strike("Velor"), strike("unknown gunmen", says="Osk", outlet="Osk Post")])
    assert incident.standing is Standing.AGREED


def test_tolls_are_linked_with_the_question_they_answer(say: Say) -> None:
    struck = strike(report="one")
    at = {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09", "report": "one"}
    toll, elsewhere = say(12, blamed="Velor", **at), say(3, **{**at, "place": "Osk"})
    ((incident,), _) = found([struck, toll, elsewhere], questions={toll.claim.id: "q1", elsewhere.claim.id: "q2"})
    assert (incident.tolls, incident.questions) == ((toll.claim.id,), ("q1",))
    assert incident.blames[0].claims == (struck.claim.id, toll.claim.id)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"place": None}, NO_PLACE),
        ({"place": "France"}, WIDE_PLACE),
        ({"of": None, "day": None}, NO_DAY),
        ({"of": "2031-05-01/2031-05-09"}, LONG),
        ({"of": "2031-05-01/"}, LONG),
    ],
    ids=str,
)
def test_what_cannot_be_placed_is_kept_with_the_reason(fields: dict[str, object], reason: str) -> None:
    said = strike(**fields)  # type: ignore[arg-type]
    assert found([said]) == ([], [Unplaced(said.claim.id, reason)])


def test_an_undated_account_that_fits_two_strikes_is_of_neither() -> None:
    two = [strike(target="the market"), strike(target="a school")]
    loose = strike(says="Osk", of=None, day="2031-05-09")
    incidents, unplaced = found([*two, loose])
    assert [len(one.accounts) for one in incidents] == [1, 1]
    assert unplaced == [Unplaced(loose.claim.id, SEVERAL)]
    at_school = strike(says="Osk", of=None, day="2031-05-09", target="the pupils")
    assert sorted(len(one.accounts) for one in found([*two, at_school])[0]) == [1, 2]


def _many() -> list[Utterance]:
    return [
        strike(
            ("Velor", "Karsa", None)[number % 3],
            says=("Karsa", "Velor", "Osk", "")[number % 4],
            means=(Means.MISSILE, Means.BOMB, Means.OTHER)[number % 3],
            target=("the market", "a school", None)[number % 5 % 3],
            place=("Tovin", "Lutz")[number % 2],
            of=(None, "2031-05-09", "2031-05-08/2031-05-09", "2031-05-10")[number % 7 % 4],
            day=f"2031-05-{9 + number % 3:02}",
            report=f"r{number % 11}",
        )
        for number in range(30)
    ]


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_order_of_reading_changes_an_incident(chance: random.Random) -> None:
    said = _many()
    first = found(said)
    chance.shuffle(said)
    again = found(said)
    assert again[0] == first[0]
    assert sorted(again[1], key=_of) == sorted(first[1], key=_of)


def test_keys_tell_all_incidents_apart() -> None:
    incidents, _ = found(_many())
    assert len({one.key for one in incidents}) == len(incidents) > 5
    assert len(_claims(incidents)) == sum(len(one.accounts) for one in incidents)


def _of(one: Unplaced) -> str:
    return one.claim


def _claims(incidents: Iterable[Incident]) -> set[str]:
    return {account.claim for one in incidents for account in one.accounts}
