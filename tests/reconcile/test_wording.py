from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reconcile.wording import Wording, wording_of


def around(sentence: str, figure: str) -> Wording:
    start = sentence.index(figure)
    return wording_of(sentence, start, start + len(figure))


@pytest.mark.parametrize(
    ("sentence", "figure", "group"),
    [
        ("Shells killed eleven children in Tovin.", "eleven", "children"),
        ("At least four young girls died at the well.", "At least four", "children"),
        ("Forty two aid workers have died since May.", "Forty two", "aid workers"),
        ("The blast killed six women and children.", "six", "children and women"),
        ("Mortars injured a 9-year-old boy near the mill.", "a 9-year-old boy", "children"),
        ("Shells killed eleven people, among them two children.", "eleven", ""),
        ("Seven villagers died.", "Seven", ""),
        ("Nine died as children slept.", "Nine", ""),
    ],
)
def test_a_figure_may_be_of_some_alone(sentence: str, figure: str, group: str) -> None:
    assert around(sentence, figure).group == group


@pytest.mark.parametrize(
    ("sentence", "figure", "part"),
    [
        ("Five of the wounded are in hospital.", "Five", True),
        ("Karsa said 974 of its troops had fallen.", "974", False),
        ("Three of them were brothers.", "Three", True),
        ("Sixteen people were injured, four of whom are in a coma.", "four", True),
        ("Doctors said 12 were being treated for burns.", "12", True),
        ("Sixteen people were injured on the road to Osk.", "Sixteen", False),
    ],
)
def test_some_of_the_harmed_are_a_part(sentence: str, figure: str, part: bool) -> None:
    assert around(sentence, figure).part is part


@pytest.mark.parametrize(
    ("sentence", "figure", "earlier"),
    [
        ("The office had earlier put the toll at 19.", "19", True),
        ("The mayor, updating a previous toll of 112, said 126 had died.", "112", True),
        ("The mayor, updating a previous toll of 112, said 126 had died.", "126", False),
        ("The dead number 31, up from 28.", "28", True),
        ("The number of dead rose from 7 to 10.", "7", True),
        ("The number of dead rose from 7 to 10.", "10", False),
        ("Its initial death toll was 8.", "8", True),
    ],
)
def test_an_earlier_figure_is_known(sentence: str, figure: str, earlier: bool) -> None:
    assert around(sentence, figure).earlier is earlier


@pytest.mark.parametrize(
    ("sentence", "spread"),
    [
        ("Rockets on several quarters of Osk killed 14.", True),
        ("Air raids in and around Osk killed 14.", True),
        ("In the past 48 hours shells killed 14 there.", True),
        ("A rocket on the mill of Osk killed 14.", False),
    ],
)
def test_a_count_over_several_strikes_is_known(sentence: str, spread: bool) -> None:
    assert around(sentence, "14").spread is spread


@settings(deadline=None)
@given(st.text(), st.integers(-3, 80), st.integers(-3, 80))
def test_any_sentence_and_place_in_it_is_read(sentence: str, start: int, end: int) -> None:
    assert isinstance(wording_of(sentence, start, end), Wording)


def test_a_megabyte_in_one_sentence_is_read() -> None:
    assert wording_of("word " * 200_000 + "12 died " + "word " * 200_000, 1_000_000, 1_000_002).group == ""


@pytest.mark.parametrize(
    ("sentence", "own"),
    [
        ("Some 120 fighters have been killed since the push for Belun began.", True),
        ("The army has lost 40 men since it launched its offensive on the dam.", False),
        ("In Dorvun 31 people have died since shells first fell on the harbour.", True),
        ("At least 300 rebels were killed since the siege of the fort started.", True),
        ("A total of 55 guards have been killed since the prison was stormed.", True),
        ("Since the raids on the port began, 77 dockers have died.", True),
        ("Since then 9,000 people have been killed.", False),
        ("More than 9,000 people have been killed since the war began.", False),
        ("Since the uprising against the governor broke out, 410 people have died.", False),
        ("The conflict has killed 9,000 people.", False),
        ("Some 800 were killed in Karsa since protests turned into an armed rebellion.", False),
    ],
)
def test_a_count_since_an_event_of_its_own(sentence: str, own: bool) -> None:
    at = re.search(r"\d[\d,]*", sentence)
    assert at is not None
    assert wording_of(sentence, at.start(), at.end()).own_start is own
