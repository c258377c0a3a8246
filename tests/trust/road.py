"""One text down the whole road, with what must hold of any."""

from __future__ import annotations

import json
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from types import FrameType

from counterclaim.claims import claim_record, extract_claims
from counterclaim.claims.kinds import KINDS
from counterclaim.language import read
from counterclaim.ledger.codec import details_json, details_of
from counterclaim.model.claim import StatementDetails
from counterclaim.model.report import Report
from counterclaim.reports import find_parts

DAY = date(2021, 4, 5)


class TooLongError(Exception):
    """A text took more than its time."""


def faults_on_the_road(text: str, title: str | None = None) -> str:
    """What doesn't hold of the claims of a text; empty where all does. Raises what the road raises."""
    parts = find_parts(text, DAY, title)
    report = Report(id="any", text=text, published=DAY, title=title, parts=parts)
    end = 0
    for part in parts:
        if not end <= part.span.start < part.span.end <= len(text):
            return f"the part {tuple(part.span)} is not in its place"
        end = part.span.end
    reading = read(report)
    claims = extract_claims(reading)
    for claim in claims:
        spans = [claim.span, *claim.evidence]
        if isinstance(claim.details, StatementDetails):
            spans += [*claim.details.source_spans, *claim.details.cue_spans, *claim.details.content_spans]
        if not all(0 <= span.start < span.end <= len(text) for span in spans) or claim.span.of(text) != claim.text:
            return f"a span of a {claim.kind.value} doesn't hold"
        json.dumps(claim_record(claim, explain=True), ensure_ascii=False).encode()
        if details_of(claim.kind, json.loads(details_json(claim))) != claim.details:
            return f"the details of a {claim.kind.value} don't come back as they went in"
    if len({claim.id for claim in claims}) != len(claims):
        return "two claims have one id"
    return ""


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Raises TooLongError inside where it takes more CPU time."""

    def late(number: int, frame: FrameType | None) -> None:
        raise TooLongError(f"it took more than {seconds:g} s")

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def timed(text: str, title: str | None = None, *, seconds_a_thousand: float) -> tuple[str, float]:
    """What is wrong with a text's claims or with the time that they took, and the CPU seconds."""
    allowed = 1.0 + seconds_a_thousand * len(text) / 1000
    begun = time.process_time()
    try:
        with at_most(allowed):
            wrong = faults_on_the_road(text, title)
    except TooLongError as error:
        wrong = str(error)
    except Exception as error:
        wrong = f"{type(error).__name__}: {error}"
    return wrong, time.process_time() - begun


KIND_NAMES = tuple(kind.value for kind, _ in KINDS)
