"""Sources are resolved to the fullest name that the report has for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.language.attribution import split_sources
from counterclaim.language.attribution.source import split_joined, trim
from counterclaim.model.reading import Quotation, Reading

Reader = Callable[..., Reading]


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("the Borduvian army", "Borduvian army"),
        ("The officer, who spoke on condition of anonymity", "officer"),
        ("Ilo Vant, 51, a spokesman for the border guard", "Ilo Vant"),
        ("The ministry's spokesman, Ilo Vant", "Ilo Vant"),
        ("Borduvia's figures", "Borduvia"),
        ("a statement from the army carried by state media", "army"),
        ("an LRN tally", "LRN"),
        ("rescuers quoted by KTV", "rescuers"),
        ("a police source on Friday", "police source"),
        ("one resident of the port, 44-year-old Emina Alva", "Emina Alva"),
        ("the U.N.", "U.N."),
        ("Meanwhile the governor", "governor"),
        ("The so-called Lom Observatory", "so-called Lom Observatory"),
        ("France, Britain and Germany", "France, Britain and Germany"),
        ("officials who declined to be named", "officials"),
    ],
)
def test_trim(source: str, name: str) -> None:
    assert trim(source) == name


@pytest.mark.parametrize(
    ("speaker", "single"),
    [
        ("Both Borduvia and Syldonia", ["Borduvia", "Syldonia"]),
        ("France, Britain and Germany", ["France", "Britain", "Germany"]),
        ("residents and a monitor", ["residents", "monitor"]),
        ("Borduvia", ["Borduvia"]),
        ("head of the Ministry of Health and Sport", ["head of the Ministry of Health and Sport"]),
        ("", []),
    ],
)
def test_split_joined(speaker: str, single: list[str]) -> None:
    assert split_joined(speaker) == single


def _speakers(reading: Reading) -> list[str]:
    return [a.speaker for a in reading.attributions]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # pronouns
        ("Ukrainian President Anton Vero said the port burned. He added that crews were safe.",
         "Ukrainian President Anton Vero"),
        ("The Lom Relief Agency said nine wells were dry. It added that two had been filled in.", "Lom Relief Agency"),
        # bare titles and nouns
        ("Ukrainian President Anton Vero said the port burned. The president added that crews were safe.",
         "Ukrainian President Anton Vero"),
        ("The Ukrainian defence ministry said the port burned. The ministry said crews were safe.",
         "Ukrainian defence ministry"),
        ("A Ukrainian border official said the port burned. The official said crews were safe.",
         "Ukrainian border official"),
        # short names
        ("Ukrainian President Anton Vero said the port burned. “Crews are safe,” Vero said.",
         "Ukrainian President Anton Vero"),
        ("The Lom Observatory for Civilians said the port burned. The Observatory said crews were safe.",
         "Lom Observatory for Civilians"),
        # the name comes later
        ("Nine men died, a war monitor said. The Lom Observatory for Civilians said the toll may rise. Bells rang.",
         "Lom Observatory for Civilians"),
        # a state is no short name of its officials
        ("Ukrainian officials said the port burned. Ukraine says crews were safe.", "Ukraine"),
        # unnamed stays unnamed
        ("Residents said the port burned.", "Residents"),
        ("He said the port burned.", "He"),
    ],
)  # fmt: skip
def test_resolved(reading: Reader, text: str, last: str) -> None:
    assert _speakers(reading(text))[-1] == last


def test_monitor_is_named_before_and_after(reading: Reader) -> None:
    text = "Nine men died, a war monitor said.\n\nThe Lom Observatory for Civilians said the toll may rise."
    assert _speakers(reading(text)) == ["Lom Observatory for Civilians"] * 2


def test_both_sides_are_those_who_last_spoke_together(reading: Reader) -> None:
    text = "Armenia and Azerbaijan said they would talk. Both sides accused each other of new raids."
    last = reading(text).attributions[-1]
    assert [name for name, _ in split_sources(last, reading(text))] == ["Armenia", "Azerbaijan"]


def test_party_of_a_source(reading: Reader) -> None:
    attribution = reading("Ukrainian officials said nine men died.").attributions[0]
    assert attribution.speaker == "Ukrainian officials"
    assert attribution.party == "Ukraine"


def test_party_of_each_joined_source(reading: Reader) -> None:
    r = reading("Both Armenia and Azerbaijan insisted they had kept to the deal.")
    assert split_sources(r.attributions[0], r) == (("Armenia", "Armenia"), ("Azerbaijan", "Azerbaijan"))


@pytest.mark.parametrize(
    ("text", "quotation"),
    [
        ("“We will not leave,” Vant said.", Quotation.DIRECT),
        ("Vant said they would “never leave” the valley.", Quotation.MIXED),
        ("Vant said they would stay.", Quotation.INDIRECT),
    ],
)
def test_quotation(reading: Reader, text: str, quotation: Quotation) -> None:
    assert reading(text).attributions[0].quotation is quotation


def test_inner_source_is_via_and_inside(reading: Reader) -> None:
    r = reading("Turkish President Ali Demir said that according to Moscow's data, the losses were higher.")
    outer = next(i for i, a in enumerate(r.attributions) if a.speaker == "Turkish President Ali Demir")
    inner = next(a for a in r.attributions if a.speaker == "Moscow")
    assert r.attributions[outer].via == "Moscow"
    assert inner.inside == outer


def test_cited_source_is_via(reading: Reader) -> None:
    r = reading("Nine men died, Lom Radio reported, citing a source in the border guard.")
    assert r.attributions[0].speaker == "Lom Radio"
    assert r.attributions[0].via == "a source in the border guard"
