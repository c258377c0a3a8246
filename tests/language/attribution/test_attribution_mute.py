"""Things, events and numbers are no sources."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.language.attribution.mute import is_mute
from counterclaim.model.reading import Reading


@pytest.mark.parametrize(
    "phrase",
    [
        "the death toll",
        "Peace talks",
        "gases",
        "A drone strike",
        "bomb blast near the port",
        "heavy fighting",
        "its military losses",
        "the number of dead",
        "the latest tally",
        "nine",
        "42",
        "the ceasefire",
        "Israeli airstrikes on Lom",
        "the total",
    ],
)
def test_mute(phrase: str) -> None:
    assert is_mute(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "officials",
        "an Observatory toll",
        "a number of officials",
        "dozens of residents",
        "the Lom Water Company",
        "state media",
        "a statement",
        "satellite images",
        "Operation Dawn",
        "Ilo Vant",
        "people",
        "the bomb squad's commander",
        "rebels in the besieged town",
        "",
        "—",
    ],
)
def test_speaks(phrase: str) -> None:
    assert not is_mute(phrase)


@pytest.mark.parametrize(
    "text",
    [
        "Heavy fighting reported in Lom left nine dead.",
        "Peace talks announced last week collapsed on Sunday.",
        "A drone strike attributed to the rebels killed nine men in Lom.",
        "The truce agreed in Lom took effect at dawn.",
        "A bomb blast blamed on the rebels killed nine.",
        "Militants suspected of belonging to the Lom Front burned two trucks.",
        "Gunmen reported to be loyal to the mayor stormed the port.",
        "Three suspected rebels were killed in Lom.",
        "A farmer accused of spying was freed.",
        "Ghana has released commander Ilo Vant from prison.",
        "All 279 pupils were released by their armed kidnappers.",
        "Ghana posted troops along the river.",
        "The gases claimed nine lives in Lom.",
        "The number of dead suggests that the battle was long.",
    ],
)
def test_nobody_speaks(reading: Callable[[str], Reading], text: str) -> None:
    assert [a.speaker for a in reading(text).attributions] == []
