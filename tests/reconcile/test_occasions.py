from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import AttackDetails, Claim, Kind, Means, Scope, Status
from counterclaim.model.place import Located, PlaceKind
from counterclaim.model.question import Dispute, Standing
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, heard, reconcile
from counterclaim.reconcile.traits import Traits, traits_of

Say = Callable[..., Utterance]
AT = {"scope": Scope.INCIDENT, "date_of": "2031-05-09", "side": None, "status": Status.UNSPECIFIED}
VILLAGE = {**AT, "place": "Tovin"}
# A city of the gazetteer: a large place.
CITY = {**AT, "place": "Stockholm"}
STOCKHOLM = Located("Stockholm", PlaceKind.SETTLEMENT, "SWE", 59.33, 18.07, 1)


def told(said: Utterance, sentence: str, where: Located | None = None) -> Utterance:
    """The toll in that sentence, which is of the report's alone."""
    start = sentence.index(said.claim.text)
    claim = replace(said.claim, span=Span(start, start + len(said.claim.text)), where=where)
    return heard(claim, said.said, said.outlet, said.origin, sentence, 0)


def attack(report: str, means: Means, target: str, place: str = "Tovin", by: str | None = None) -> Utterance:
    claim = Claim(
        id=f"a-{report}",
        report=report,
        kind=Kind.ATTACK,
        span=Span(0, 5),
        text=target,
        source="",
        source_party=None,
        via=None,
        date="2031-05-09",
        place=place,
        details=AttackDetails(means, by, target),
    )
    return Utterance(claim, None, None)


def disputes(*said: Utterance) -> tuple[Dispute, ...]:
    return reconcile(said).disputes


def test_figures_of_one_small_place_and_day_are_of_one_incident(say: Say) -> None:
    (dispute,) = disputes(say(12, by="Karsa", **VILLAGE), say(15, by="Velor", **VILLAGE))
    assert dispute.standing is Standing.CONTESTED


@pytest.mark.parametrize(("one", "other", "questions"), [(12, 13, 1), (12, 40, 2), (12, 18, 2)])
def test_in_a_city_unlike_figures_may_be_of_two(say: Say, one: int, other: int, questions: int) -> None:
    said = [told(say(one, **CITY), f"{one} people died.", STOCKHOLM),
            told(say(other, by="Velor", **CITY), f"{other} people died.", STOCKHOLM)]  # fmt: skip
    assert len(disputes(*said)) == questions


def test_a_common_target_makes_them_one_in_a_city_too(say: Say) -> None:
    said = [told(say(12, **CITY), "12 people died at the market.", STOCKHOLM),
            told(say(40, by="Velor", **CITY), "Bombs on a bazaar killed 40 people.", STOCKHOLM)]  # fmt: skip
    (dispute,) = disputes(*said)
    assert dispute.width == 28


def test_what_hit_tells_attacks_apart_at_a_small_place_too(say: Say) -> None:
    tolls = [say(12, report="one", **VILLAGE), say(15, by="Velor", report="two", **VILLAGE)]
    by_bomb, by_jet = attack("one", Means.BOMB, "a checkpoint"), attack("two", Means.AIRSTRIKE, "the depot")
    assert len(disputes(*tolls, by_bomb, by_jet)) == 2
    assert len(disputes(*tolls, attack("one", Means.MISSILE, "the depot"), by_jet)) == 1


def test_an_attack_of_another_place_lends_nothing(say: Say) -> None:
    tolls = [say(12, report="one", **VILLAGE), say(15, by="Velor", report="two", **VILLAGE)]
    elsewhere = attack("one", Means.BOMB, "a checkpoint", place="Osk")
    assert len(disputes(*tolls, elsewhere, attack("two", Means.AIRSTRIKE, "the depot"))) == 1


def test_a_count_over_a_day_is_not_that_of_one_strike(say: Say) -> None:
    said = [told(say(12, **VILLAGE), "12 people died there in the past 24 hours."),
            told(say(15, by="Velor", **VILLAGE), "A shell killed 15 people.")]  # fmt: skip
    assert len(disputes(*said)) == 2


def test_an_earlier_figure_stands_beside_the_later_and_contests_nothing(say: Say) -> None:
    sentence = "The toll rose from 19 to 21, it said."
    said = [told(say(19, report="one", **VILLAGE), sentence), told(say(21, report="one", **VILLAGE), sentence),
            say(21, by="Velor", **VILLAGE)]  # fmt: skip
    (dispute,) = disputes(*said)
    assert dispute.standing is Standing.AGREED
    assert [(answer.stated, answer.part) for answer in dispute.series[0].answers] == [(19, True), (21, False)]


def test_two_figures_of_one_sentence_and_speaker_are_two(say: Say) -> None:
    sentence = "18 people were shot and 1 was hanged."
    said = [told(say(number, report="one", **VILLAGE), sentence) for number in (18, 1)]
    assert len(disputes(*said)) == 2


def test_two_persons_of_one_sentence_are_two(say: Say) -> None:
    sentence = "Mortars killed Ana Tolan and Petar Ruhl."
    said = [replace(say(1, report="one", **VILLAGE)) for _ in range(2)]
    named = [replace(one, claim=replace(one.claim, text=name)) for one, name in zip(said, ("Ana Tolan", "Petar Ruhl"),
                                                                                    strict=True)]  # fmt: skip
    assert len(disputes(*(told(one, sentence) for one in named))) == 2


