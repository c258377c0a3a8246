"""An extraction for tests that worker processes can import: every number in a report is a toll."""

from __future__ import annotations

import hashlib
import os
import re
import signal
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from counterclaim.claims import claim_id
from counterclaim.ledger.extraction import Extract, Found
from counterclaim.model.claim import Claim, Harm, Kind, Scope, Status, TollDetails
from counterclaim.model.report import Report
from counterclaim.model.span import Span

WriteReports = Callable[[Iterable[tuple[str, str]]], Path]
"""Writes reports (id and text) to a file, and gives its path."""


def make_fake(cast_path: Path | None) -> Extract:
    return extract


def make_rounded(cast_path: Path | None) -> Extract:
    """Another version of the extraction: it takes every figure for a rounded one."""

    def rounded(report: Report) -> list[Found]:
        return [(claim_at(report, claim.span, approx=True), sentence) for claim, sentence in extract(report)]

    return rounded


def make_unfit(cast_path: Path | None) -> Extract:
    raise FileNotFoundError("a model that isn't there")


def extract(report: Report) -> list[Found]:
    if "RAISE" in report.text:
        raise ValueError("no such word")
    if "DIE" in report.text:
        os._exit(9)
    if "ONCE" in report.text:  # as where memory runs out: the path of a mark follows
        mark = Path(report.text.split()[1])
        if not mark.exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
    if "HANG" in report.text:
        time.sleep(600)
    if "SLOWLY" in report.text:
        time.sleep(0.01)
    whole = Span(0, len(report.text))
    return [(claim_at(report, Span(*found.span())), whole) for found in re.finditer(r"\d+", report.text)]


def claim_at(report: Report, span: Span, *, approx: bool = False) -> Claim:
    number = int(span.of(report.text))
    details = TollDetails(
        harm=Harm.KILLED,
        stated=number,
        low=None if approx else number,
        high=None if approx else number,
        approx=approx,
        status=Status.COMBATANT,
        side="Karsa",
        part_of=None,
        scope=Scope.CUMULATIVE,
        blamed=None,
    )
    source = "Karsa" if "Karsa" in report.text else ""
    return Claim(
        id=claim_id(report.id, Kind.TOLL, span, source, details),
        report=report.id,
        kind=Kind.TOLL,
        span=span,
        text=span.of(report.text),
        source=source,
        source_party=source or None,
        via=None,
        date=None,
        place=None,
        details=details,
        rule="fake",
        evidence=(span,),
    )


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
