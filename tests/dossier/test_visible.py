from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.dossier.visible import visible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Kes\u200btrin", "Kes‹U+200B›trin"),
        ("\u202eKestrin", "‹U+202E›Kestrin"),
        ("\x1b[31mred", "‹U+001B›[31mred"),
        ("one\r\ntwo\tthree", "one\ntwo\tthree"),
        ("Kes\u200dtrin", "Kes‹U+200D›trin"),
        ("\u200d\u200d", "‹U+200D›‹U+200D›"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("naïve — “Ж殺”\u00a0😀\u0301", "naïve — “Ж殺”\u00a0😀\u0301"),
    ],
)
def test_what_hides_is_shown_and_what_is_written_stays(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_shown_once_it_is_shown(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@given(st.text(), st.text())
def test_what_differs_looks_different(one: str, other: str) -> None:
    if "‹" not in one + other and "\r\n" not in one + other and one != other:
        assert visible(one) != visible(other)
