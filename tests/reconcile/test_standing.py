from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.question import Answer, Dispute, Standing
from counterclaim.reconcile import Utterance, reconcile
from counterclaim.reconcile.intervals import bounds_of, gap, meet

Say = Callable[..., Utterance]


def only(*said: Utterance, as_of: str | None = None) -> Dispute:
    found = reconcile(said, date.fromisoformat(as_of) if as_of else None)
    assert len(found.disputes) == 1
    return found.disputes[0]


def test_one_claimant_is_uncorroborated(say: Say) -> None:
    dispute = only(say(40), say(45, day="2031-05-12"))
    assert dispute.standing is Standing.UNCORROBORATED
    assert [answer.low for answer in dispute.series[0].answers] == [40, 45]


def test_bounds_that_meet_agree(say: Say) -> None:
    dispute = only(say(31, open=True), say(36, by="Velor"))
    assert dispute.standing is Standing.AGREED
    assert dispute.width is None


def test_figures_of_one_day_that_differ_are_contested(say: Say) -> None:
    dispute = only(say(974), say(2000, by="Velor"))
    assert dispute.standing is Standing.CONTESTED
    assert dispute.width == 1026


def test_any_number_of_sides(say: Say) -> None:
    dispute = only(say(10), say(10, by="Velor"), say(30, by="Red Cross"), say(55, by="Osk"))
    assert (dispute.standing, dispute.width) == (Standing.CONTESTED, 45)
    assert [series.claimant for series in dispute.series] == ["Karsa", "Osk", "Red Cross", "Velor"]


def test_an_older_smaller_total_may_have_grown(say: Say) -> None:
    dispute = only(say(100, by="Velor", day="2031-05-02"), say(974, day="2031-05-20"))
    assert dispute.standing is Standing.UNCORROBORATED


def test_an_older_larger_total_contests(say: Say) -> None:
    dispute = only(say(5000, by="Velor", day="2031-05-02"), say(974, day="2031-05-20"))
    assert dispute.standing is Standing.CONTESTED


def test_figures_are_compared_of_the_time_when_both_had_spoken(say: Say) -> None:
    dispute = only(say(100, by="Velor", day="2031-05-02"), say(100, day="2031-05-02"), say(974, day="2031-05-20"))
    assert dispute.standing is Standing.AGREED


