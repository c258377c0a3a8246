from __future__ import annotations

from collections.abc import Callable

from counterclaim.model.claim import Scope, Status
from counterclaim.model.question import Dispute, Standing
from counterclaim.reconcile import Utterance, figures_of, reconcile, steps_of

Say = Callable[..., Utterance]
FOE = {"by": "Velor", "side": "Velor", "report": "r900", "day": "2031-05-01"}


def disputes(*said: Utterance) -> tuple[Dispute, ...]:
    return reconcile(said).disputes


def changes(*said: Utterance) -> list[str]:
    (dispute,) = disputes(*said)
    (series,) = dispute.series
    return [step.change.value for step in steps_of(series)]


def test_a_series_tells_revisions_repeats_and_old_figures(say: Say) -> None:
    days = [f"2031-05-{day:02}" for day in range(1, 7)]
    numbers = (10, 10, 25, 22, 10, None)
    said = [say(number, day=day, disclosed=number is not None) for number, day in zip(numbers, days, strict=True)]
    assert changes(*said) == ["first", "repeated", "raised", "lowered", "old", "withheld"]


def test_the_first_statement_of_a_figure_is_named(say: Say) -> None:
    first, other, again = say(10, day="2031-05-01"), say(12, day="2031-05-02"), say(10, day="2031-05-03")
    (dispute,) = disputes(first, other, again)
    assert [step.first for step in steps_of(dispute.series[0])] == [first.claim.id, other.claim.id, first.claim.id]


def test_an_increase_is_checked_against_the_total_before(say: Say) -> None:
    more = {"report": "late", "day": "2031-05-02", "scope": Scope.INCIDENT, "part_of": "673", "date_of": "2031-05-02"}
    total = {"report": "late", "day": "2031-05-02"}
    for before, agrees in ((633, True), (640, False)):
        found = disputes(say(before, day="2031-05-01"), say(40, **more), say(673, **total))
        series = next(one.series[0] for one in found if one.question.scope is Scope.CUMULATIVE)
        assert [step.agrees for step in steps_of(series)] == [None, agrees]
    alone = disputes(say(40, **more), say(673, **total))
    assert [step.agrees for one in alone for step in steps_of(one.series[0])] == [None]


def test_a_total_of_nobody_said_continues_the_claimants_own_series(say: Say) -> None:
    war = say(5, **FOE)
    own = [say(633, day="2031-05-01"), say(729, day="2031-05-03", report="r900")]
    between = say(673, day="2031-05-02", side=None, report="r900")
    found = disputes(war, *own, between)
    ours = next(one for one in found if one.question.side == "Karsa")
    assert [(answer.low, answer.own) for answer in ours.series[0].answers] == [(633, False), (673, True), (729, False)]


def test_a_total_that_does_not_fit_may_be_of_the_enemy(say: Say) -> None:
    own = [say(633, day="2031-05-01"), say(729, day="2031-05-03", report="r900")]
    other = say(4000, day="2031-05-02", side=None, report="r900")
    found = disputes(say(5, **FOE), *own, other)
    assert [one.question.counted_by for one in found if one.question.side is None] == ["Karsa"]
    assert all(not answer.own for one in found for series in one.series for answer in series.answers)


def test_who_gives_no_figure_gives_none_of_its_own(say: Say) -> None:
    war = say(5, by="Osk", side="Karsa", report="r900")
    withheld = say(None, side=None, disclosed=False, report="r900", day="2031-05-12")
    dispute = next(one for one in disputes(war, say(2, **FOE), withheld) if one.question.side == "Karsa")
    assert [series.answers[-1].disclosed for series in dispute.series] == [False, True]


def test_each_belligerents_civilians_are_a_question_of_their_own(say: Say) -> None:
    civilians = {"side": None, "status": Status.CIVILIAN, "report": "r900"}
    found = disputes(say(1, **FOE), say(2, report="r900"), say(31, **civilians), say(65, by="Velor", **civilians),
                     say(70, by="Osk", **civilians))  # fmt: skip
    counted = {one.question.counted_by for one in found if one.question.status is Status.CIVILIAN}
    assert counted == {None, "Karsa", "Velor"}


