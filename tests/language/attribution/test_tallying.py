"""Whoever keeps a count says it, and “it” is the body or state that the sentence before is about."""

from __future__ import annotations

from datetime import date

import pytest

from counterclaim.claims import extract_claims
from counterclaim.language import read
from counterclaim.model.claim import Kind
from counterclaim.model.report import Report


def _sources(text: str) -> list[str | None]:
    reading = read(Report(id="r", text=text, published=date(2024, 5, 5), outlet="The Daily Ark"))
    return [claim.source for claim in extract_claims(reading) if claim.kind is Kind.TOLL]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("Sylvania counts 63 civilians killed.", ["Sylvania"]),
        ("Sylvania lists 63 civilians as killed.", ["Sylvania"]),
        ("The United Nations has recorded 63 civilian deaths since the war began.", ["United Nations"]),
        ("The United Nations has verified 63 deaths among civilians.", ["United Nations"]),
        ("Hospitals registered at least 63 dead on Monday.", ["Hospitals"]),
        ("The ministry has tallied more than 40 deaths.", ["ministry"]),
        ("Prosecutors in Chad count 63 people killed.", ["Prosecutors in Chad"]),
        ("Chad has not disclosed its military losses; it counts 63 civilians killed.", ["Chad", "Chad"]),
        ("Chad gave no military figure. It counts 63 civilians killed and puts the wounded at 292.", ["Chad", "Chad"]),
        ("Hezbollah buried its dead on Monday. It counts 12 fighters killed.", ["Hezbollah"]),
        ("Chad reported heavy shelling on Monday. It said 12 soldiers were killed.", ["Chad"]),
        # what can't speak keeps no count, and a count of other things is none of the dead
        ("The month recorded 63 civilian deaths.", [""]),
        # a noun that could be a verb, behind its article: nobody's name is "The"
        ("The documents record 63 civilian deaths.", [""]),
        ("The documents count 63 dead.", [""]),
        ("Some put the toll at 63.", ["Some"]),
        ("May saw fighting in which 63 civilians were killed.", [""]),
    ],
)
def test_whoever_counts_says_so(text: str, sources: list[str | None]) -> None:
    assert [source or "" for source in _sources(text)] == sources
