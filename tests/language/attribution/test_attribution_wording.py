"""A party is called as the report calls it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.language.attribution.wording import wording_of
from counterclaim.model.reading import Reading


@pytest.mark.parametrize(
    ("text", "party", "words"),
    [
        ("Ukrainian ground forces met Russian gunners near Lom.", "Ukraine", "Ukrainian ground forces"),
        ("Ukrainian ground forces met Russian gunners near Lom.", "Russia", "Russian"),
        ("Ukraine met Russian gunners near Lom.", "Ukraine", "Ukraine"),
        ("The Syrian army went north; Damascus said little.", "Syria", "Damascus"),
        ("The U.S. sent envoys.", "United States", "U.S."),
        ("Nobody came.", "Chad", ""),
    ],
)
def test_wording(reading: Callable[..., Reading], text: str, party: str, words: str) -> None:
    assert wording_of(party, reading(text)) == words


def test_both_sides_blame_each_other_in_words_of_the_report(reading: Callable[..., Reading]) -> None:
    from counterclaim.claims import extract_claims

    text = "Ethiopian troops and Eritrean troops fought again. Both sides blamed each other for breaking the ceasefire."
    claims = [c for c in extract_claims(reading(text)) if c.kind == "ceasefire"]
    assert {c.source for c in claims} == {"Ethiopian troops", "Eritrean troops"}
    assert {c.source_party for c in claims} == {"Ethiopia", "Eritrea"}


def test_a_party_that_a_pronoun_stands_for_is_named_in_words_of_the_report(reading: Callable[..., Reading]) -> None:
    from counterclaim.claims import extract_claims

    text = "Ukrainian forces fired on Lom. They denied any involvement in the killing of nine civilians."
    r = reading(text)
    assert all(c.source in text for c in extract_claims(r))
