from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.reconcile import Utterance, placing, reconcile
from counterclaim.reconcile.wording import Wording, counts_beside

Say = Callable[..., Utterance]
AT_TOVIN = {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09"}


def questions(*said: Utterance) -> int:
    return len(reconcile(said).disputes)


def reasons(*said: Utterance) -> list[str]:
    return [one.reason for one in reconcile(said).unplaced]


@pytest.mark.parametrize(
    "other",
    [
        {"side": "Velor"},
        {"side": None, "place": "Tovin"},
        {"status": Status.CIVILIAN},
        {"status": Status.UNSPECIFIED},
        {"harm": Harm.INJURED},
        {"harm": Harm.CASUALTIES},
        {"scope": Scope.PERIOD, "date_of": "2031-05-01/2031-05-09"},
        {"place": "Tovin"},
        {**AT_TOVIN},
    ],
    ids=str,
)
def test_unlike_things_are_never_set_against_each_other(say: Say, other: dict[str, object]) -> None:
    assert questions(say(12), say(15, by="Velor", **other)) == 2


def test_names_are_one_however_they_are_written(say: Say) -> None:
    assert questions(say(12, side="the Velor  Front"), say(12, side="Velor Front")) == 1
    assert questions(say(12, **AT_TOVIN), say(12, **(AT_TOVIN | {"place": "the town of Tovin, Karsa"}))) == 1


def test_a_sides_own_land_adds_nothing_to_the_side(say: Say) -> None:
    assert questions(say(12), say(12, place="Karsa"), say(12, place="France")) == 1


def test_totals_since_different_days_are_different_questions(say: Say) -> None:
    war = {"date_of": "2031-04-02/2031-05-10"}
    told_most = [say(900, **war), say(910, date_of="2031-04-03/", by="Velor"), say(920, by="Osk")]
    january = say(60, date_of="2031-02-10/", by="Osk")
    found = reconcile([*told_most, january]).disputes
    assert sorted(len(dispute.series) for dispute in found) == [1, 3]
    assert {dispute.question.date for dispute in found} == {"2031-04-02/", "2031-02-10/"}


def test_the_day_of_a_count_is_no_start(say: Say) -> None:
    assert questions(say(12, date_of="2031-05-10"), say(12)) == 1


def test_incidents_meet_on_a_common_day_and_make_no_chain(say: Say) -> None:
    def on(day: str) -> Utterance:
        return say(5, **(AT_TOVIN | {"date_of": day}))

    assert questions(on("2031-05-09"), on("2031-05-08/2031-05-09")) == 1
    assert questions(on("2031-05-08"), on("2031-05-08/2031-05-09"), on("2031-05-09/2031-05-10")) == 2
    assert questions(on("2031-05-09"), on("2031-05-10")) == 2


def test_an_undated_incident_is_of_the_day_on_which_it_is_told(say: Say) -> None:
    undated = say(5, **(AT_TOVIN | {"date_of": None}), day="2031-05-09")
    found = reconcile([undated, say(7, by="Velor", **AT_TOVIN)]).disputes
    assert len(found) == 1
    assert reconcile([undated]).disputes[0].question.date is None


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"low": None, "open": True, "stated": None}, placing.NO_NUMBER),
        (AT_TOVIN | {"place": None}, placing.NO_PLACE),
        (AT_TOVIN | {"place": "France"}, placing.WIDE_PLACE),
        (AT_TOVIN | {"date_of": "2031"}, placing.LONG),
        (AT_TOVIN | {"date_of": "2031-05-01/2031-05-31"}, placing.LONG),
        (AT_TOVIN | {"date_of": None, "day": None}, placing.NO_DAY),
        ({"scope": Scope.PERIOD}, placing.OPEN_PERIOD),
        ({"scope": Scope.PERIOD, "date_of": "2031-05-01/"}, placing.OPEN_PERIOD),
        ({"scope": Scope.PERIOD, "date_of": "2031-05-01/2031-05-02", "side": None}, placing.NOBODY_NOWHERE),
        ({"side": None}, placing.NO_CONFLICT),
    ],
    ids=str,
)
def test_what_cannot_be_placed_is_kept_with_the_reason(say: Say, fields: dict[str, object], reason: str) -> None:
    said = say(**({"low": 12} | fields))
    found = reconcile([said])
    assert found.disputes == ()
    assert [(one.claim, one.reason) for one in found.unplaced] == [(said.claim.id, reason)]


