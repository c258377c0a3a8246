"""How claims write a party, and when two phrases name one."""

from __future__ import annotations

import pytest

from counterclaim.language.cast import bundled_cast, party_name, same_party


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Armenian Armed Forces", "Armenia"),
        ("Moscow", "Russia"),
        ("the Chadian army", "Chad"),
        ("the U.S.", "United States"),
        ("Britain", "United Kingdom"),
        ("Sudan's government", "Sudan"),
        ("Hamas fighters", "Hamas"),
        ("ISIS", "ISIS"),
        ("the U.S.-led coalition", "U.S.-led coalition"),
        ("the Nusra Front", "Nusra Front"),
        ("ethnic Armenian forces", "ethnic Armenian forces"),
        ("Syrian rebels", "Syrian rebels"),
        ("the opposition forces", "opposition forces"),
        ("government forces", "government forces"),
        ("Assad regime", "Assad regime"),
        ("Azerbaijani President Ilham Aliyev", "Azerbaijani President Ilham Aliyev"),
        ("", ""),
    ],
)
def test_a_party_is_written_by_name(phrase: str, name: str) -> None:
    assert party_name(phrase, bundled_cast()) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Azeri army", "Baku"),
        ("ISIS", "Islamic State militants"),
        ("US", "Washington"),
        ("Artsakh", "Nagorno-Karabakh authorities"),
        ("the rebels", "Rebels"),
        ("Jabal Youth Center", "the Jabal Youth Center"),
    ],
)
def test_one_party(one: str, other: str) -> None:
    assert same_party(one, other, bundled_cast())


@pytest.mark.parametrize(
    ("one", "other"),
    [("Russia", "Ukraine"), ("Syrian rebels", "Syria"), ("rebels", "militants"), ("", ""), ("Niger", "Nigeria")],
)
def test_two_parties(one: str, other: str) -> None:
    assert not same_party(one, other, bundled_cast())
