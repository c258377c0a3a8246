"""Any text at all: nothing raises, spans hold, ids are unique."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.model.report import Report

TALK = (
    "killed wounded 12 dozens people soldiers of the including , . and were was a total toll to rose bringing no "
    "casualties bodies missing IS Omani 3,500 at least more than not disclosed its losses among dead by one another who"
)
WORDS = st.sampled_from([*TALK.split(), *"“”—🕯", "\u202e", "\u00a0", "\x00", "\n\n"])


def check(text: str) -> None:
    reading = read(Report(id="hostile", text=text, published=date(2025, 3, 12)), attributor="rules")
    claims = extract_claims(reading, [Kind.TOLL])
    assert all(claim.span.of(text) == claim.text and claim.text for claim in claims)
    assert all(0 <= span.start < span.end <= len(text) for claim in claims for span in claim.evidence)
    assert len({claim.id for claim in claims}) == len(claims)


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text(text: str) -> None:
    check(text)


@given(st.lists(WORDS, max_size=60))
@settings(max_examples=150, deadline=None)
def test_toll_words_in_any_order(parts: list[str]) -> None:
    check(" ".join(parts))


def test_long_sentence_without_end() -> None:
    check("12 people were killed and " * 3000)


def test_a_number_that_is_cut_in_two_with_its_sentence() -> None:
    for times in range(20, 28):  # a sentence is cut after some hundreds of words, whatever stands there
        run = "at least one of " * times
        check(f"The dead include{run}five women,{run}two men{run}and a child.")