def test_a_part_of_the_same_people_is_not_held_against_the_whole(say: Say) -> None:
    whole = say(58, status=Status.CIVILIAN, report="one")
    children = say(11, status=Status.CIVILIAN, report="one", part_of="58")
    fighters = say(3, report="one", part_of="58")
    found = reconcile([whole, children, fighters])
    assert [one.claim for one in found.unplaced] == [children.claim.id]
    assert reasons(whole, children) == [placing.PART]
    assert len(found.disputes) == 2


def test_totals_that_name_nothing_are_set_together_within_one_war(say: Say) -> None:
    nobody = {"side": None, "status": Status.UNSPECIFIED}
    karsa = [say(900, report=f"k{number}", blamed="Velor", **nobody, by=f"source {number}") for number in range(2)] + [
        say(1, report=f"k{number}") for number in range(2)
    ]
    elsewhere = [
        say(50_000, report="o", blamed="Osk", **nobody, by="Red Cross"),
        say(3, report="o", side="Lower Osk"),
    ]
    totals = [dispute for dispute in reconcile([*karsa, *elsewhere]).disputes if dispute.question.side is None]
    assert sorted(len(dispute.series) for dispute in totals) == [1, 2]
    assert {dispute.question.setting for dispute in totals} == {"karsa, velor", "lower osk, osk"}


def test_a_bare_total_is_of_the_one_war_that_the_ledger_is_of(say: Say) -> None:
    war = [say(number, report=f"k{number}", blamed="Velor") for number in range(1, 6)]
    bare = say(5000, side=None, status=Status.UNSPECIFIED, by="Osk")
    assert reasons(*war, bare) == []
    several = [say(number, report=f"o{number}", side="Osk", blamed="Lower Osk") for number in range(1, 6)]
    assert reasons(*war, *several, bare) == [placing.NO_CONFLICT]


def test_who_answers(say: Say) -> None:
    found = reconcile([say(4), say(4, by="a doctor", party=False), say(4, by="", outlet="Osk Post")]).disputes[0]
    assert [series.claimant for series in found.series] == [
        "(outlet) Osk Post",
        "a doctor (in Harbour Courier)",
        "Karsa",
    ]


def test_a_total_a_hundred_times_smaller_counts_something_else(say: Say) -> None:
    totals = [say(300_000 + number, by=f"source {number}") for number in range(5)]
    three = say(3, by="Velor")
    found = reconcile([*totals, three])
    assert [(one.claim, one.reason) for one in found.unplaced] == [(three.claim.id, placing.OTHER_COUNT)]
    assert reasons(*totals, say(30_000, by="Velor")) == []
    assert reasons(*totals[:3], three) == []


@pytest.mark.parametrize(
    ("sentence", "figure", "beside"),
    [
        ("Nine others were killed at the mill.", "Nine", True),
        ("Another 40 villagers died.", "40", True),
        ("Four people were also killed by shells.", "Four", True),
        ("At least 12 people were killed and 30 others injured.", "12", False),
        ("The mayor said 12 had died, more than feared.", "12", False),
    ],
)
def test_people_counted_beside_others_are_known(sentence: str, figure: str, beside: bool) -> None:
    start = sentence.index(figure)
    assert counts_beside(sentence, start, start + len(figure)) is beside


def test_a_day_of_several_incidents_compares_only_what_can_be_one(say: Say) -> None:
    at = {**AT_TOVIN, "side": None}
    two = [say(45, by="Osk", report="same", **at), say(9, by="Osk", report="same", **at)]
    assert sorted(len(one.series) for one in reconcile([*two, say(9, by="Velor", **at)]).disputes) == [1, 2]
    assert questions(say(45, by="Osk", **at), say(9, by="Velor", **at)) == 1
    revised = [say(9, by="Osk", report="first", **at), say(45, by="Osk", report="second", **at)]
    assert questions(*revised) == 1


def test_a_count_beside_others_is_kept_and_set_against_nothing(say: Say) -> None:
    from dataclasses import replace

    assert reasons(replace(say(9, **AT_TOVIN), wording=Wording(beside=True))) == [placing.BESIDE]


def test_a_start_told_by_its_year_or_month_is_the_day_in_it(say: Say) -> None:
    said = [say(900, date_of=f"{start}/2031-05-10") for start in ("2029-03-15", "2029-03-01", "2029-01-01")]
    assert questions(*said) == 1
    assert questions(*said[::-1]) == 1
    assert questions(said[0], say(60, date_of="2029-06-01/2031-05-10")) == 2
