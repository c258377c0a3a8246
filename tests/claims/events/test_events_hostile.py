"""Any text at all: nothing raises, every span holds, and capitals or lost quote marks make no claim wrong."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.report import Report

_KINDS = [kind for kind in Kind if kind is not Kind.TOLL]
_ROW = (
    "rebels shelled the town of truce ceasefire violated captured Kenya Sudan said that airstrike on by "
    "denied talks between and urged to withdraw from each other , . “ ” 's accused not will was hit which "
    "who it claimed responsibility for attack blamed in control siege under brokered - ( ) five on Monday "
    "if ? "
)
_WORDS = _ROW.split()


def _claims(text: str) -> tuple[Claim, ...]:
    report = Report(id="r", text=text, published=date(2024, 6, 12))
    found = extract_claims(read(report), _KINDS)
    for claim in found:
        assert text[claim.span.start : claim.span.end] == claim.text
        assert claim.text.strip()
        assert all(0 <= start < end <= len(text) for start, end in claim.evidence)
    return found


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=40))
def test_any_row_of_war_words(row: list[str]) -> None:
    _claims(" ".join(row))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    _claims(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00\x07 truce \u200f\u202e ceasefire 🚀🚀 attack",
        "REBELS SHELLED THE TOWN OF KARSUN ON MONDAY.",
        "هدنة بين rebels والجيش captured the town",
        "Kenya\u00a0accused\u00a0Sudan of violating the\u00a0truce.",
        "airstrike " * 3000,
        "and " * 2000 + "truce",
        "((((((((((" * 200 + " attacked",
        "rebels, " * 1500 + "captured the town",
    ],
)
def test_hostile(text: str) -> None:
    _claims(text)


def test_quotes_stripped_say_the_same() -> None:
    curly = _claims("Kenya said its troops had “liberated” the town of Karsun.")
    bare = _claims("Kenya said its troops had liberated the town of Karsun.")
    for found in (curly, bare):
        assert [c.kind for c in found if c.kind is Kind.CONTROL] == [Kind.CONTROL]


def test_a_question_claims_nothing() -> None:
    assert [c for c in _claims("Did Kenya break the truce?") if c.kind is not Kind.STATEMENT] == []
