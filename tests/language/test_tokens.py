"""Tokens: what stays together, what is split, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.tokens import tokenize


def words(text: str) -> list[str]:
    return [token.text for token in tokenize(text)]


@pytest.mark.parametrize(
    "word",
    [
        "Nagorno-Karabakh",
        "U.S.",
        "U.S",
        "U.S.-led",
        "a.m.",
        "don't",
        "don’t",
        "O’Neill",
        "5,000",
        "2.5",
        "1,5",
        "10:45",
        "9/11",
        "27.09.2020",
        "2020-10-26",
        "26-10-2020",
        "44-day",
        "23-year-old",
        "5,000-strong",
        "Su-25",
        "S-300",
        "G7",
        "21st",
        "1990s",
        "30km",
        "1.5million",
        "#Tolhamar2016",
        "@tolhamar",
        "tolhamar.org",
        "https://example.org/a?b=c",
        "Gen.",
        "GEN.",
        "Sept.",
        "...",
        ". . .",
        "…",
    ],
)
def test_what_stays_together(word: str) -> None:
    assert words(f"He saw {word} , there") == ["He", "saw", word, ",", "there"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Tolhamar's mayor", ["Tolhamar", "'s", "mayor"]),
        ("Tolhamar’s mayor", ["Tolhamar", "’s", "mayor"]),
        ("TOLHAMAR'S MAYOR", ["TOLHAMAR", "'S", "MAYOR"]),
        ("the rebels' camp", ["the", "rebels", "'", "camp"]),
        ("$2,000", ["$", "2,000"]),
        ("40%", ["40", "%"]),
        ("20-30", ["20", "-", "30"]),
        ("20–30", ["20", "–", "30"]),
        ("10–12 July", ["10", "–", "12", "July"]),
        ("(AP) — “No,”", ["(", "AP", ")", "—", "“", "No", ",", "”"]),
        ("He left.", ["He", "left", "."]),
        ("in the U.S.", ["in", "the", "U.S."]),
        ("J. R. Smith", ["J.", "R.", "Smith"]),
        ("No. 4 won", ["No.", "4", "won"]),
        ("No. They lost.", ["No", ".", "They", "lost", "."]),
        ("and/or", ["and", "/", "or"]),
        ("it fell.The army", ["it", "fell", ".", "The", "army"]),
        ("a\u200bb", ["a", "b"]),
        ("Pe\u0301rez", ["Pe\u0301rez"]),
        ("", []),
        (" \n\t\u00a0", []),
    ],
)
def test_what_is_split(text: str, pieces: list[str]) -> None:
    assert words(text) == pieces


@pytest.mark.parametrize(
    ("word", "norm"),
    [
        ("DON’T", "don't"),
        ("Nagorno‑Karabakh", "nagorno-karabakh"),
        ("“", '"'),
        ("–", "-"),
        ("…", "..."),
        ("STRASSE", "strasse"),
    ],
)
def test_norms_are_plain(word: str, norm: str) -> None:
    assert [token.norm for token in tokenize(word)] == [norm]


def holds(text: str) -> None:
    last = 0
    for token in tokenize(text):
        assert last <= token.start < token.end <= len(text)
        assert token.text == text[token.start : token.end]
        assert token.norm
        assert not any(character.isalnum() for character in text[last : token.start])
        last = token.end
    assert not any(character.isalnum() for character in text[last:])


@given(st.text(max_size=300))
def test_tokens_of_any_text_hold(text: str) -> None:
    holds(text)


@given(st.text(alphabet="ab A.U-'’sS1 9,:/$%“”\n…t", max_size=300))
def test_tokens_of_crowded_text_hold(text: str) -> None:
    holds(text)


@pytest.mark.parametrize("piece", ["a", "a-", "a.", "1,", ". ", "'", "\u00ad", "http://", "a'", "1-a", "U.S."])
def test_a_long_run_of_anything_can_be_cut(piece: str) -> None:
    holds(piece * 20_000)
