"""Which voice a claim belongs to."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.language import who_says
from counterclaim.language.attribution.who import OUTLET
from counterclaim.model.reading import Reading
from counterclaim.model.span import Span

Reader = Callable[..., Reading]


def _sources(r: Reading, words: str) -> list[str]:
    start = r.text.index(words)
    return [v.source for v in who_says(r, Span(start, start + len(words)))]


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        ("Ukrainian officials said 9 people died and 14 were hurt.", "9", ["Ukrainian officials"]),
        ("Ukrainian officials said 9 people died and 14 were hurt.", "14", ["Ukrainian officials"]),
        ("Nine people died, a hospital director said.", "Nine", ["hospital director"]),
        ("According to a hospital director, 9 people died.", "9", ["hospital director"]),
        ("Nine people died on the ridge.", "Nine", [""]),
        # the outermost speaker
        ("Ukraine said a Russian officer told Lom Radio that 9 men died.", "9", ["Ukraine"]),
        # joined sources
        ("Armenia and Azerbaijan said they had agreed on a pause.", "agreed on a pause", ["Armenia", "Azerbaijan"]),
        # the cue is the claim
        ("Both Armenia and Azerbaijan blamed each other for the raid.", "blamed each other for the raid",
         ["Armenia", "Azerbaijan"]),
        ("Turkey rejected the charge.", "Turkey rejected the charge", ["Turkey"]),
        # taken for granted, not claimed
        ("Turkey condemned the raid that killed 9 people.", "9", [""]),
        ("The Rebel Front claimed responsibility for the raid in which 9 died.", "9", [""]),
        # wishes
        ("Ukraine wants to free 9 captives.", "9", [""]),
        # the next sentence is the outlet's own again
        ("Ukraine said 9 men died. Two more were buried on Friday.", "Two", [""]),
        # a quotation goes on
        ("“We lost 9 men,” Anton Vero said. “We took 12 captives.”", "12", ["Anton Vero"]),
        # contrasted
        ("Ukraine says 9 men died, while Russia says none did.", "9", ["Ukraine"]),
        ("Ukraine says 9 men died, while Russia says none did.", "none", ["Russia"]),
        # a figure withheld
        ("Turkey has not disclosed its losses.", "has not disclosed its losses", ["Turkey"]),
    ],
)  # fmt: skip
def test_who_says(reading: Reader, text: str, words: str, sources: list[str]) -> None:
    assert _sources(reading(text), words) == sources


def test_inner_speaker_is_via(reading: Reader) -> None:
    r = reading("Ukraine said a Russian officer told Lom Radio that 9 men died.")
    (voice,) = who_says(r, Span(r.text.index("9"), r.text.index("9") + 1))
    assert (voice.source, voice.party, voice.via) == ("Ukraine", "Ukraine", "Russian officer")
    assert r.attributions[voice.attribution or 0].speaker == "Ukraine"


def test_the_outlet_that_names_itself_is_no_other_voice(reading: Reader) -> None:
    r = reading("Nine men died, Lom News Agency reports.", outlet="Lom")
    assert who_says(r, Span(0, 4)) == (OUTLET,)


def test_nobody_speaks_in_an_empty_report(reading: Reader) -> None:
    assert who_says(reading(""), Span(0, 0)) == (OUTLET,)
