"""Shared helpers for the tests of attribution."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from counterclaim.language import read
from counterclaim.model.reading import Reading
from counterclaim.model.report import Report

Reader = Callable[[str], Reading]
Found = Callable[[str], list[tuple[str, str, str]]]


@pytest.fixture(scope="session")
def reading() -> Reader:
    """A function from a text to its reading by rules, in a report of 2020-10-26."""

    def make(text: str, outlet: str | None = None) -> Reading:
        report = Report(id="t", text=text, published=date(2020, 10, 26), outlet=outlet)
        return read(report, attributor="rules")

    return make


@pytest.fixture(scope="session")
def found(reading: Reader) -> Found:
    """A function from a text to (source, cue, content) of its attributions, pieces joined by " … "."""

    def make(text: str) -> list[tuple[str, str, str]]:
        r = reading(text)
        return [
            (
                " … ".join(s.of(text) for s in a.source),
                " … ".join(s.of(text) for s in a.cue),
                " … ".join(s.of(text) for s in a.content),
            )
            for a in r.attributions
        ]

    return make