def test_the_dead_of_one_incident_do_not_grow_unseen(say: Say) -> None:
    incident = {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09"}
    dispute = only(say(12, day="2031-05-09", by="Velor", **incident), say(13, **incident))
    assert dispute.standing is Standing.CONTESTED
    assert dispute.width == 1


@pytest.mark.parametrize("harm", [Harm.DISPLACED, Harm.CAPTURED, Harm.MISSING])
def test_what_can_fall_is_not_excused_by_growth(say: Say, harm: Harm) -> None:
    dispute = only(say(100, by="Velor", day="2031-05-02", harm=harm), say(974, harm=harm))
    assert dispute.standing is Standing.CONTESTED


def test_a_withheld_figure_is_a_record(say: Say) -> None:
    nothing = {"disclosed": False, "stated": None}
    dispute = only(say(None, open=True, **nothing))
    assert dispute.standing is Standing.WITHHELD
    dispute = only(say(None, open=True, **nothing), say(400, by="Velor"))
    assert dispute.standing is Standing.WITHHELD
    assert [series.answers[-1].disclosed for series in dispute.series] == [False, True]
    dispute = only(say(None, open=True, **nothing), say(400, by="Velor"), say(900, by="Osk"))
    assert dispute.standing is Standing.CONTESTED
    assert len(dispute.series) == 3


def test_who_withheld_and_then_tells_has_told(say: Say) -> None:
    dispute = only(say(None, open=True, disclosed=False, stated=None, day="2031-05-01"), say(2783))
    assert dispute.standing is Standing.UNCORROBORATED


def test_a_part_is_a_floor(say: Say) -> None:
    dispute = only(say(16, part_of="At least 23"), say(20, by="Velor"))
    assert dispute.standing is Standing.AGREED
    assert only(say(16, part_of="At least 23"), say(9, by="Velor")).standing is Standing.CONTESTED


@pytest.mark.parametrize(
    ("stated", "low", "high", "other", "meets"),
    [
        (100, None, None, 96, True),
        (100, None, None, 5000, False),
        (5000, None, 5000, 974, False),
        (5000, None, 5000, 4600, True),
        (5000, None, 5000, 5100, False),
        (67, None, None, 65, True),
        (1, None, None, 1, True),
    ],
)
def test_rounded_figures(stated: int, low: int | None, high: int | None, other: int, meets: bool) -> None:
    rounded = Answer("c", "q", "Karsa", None, stated, low, high, True, approx=True)
    assert meet(bounds_of(rounded), (other, other)) is meets


def test_the_state_of_knowledge_on_a_day(say: Say) -> None:
    said = [say(40, day="2031-05-01"), say(70, by="Velor", day="2031-05-01"), say(70, day="2031-05-09")]
    assert only(*said, as_of="2031-05-05").standing is Standing.CONTESTED
    assert len(only(*said, as_of="2031-05-05").series[0].answers) == 1
    assert reconcile(said, date(2031, 4, 30)).disputes == ()
    assert reconcile([say(4, day=None)], date(2031, 5, 5)).disputes == ()


def test_an_outlet_is_no_second_support_of_its_source(say: Say) -> None:
    quoted = say(12, report="one", outlet="Osk Post")
    assert only(quoted, say(12, by="", report="one", outlet="Osk Post")).standing is Standing.UNCORROBORATED
    assert only(quoted, say(12, by="", outlet="Harbour Courier")).standing is Standing.AGREED
    assert only(quoted, say(12, by="Velor", report="one", outlet="Osk Post")).standing is Standing.AGREED


def test_the_last_figure_of_a_day_is_the_fullest(say: Say) -> None:
    dispute = only(say(21), say(19), say(None, open=True, disclosed=False, stated=None))
    assert [answer.low for answer in dispute.series[0].answers] == [None, 19, 21]


numbers = st.one_of(st.none(), st.integers(0, 10_000))


@given(numbers, numbers, numbers, numbers)
def test_gaps_are_symmetric_and_zero_where_they_meet(
    a: int | None, b: int | None, c: int | None, d: int | None
) -> None:
    one = (a, b) if a is None or b is None else (min(a, b), max(a, b))
    other = (c, d) if c is None or d is None else (min(c, d), max(c, d))
    assert gap(one, other) == gap(other, one) >= 0
    common = [n for n in {a, b, c, d, 0} if n is not None and _in(n, one) and _in(n, other)]
    assert meet(one, other) or not common


def _in(number: int, bounds: tuple[int | None, int | None]) -> bool:
    low, high = bounds
    return (low is None or low <= number) and (high is None or number <= high)


@settings(max_examples=40, deadline=None)
@given(st.randoms(use_true_random=False))
def test_no_order_of_reading_changes_anything(chance: random.Random) -> None:
    say = _say()
    first = reconcile(say)
    chance.shuffle(say)
    assert reconcile(say) == first


def _say() -> list[Utterance]:
    from counterclaim.model.claim import Claim, Kind, TollDetails
    from counterclaim.model.span import Span

    rows = []
    for number in range(40):
        scope = (Scope.CUMULATIVE, Scope.INCIDENT, Scope.PERIOD)[number % 3]
        side = (None, "Karsa", "Velor")[number % 7 % 3]
        day = f"2031-05-{number % 5 + 1:02}"
        when = {Scope.PERIOD: "2031-04-01/2031-04-30", Scope.INCIDENT: day, Scope.CUMULATIVE: None}[scope]
        details = TollDetails(
            Harm.KILLED, number, number, number, number % 4 == 0, Status.CIVILIAN, side, None, scope, "Velor"
        )
        claim = Claim(
            f"c{number}", f"r{number % 11}", Kind.TOLL, Span(number, number + 2), str(number), f"source {number % 6}",
            None, None, when, (None, "Tovin")[number % 2], details,
        )  # fmt: skip
        rows.append(Utterance(claim, date.fromisoformat(day), "Harbour Courier"))
    return rows
