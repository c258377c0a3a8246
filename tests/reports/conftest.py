"""What the tests of this folder share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from counterclaim.errors import RefusedReport
from counterclaim.model.report import Part, Report
from counterclaim.reports import find_parts, read_reports

Read = Callable[..., tuple[list[Report], list[RefusedReport]]]
Show = Callable[..., list[tuple[str, str]]]


@pytest.fixture
def read() -> Read:
    """Reads paths to the end, on a fixed day: reports and refusals."""

    def run(*paths: str | Path, today: date = date(2026, 1, 1)) -> tuple[list[Report], list[RefusedReport]]:
        refused: list[RefusedReport] = []
        return list(read_reports(paths, refused=refused.append, today=today)), refused

    return run


@pytest.fixture
def show() -> Show:
    """The parts of a text as pairs of kind and words."""

    def run(text: str, title: str | None = None, published: date | None = None) -> list[tuple[str, str]]:
        parts: tuple[Part, ...] = find_parts(text, published, title)
        return [(part.kind.value, part.span.of(text)) for part in parts]

    return run
