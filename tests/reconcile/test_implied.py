from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.model.bound import Bound, Contradiction
from counterclaim.model.claim import CeasefireDetails, Claim, Harm, Kind, Scope, Status, TruceAct
from counterclaim.model.span import Span
from counterclaim.reconcile import Utterance, bound_words, contradiction_words, implications, reconcile
from counterclaim.reconcile.implied.solver import Impossible, Row, extreme, fewest, shortfall

Say = Callable[..., Utterance]
SEED = Path(__file__).parents[2] / "../shared/corpus/seed.jsonl"
ALL = {"status": Status.UNSPECIFIED}
WAR = {"side": None, **ALL}


def accusation(report: str) -> Utterance:
    """Makes a report one of the war between Karsa and Velor."""
    claim = Claim(
        f"war-{report}", report, Kind.CEASEFIRE, Span(0, 5), "fired", "Karsa", "Karsa", None, None, None,
        CeasefireDetails(TruceAct.VIOLATED, ("Velor",), "Karsa"),
    )  # fmt: skip
    return Utterance(claim, date(2031, 5, 10), "Harbour Courier")


def found(*said: Utterance, as_of: date | None = None) -> tuple[tuple[Bound, ...], tuple[Contradiction, ...]]:
    war = [accusation(report) for report in sorted({one.claim.report for one in said})]
    implied = implications(reconcile([*said, *war], as_of).disputes)
    return implied.bounds, implied.contradictions


def test_a_total_bounds_what_a_body_withholds(say: Say) -> None:
    total = say(None, 8000, by="Osk", open=True, approx=True, stated=8000, **WAR)
    ours = say(1200)
    theirs = say(None, by="Velor", side="Velor", disclosed=False)
    bounds, contradictions = found(total, ours, theirs)
    assert contradictions == ()
    assert [(one.low, one.high, one.disclosed, one.uncounted, one.approx) for one in bounds] == [
        (None, 6800, 1200, True, True)
    ]
    assert [cell.side for cell in bounds[0].of] == ["Velor"]
    assert bounds[0].withheld == (theirs.claim.id,)
    assert [premise.claims for premise in bounds[0].premises] == [(total.claim.id,), (ours.claim.id,)]
    assert "Osk: 8,000 at most people" in bound_words(bounds[0])


def test_a_side_is_its_civilians_its_combatants_and_others(say: Say) -> None:
    bounds, _ = found(say(300, by="Osk", **ALL), say(110, status=Status.CIVILIAN), say(150))
    assert [(one.low, one.high, one.uncounted) for one in bounds] == [(40, 40, True)]


def test_who_fights_counts_its_own_civilians_and_that_is_said(say: Say) -> None:
    own = {"side": None, "status": Status.CIVILIAN}
    bounds, _ = found(say(500, by="Osk", **WAR), say(31, **own),
                      say(65, by="Velor", **own))  # fmt: skip
    assert [(one.high, one.disclosed) for one in bounds] == [(404, 96)]
    assert all(premise.read_as for premise in bounds[0].premises[1:])
    assert bounds[0].premises[0].read_as is None


def test_parts_above_their_whole_are_named_and_no_more_than_they(say: Say) -> None:
    total = say(90, by="Osk", **WAR)
    ours, theirs = say(60), say(45, by="Velor", side="Velor")
    small = say(3, side="Dun", by="Dun")
    bounds, contradictions = found(total, ours, theirs, small)
    assert bounds == ()
    assert [one.excess for one in contradictions] == [15]
    assert {claim for premise in contradictions[0].premises for claim in premise.claims} == {
        total.claim.id, ours.claim.id, theirs.claim.id,
    }  # fmt: skip
    assert "15" in contradiction_words(contradictions[0])


def test_parts_that_exclude_each_other_hold_if_any_does(say: Say) -> None:
    one, other = say(60), say(80, by="Velor")
    bounds, _ = found(say(200, by="Osk", **WAR), one, other)
    everybody = next(bound for bound in bounds if len(bound.premises[1].claims) == 2)
    assert (everybody.low, everybody.high) == (120, 140)
    assert set(everybody.premises[1].claims) == {one.claim.id, other.claim.id}
    alone = next(bound for bound in bounds if len(bound.premises[1].claims) == 1)
    assert (alone.low, alone.high) == (140, 140)  # what Karsa says of its own


def test_an_older_part_is_a_floor_and_a_later_one_a_ceiling(say: Say) -> None:
    bounds, _ = found(say(200, by="Osk", **WAR), say(60, day="2031-05-01"), say(90, day="2031-05-20"))
    assert (bounds[0].low, bounds[0].high) == (110, 140)