def test_children_are_no_answer_to_how_many_people(say: Say) -> None:
    said = [told(say(11, **VILLAGE), "11 children died."), told(say(6, by="Velor", **VILLAGE), "6 people died.")]
    found = {one.question.group: one.standing for one in disputes(*said)}
    assert found == {"children": Standing.UNCORROBORATED, None: Standing.UNCORROBORATED}


def test_what_another_report_includes_in_its_figure_is_a_part(say: Say) -> None:
    bus = {"report": "one", **VILLAGE}
    whole, part = say(31, **bus), say(10, part_of="31", **bus)
    alone = say(10, by="Velor", **VILLAGE)
    (dispute,) = disputes(whole, part, alone)
    assert dispute.standing is Standing.AGREED


def test_round_totals_do_not_exclude_more_than_themselves(say: Say) -> None:
    assert disputes(say(280_000), say(280_001, open=True, by="Velor"))[0].standing is Standing.AGREED
    assert disputes(say(280), say(281, open=True, by="Velor"))[0].standing is Standing.CONTESTED


def test_totals_of_other_sizes_are_other_questions(say: Say) -> None:
    assert len(disputes(say(100_000, day="2031-05-01"), say(600, day="2031-05-20", by="Velor"))) == 2
    assert len(disputes(say(10, day="2031-05-01"), say(974, day="2031-05-20", by="Velor"))) == 1


def test_traits_are_kept_as_words() -> None:
    traits = traits_of("an evening air raid on a crowded market and a school", [Means.AIRSTRIKE, Means.OTHER])
    assert traits == Traits.of(traits.words())
    assert traits.targets == {"market", "school"}
    assert traits.means == {"airstrike"}
    assert not traits.excludes(Traits())


WORDS = ("means:bomb", "means:airstrike", "means:rocket", "target:market", "target:school", "spot:old mill", "hour:0",
         "hour:3")  # fmt: skip


@settings(deadline=None)
@given(st.sets(st.sampled_from(WORDS)), st.sets(st.sampled_from(WORDS)))
def test_exclusion_is_symmetric_and_never_of_oneself(one: set[str], other: set[str]) -> None:
    mine, theirs = Traits.of(one), Traits.of(other)
    assert mine.excludes(theirs) == theirs.excludes(mine)
    assert not mine.excludes(mine)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_order_of_reports_changes_the_occasions(chance: random.Random) -> None:
    said = _many()
    first = reconcile(said)
    chance.shuffle(said)
    assert reconcile(said) == first


def _many() -> list[Utterance]:
    from counterclaim.model.claim import Harm, TollDetails

    found = []
    targets = ("the market", "a school", "the mill", "")
    for number in range(24):
        report = f"r{number % 9}"
        sentence = f"Shells on {targets[number % 4]} killed {number + 3} people."
        start = sentence.index(str(number + 3))
        details = TollDetails(
            Harm.KILLED, number + 3, number + 3, number + 3, False, Status.CIVILIAN, None, None, Scope.INCIDENT,
            (None, "Karsa", "Velor")[number % 3],
        )  # fmt: skip
        claim = Claim(
            f"c{number:02}", report, Kind.TOLL, Span(start, start + len(str(number + 3))), str(number + 3),
            f"source {number % 5}", None, None, "2031-05-09", ("Tovin", "Osk")[number % 2], details,
        )  # fmt: skip
        found.append(heard(claim, None, "Harbour Courier", None, sentence, 0))
        found.append(attack(report, (Means.BOMB, Means.AIRSTRIKE, Means.OTHER)[number % 3], targets[number % 4]))
    return list({one.claim.id: one for one in found}.values())


def test_a_total_grows_no_faster_than_its_war_is_old(say: Say) -> None:
    old = {"date_of": "2025-03-01/"}
    assert len(disputes(say(14_000, day="2031-05-01", **old), say(280_000, day="2031-06-20", by="Velor", **old))) == 2
    young = {"date_of": "2031-04-30/"}
    assert len(disputes(say(14, day="2031-05-01", **young), say(280, day="2031-06-20", by="Velor", **young))) == 1


def test_thousands_who_fled_fled_from_somewhere(say: Say) -> None:
    from counterclaim.model.claim import Harm

    fled = {"harm": Harm.DISPLACED, "side": None, "stated": None, "open": True}
    war = [say(number, report=f"k{number}", blamed="Velor") for number in range(1, 6)]
    thousands, millions = say(1_000, **fled), say(1_000_000, **fled)
    assert [one.claim for one in reconcile([*war, thousands, millions]).unplaced] == [thousands.claim.id]


def test_a_total_of_months_later_goes_on_from_no_count_of_last_week(say: Say) -> None:
    week = say(32, day="2031-05-05", date_of="2031-05-02/")
    assert len(disputes(week, say(60, day="2031-05-20", by="Velor"))) == 1
    assert len(disputes(week, say(60, day="2031-08-15", by="Velor"))) == 2
    assert len(disputes(week, say(60, day="2031-08-15"))) == 1
