"""Questions as the page shows them: steps, notes, marks, standings day by day, and what changed."""

from __future__ import annotations

from dataclasses import replace

from counterclaim.dossier import Material
from counterclaim.dossier.asked import Asked, terms_of
from counterclaim.dossier.events import events_of
from counterclaim.dossier.palette import EVERYWHERE, OTHERS, SIGNS, Palette, claimant_words, palette_of
from counterclaim.dossier.register import register_of
from counterclaim.dossier.strip import Scale, marks_of, scale_of
from counterclaim.dossier.timeline import timeline_of
from counterclaim.model.claim import Harm, Scope, Status
from counterclaim.model.question import Answer, Question, Series, Standing
from counterclaim.reconcile import Change


def asked(material: Material, *more: Answer) -> Asked:
    """The material's question, with further answers of the first claimant."""
    dispute = material.disputes[0]
    first = replace(dispute.series[0], answers=(*dispute.series[0].answers, *more))
    changed = replace(material, disputes=(replace(dispute, series=(first, dispute.series[1])),))
    return register_of(changed).questions[0]


def answer(said: str, figure: int, **more: object) -> Answer:
    made = Answer("aa", "k", "Lower Osk", said, figure, figure, figure, True)
    return replace(made, **more)  # type: ignore[arg-type]


def test_a_total_that_falls_is_a_revision_and_one_that_holds_is_none(material: Material) -> None:
    found = asked(material, answer("2031-05-03", 44), answer("2031-05-04", 41), answer("2031-05-05", 31, high=None))
    said = found.claimants[0].said
    assert [one.change for one in said] == [Change.FIRST, Change.RAISED, Change.LOWERED, Change.REPEATED]
    assert [one.by for one in said] == [None, 4, -3, None]


def test_an_increase_is_held_against_the_figure_before(material: Material) -> None:
    found = asked(material, answer("2031-05-02", 44, increase=4), answer("2031-05-03", 50, increase=9))
    notes = [one.note for one in found.claimants[0].said]
    assert notes == [
        "",
        "says 4 more: adds up with the figure before",
        "says 9 more: doesn't add up with the figure before",
    ]


def test_one_origin_heard_twice_is_no_further_support(material: Material) -> None:
    told = [answer(f"2031-05-0{day}", 44, origin="Harbour Agency") for day in (3, 4)]
    claimant = asked(material, *told, answer("2031-05-05", 44, origin="Osk Wire")).claimants[0]
    assert [one.again for one in claimant.said] == [False, False, True, False]
    assert claimant.origins == ("Harbour Agency", "Osk Wire")


def test_the_two_figures_farthest_apart_are_of_one_time(material: Material) -> None:
    found = asked(material, answer("2031-05-02", 44, claim="bb"), answer("2031-05-09", 90, claim="dd"))
    assert [one.figure for one in found.apart] == ["44", "more than 50"]


def test_an_anchor_is_made_from_the_question_alone(material: Material) -> None:
    assert asked(material).anchor == asked(material, answer("2031-05-09", 90)).anchor


def test_terms_say_over_which_time_where_and_who_counts() -> None:
    question = Question("k", None, Harm.KILLED, Status.CIVILIAN, Scope.CUMULATIVE, "2031-05-01/", None)
    assert terms_of(question) == "running total since 1 May 2031"
    told = replace(question, setting="lower osk, upper osk", counted_by="Lower Osk")
    assert terms_of(told).endswith("fighting of Lower Osk and Upper Osk, as Lower Osk counts, which doesn't say whose")
    assert terms_of(replace(question, scope=Scope.INCIDENT, place="Brenn", date="2031-05-02")) == "Brenn, 2 May 2031"


def test_a_standing_begins_on_the_day_of_the_answer_that_makes_it(material: Material) -> None:
    moments = timeline_of(material.disputes[0])
    assert [(m.day, m.standing) for m in moments] == [
        ("2031-05-01", Standing.UNCORROBORATED),
        ("2031-05-02", Standing.CONTESTED),
    ]


def test_what_changed_is_told_by_day_newest_first(material: Material) -> None:
    dispute = material.disputes[0]
    first = replace(dispute.series[0], answers=(*dispute.series[0].answers, answer("2031-05-03", 38, claim="bb")))
    changed = replace(material, disputes=(replace(dispute, series=(first, dispute.series[1])),))
    told = [(event.day, event.what, event.words) for event in events_of(register_of(changed))]
    assert told == [
        ("2031-05-03", "opened", "contested, 11 apart"),
        ("2031-05-03", "lowered", "Lower Osk: 40 → 38"),
        ("2031-05-02", "denied", "Upper Osk denies it"),
        ("2031-05-02", "first", "Upper Osk: more than 50"),
        ("2031-05-01", "first", "Lower Osk: 40"),
    ]


def test_signs_are_apart_within_a_question_however_many_claimants_there_are(material: Material) -> None:
    names = [f"Party {n}" for n in range(12)]
    series = tuple(Series("k", name, (answer("2031-05-01", 4),) * (20 - n)) for n, name in enumerate(names))
    palette = palette_of(replace(material, disputes=(replace(material.disputes[0], series=series),)))
    assert palette.signs == {name: n for n, name in enumerate(names[:EVERYWHERE])}
    here = palette.among([names[0], *names[6:]])
    assert here[names[0]] == 0
    assert sorted(here.values())[: SIGNS - EVERYWHERE + 1] == [0, *range(EVERYWHERE, SIGNS)]
    assert here[names[-1]] == OTHERS
    assert Palette({}).sign("nobody") == OTHERS


def test_an_outlet_in_its_own_voice_is_named_so() -> None:
    assert claimant_words("(outlet) Osk Gazette") == "Osk Gazette, own voice"
    assert claimant_words("Osk") == "Osk"


def test_figures_of_unlike_size_stand_on_a_line_by_powers_of_ten() -> None:
    even, powers = scale_of([3, 7, 41]), scale_of([2, 3, 4, 9000])
    assert (even.top, even.powers) == (50, False)
    assert (powers.top, powers.powers) == (10000, True)
    assert even.at(0) < even.at(25) < even.at(50)
    assert powers.ticks == (0, 1, 10, 100, 1000, 10000)
    assert scale_of([]) == Scale(10, powers=False)


def test_marks_keep_bounds_open(material: Material) -> None:
    found = asked(material)
    lower, upper = marks_of(found, Scale(100, powers=False))
    assert (lower.open_low, lower.open_high, upper.open_low, upper.open_high) == (False, False, False, True)