def test_a_figure_revised_downward_is_no_floor(say: Say) -> None:
    bounds, contradictions = found(say(100, by="Osk", **WAR), say(150, day="2031-05-01"), say(70, day="2031-05-05"))
    assert contradictions == ()
    assert bounds[0].high == 30


@pytest.mark.parametrize(
    "part",
    [
        {"harm": Harm.INJURED},
        {"place": "Tovin", "side": None},
        {"scope": Scope.INCIDENT, "place": "Tovin", "date_of": "2031-05-09"},
        {"date_of": "2030-01-01/2031-05-10"},
    ],
    ids=str,
)
def test_unlike_figures_bound_nothing(say: Say, part: dict[str, object]) -> None:
    bounds, contradictions = found(say(200, by="Osk", date_of="2031-04-01/2031-05-10", **WAR), say(300, **part))
    assert (bounds, contradictions) == ((), ())


def test_nothing_of_a_later_day_takes_part(say: Say) -> None:
    said = [say(200, by="Osk", **WAR), say(60, day="2031-05-01"), say(190, day="2031-05-20")]
    before, _ = found(*said, as_of=date(2031, 5, 10))
    assert [(one.low, one.high) for one in before] == [(None, 140)]


def test_the_order_of_claims_changes_nothing(say: Say) -> None:
    said = [say(200, by="Osk", **WAR), say(60), say(80, by="Velor"), say(9, by="Velor", side="Velor")]
    assert found(*said) == found(*reversed(said))


def test_absurd_figures_are_passed_over(say: Say) -> None:
    assert found(say(10**30, by="Osk", **WAR), say(60)) == ((), ())


@st.composite
def small_systems(draw: st.DrawFn) -> list[Row]:
    sums = [{0}, {1}, {2}, {3}, {0, 1}, {2, 3}, {0, 2}, {1, 3}, {0, 1, 2, 3}]
    rows = []
    for _ in range(draw(st.integers(1, 4))):
        low, high = sorted((draw(st.integers(0, 6)), draw(st.integers(0, 6))))
        rows.append(Row(frozenset(draw(st.sampled_from(sums))), low, high))
    return rows


@given(small_systems(), st.sampled_from([{0}, {3}, {0, 3}, {0, 1, 2, 3}]))
def test_the_solver_agrees_with_counting(rows: list[Row], wanted: set[int]) -> None:
    closed = [*rows, Row(frozenset(range(4)), 0, 6)]
    sums = [sum(numbers[index] for index in wanted) for numbers in _fitting(closed)]
    if sums:
        assert (extreme(closed, wanted, greatest=False), extreme(closed, wanted, greatest=True)) == (
            min(sums), max(sums),
        )  # fmt: skip
        assert shortfall(closed) == 0
    else:
        assert shortfall(closed) > 0
        with pytest.raises(Impossible):
            extreme(closed, wanted, greatest=True)
        few = fewest(closed, lambda some: not any(True for _ in _fitting(some)))
        assert all(any(True for _ in _fitting([row for row in few if row is not one])) for one in few)


def _fitting(rows: list[Row] | object) -> Iterator[tuple[int, ...]]:
    assert isinstance(rows, list)
    return (
        numbers
        for numbers in product(range(7), repeat=4)
        if all(
            (row.low or 0) <= sum(numbers[index] for index in row.unknowns) <= (99 if row.high is None else row.high)
            for row in rows
        )
    )


@pytest.mark.skipif(not SEED.exists(), reason="the seed report is not beside the repository")
def test_the_seed_report_says_how_many_are_undisclosed() -> None:
    from counterclaim.claims import extract_claims
    from counterclaim.language import read
    from counterclaim.model.report import Report

    record = json.loads(SEED.read_text("utf-8"))
    from counterclaim.reports import find_parts

    day = date.fromisoformat(record["published"])
    report = Report(id="seed", text=record["text"], published=day, parts=find_parts(record["text"], day))
    said = [Utterance(claim, day, "AP") for claim in extract_claims(read(report))]
    implied = implications(reconcile(said).disputes)
    assert implied.contradictions == ()
    bound = next(one for one in implied.bounds if one.premises[0].claimants == ("Russia",))
    assert (bound.high, bound.disclosed, bound.low, bound.approx) == (3930, 1070, None, True)
    assert [(cell.side, cell.status) for cell in bound.of] == [("Azerbaijan", Status.COMBATANT)]
    assert bound.uncounted
    assert len(bound.withheld) == 1
    assert {name for premise in bound.premises for name in premise.claimants} == {
        "Russia", "Nagorno-Karabakh", "Azerbaijan",
    }  # fmt: skip
