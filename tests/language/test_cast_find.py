"""Mentions of parties in a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.cast import bundled_cast, find_parties
from counterclaim.model.party import PartyKind


def _found(text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.party) for m in find_parties(text, (), bundled_cast())]


def test_the_cast_is_large_and_sound() -> None:
    parties = bundled_cast().parties
    names = [p.name for p in parties]
    assert len(names) == len(set(names))
    states = [p for p in parties if p.kind is PartyKind.STATE]
    assert len(states) >= 195
    assert all(p.iso3 and len(p.iso3) == 3 for p in states)
    assert all(p.parent is None or p.parent in names for p in parties)
    assert sum(p.kind is PartyKind.ARMED_GROUP for p in parties) > 180


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        ("Ghana's army met U.S. envoys.", [("Ghana", "Ghana"), ("U.S.", "United States")]),
        ("The U.S said so", [("U.S", "United States")]),
        ("Give us the list, said the US.", [("US", "United States")]),
        ("It is known who told the WHO.", [("WHO", "World Health Organization")]),
        ("IS claimed it; what is left is IS.", [("IS", "Islamic State"), ("IS", "Islamic State")]),
        ("We ate turkey in Turkey.", [("Turkey", "Turkey")]),
        ("al Qaeda and al-Qaida", [("al Qaeda", "Al-Qaeda"), ("al-Qaida", "Al-Qaeda")]),
        ("Syrias army and Assads guards", [("Syria", "Syria"), ("Assad", "Syria")]),
        ("Erdoğan visited Türkiye", [("Erdoğan", "Turkey"), ("Türkiye", "Turkey")]),
        ("Kurdish People’s Protection Units", [("Kurdish People’s Protection Units", "YPG")]),
        ("Peoples Protection Units", [("Peoples Protection Units", "YPG")]),
        (
            "the Sudan People's Liberation Movement-North",
            [("Sudan People's Liberation Movement-North", "Sudan People's Liberation Movement-North")],
        ),
        (
            "Guinea-Bissau, Guinea and Equatorial Guinea",
            [("Guinea-Bissau", "Guinea-Bissau"), ("Guinea", "Guinea"), ("Equatorial Guinea", "Equatorial Guinea")],
        ),
        ("North Koreans and South Koreans", [("North Koreans", "North Korea"), ("South Koreans", "South Korea")]),
        ("Turkish-Syrian border", [("Turkish", "Turkey"), ("Syrian", "Syria")]),
    ],
)
def test_names_are_found(text: str, mentions: list[tuple[str, str]]) -> None:
    assert _found(text) == mentions


@pytest.mark.parametrize(
    "text",
    [
        "Turkish-backed fighters",
        "a Russian-made rocket",
        "anti-Taliban protests",
        "pro-Iranian gunmen",
        "a Fatah-110 missile",
        "Michael Jordan scored",
        "Chad Wolf resigned",
        "let us go; who is it",
        "TELL US WHO IS LEFT BEHIND TODAY, THEY ASKED",
        "the georgia font and a china plate",
    ],
)
def test_what_only_looks_like_a_party_is_left(text: str) -> None:
    assert _found(text) == []


def test_capitals_alone_are_read() -> None:
    text = "US FORCES STRIKE HEZBOLLAH DEPOTS IN LEBANON"
    assert _found(text) == [("US", "United States"), ("HEZBOLLAH", "Hezbollah"), ("LEBANON", "Lebanon")]


def test_initials_mean_what_the_report_spells_out() -> None:
    text = "The Indian Air Force (IAF) flew. The IAF denied it."
    assert _found(text) == [("Indian", "India"), ("IAF", "India"), ("IAF", "India")]
    text = "The Kordofan Lawyers Association (KLA) met. The KLA voted."
    assert _found(text) == []
    assert _found("The KLA fought on.") == [("KLA", "Kosovo Liberation Army")]


def test_how_a_mention_shows_its_party() -> None:
    text = "Nigeria, Nigerian, Abuja, Tinubu, Kremlin"
    hows = [m.how for m in find_parties(text, (), bundled_cast())]
    assert hows == ["name", "demonym", "capital", "leader", "body"]


@given(st.text(max_size=400))
def test_spans_hold_on_any_text(text: str) -> None:
    mentions = find_parties(text, (), bundled_cast())
    assert all(0 <= m.span.start < m.span.end <= len(text) for m in mentions)
    assert all(a.span.end <= b.span.start for a, b in pairwise(mentions))


@pytest.mark.parametrize("piece", ["US ", "al-", "U.S.", "Syrian ", "(IAF)", "\u202eIran\u200b "])
def test_long_lines_are_read(piece: str) -> None:
    text = piece * 5_000
    assert all(m.span.end <= len(text) for m in find_parties(text, (), bundled_cast()))