def test_a_total_that_all_its_claimants_went_on_from_is_superseded(say: Say) -> None:
    since = {"date_of": "2031-02-10/2031-05-01"}
    war = {"date_of": "2031-04-02/2031-05-10"}
    old = say(60, day="2031-05-01", **since)
    told = [say(900, **war), say(910, day="2031-05-11", **war)]
    standings = {one.question.date: one.standing for one in disputes(old, *told)}
    assert standings == {"2031-02-10/": Standing.SUPERSEDED, "2031-04-02/": Standing.UNCORROBORATED}
    assert Standing.SUPERSEDED not in {one.standing for one in disputes(say(60, day="2031-05-20", **since), *told)}


def test_one_person_among_many_contests_nothing(say: Say) -> None:
    attack = {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09", "report": "same"}
    (dispute,) = disputes(say(35, **attack), say(1, by="Osk", **attack))
    assert dispute.standing is Standing.AGREED


def test_parts_that_the_fields_do_not_tell_apart_answer_nothing(say: Say) -> None:
    attack = {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09", "report": "same", "side": None}
    women, children = ({"status": Status.CIVILIAN, "part_of": "10", **attack} for _ in range(2))
    found = reconcile([say(10, status=Status.UNSPECIFIED, **attack), say(2, **women), say(4, **children)])
    assert [one.question.status for one in found.disputes] == [Status.UNSPECIFIED]
    assert len(found.unplaced) == 2
    (part,) = [
        one for one in reconcile([say(10, **WHOLE), say(4, **children)]).disputes if one.series[0].answers[0].part
    ]
    assert part.question.status is Status.CIVILIAN


WHOLE = {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09", "report": "same", "side": None,
         "status": Status.UNSPECIFIED}  # fmt: skip


def test_totals_of_those_whom_two_parties_killed_are_two(say: Say) -> None:
    by_velor, by_osk = {"blamed": "Velor"}, {"blamed": "Osk", "by": "Dun"}
    found = disputes(say(600, **by_velor), say(610, **by_velor), say(90, **by_osk))
    assert sorted(len(one.series[0].answers) for one in found) == [1, 2]
    one_sided = disputes(say(600, **by_velor), say(610, by="Dun"))
    assert [len(one.series) for one in one_sided] == [2]


def test_each_side_may_blame_the_other_for_one_incident(say: Say) -> None:
    at = {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09", "side": None}
    assert len(disputes(say(9, blamed="Velor", **at), say(4, blamed="Karsa", by="Velor", **at))) == 1
    same = {**at, "report": "same"}
    assert len(disputes(say(9, blamed="Velor", **same), say(4, blamed="Karsa", by="Velor", **same))) == 2


def test_a_toll_of_a_town_that_says_no_start_is_of_the_news(say: Say) -> None:
    town = {"place": "Tovin", "side": None}
    since = {"date_of": "2031-04-01/2031-05-10", **town}
    found = disputes(say(300, by="Osk", **since), say(12, day="2031-05-10", **town), say(11, day="2031-05-11", **town),
                     say(40, day="2031-05-30", **town))  # fmt: skip
    assert sorted(sum(len(series.answers) for series in one.series) for one in found) == [1, 1, 2]


def test_each_figure_has_who_said_it_first_and_who_repeats_it(say: Say) -> None:
    first = say(633, day="2031-05-01")
    said = [
        say(633, by="", outlet="Osk Post", day="2031-05-01"),
        first,
        say(673, day="2031-05-02"),
        say(633, by="Osk", day="2031-05-03"),
        say(630, open=True, by="Osk", day="2031-05-04"),
        say(None, disclosed=False, day="2031-05-05"),
    ]
    (dispute,) = disputes(*said)
    figures = [(one.first.stated, one.first.claimant, [again.claimant for again in one.repeats])
               for one in figures_of(dispute)]  # fmt: skip
    assert figures == [
        (633, "Karsa", ["(outlet) Osk Post", "Osk"]),
        (673, "Karsa", []),
        (630, "Osk", []),
    ]


def test_an_increase_says_nothing_of_a_floor(say: Say) -> None:
    more = {"report": "late", "day": "2031-05-02", "scope": Scope.INCIDENT, "part_of": "673", "date_of": "2031-05-02"}
    said = [say(600, part_of="900", day="2031-05-01"), say(40, **more), say(673, report="late", day="2031-05-02")]
    series = next(one.series[0] for one in disputes(*said) if one.question.scope is Scope.CUMULATIVE)
    assert [step.agrees for step in steps_of(series)] == [None, None]
