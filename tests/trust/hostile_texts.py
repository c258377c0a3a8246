"""Texts that no paper prints: bait for patterns, figures without end, words in no order."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import islice
from pathlib import Path

from tests.trust import baits
from tests.trust.road import timed
from tests.trust.trial import Outcome, trial

GROUP = "Reports"
# CPU seconds for a thousand characters. News takes 0.03; a thousand brackets are a thousand tokens, and take 0.1.
ALLOWED = 1.0


def _outcome(texts: Iterable[str]) -> Outcome:
    tried, longest, wrong = 0, 0.0, []
    for text in texts:
        fault, took = timed(text, text[:900], seconds_a_thousand=ALLOWED)
        tried += 1
        longest = max(longest, 1000 * took / len(text) if len(text) > 1000 else 0)
        if fault:
            wrong.append(f"{text[:80]!r}… ({len(text):,} characters): {fault}")
    return Outcome(tried, f"all read, the spans hold, {longest:.1f} CPU s a thousand characters at most", tuple(wrong))


@trial(GROUP, "Bait for patterns: one sort of characters or words over and over", few=1000, many=20_000, cost=100)
def runs_alone(folder: Path, size: int) -> Outcome:
    return _outcome(baits.alone(size))


@trial(GROUP, "Bait for patterns: such runs in the midst of sentences", few=600, many=1200, cost=100)
def runs_amidst(folder: Path, size: int) -> Outcome:
    texts = list(baits.amidst(size))
    random.Random(8).shuffle(texts)
    return _outcome(islice(texts, 60 if size < 1000 else None))


DIGITS = "9" * 10_000
FIGURES = (
    "Velor said 10^400 soldiers were killed.",
    f"Velor said {DIGITS} soldiers were killed.",
    f"Velor said {'1,000' + ',000' * 3000} soldiers were killed.",
    f"Velor said between {DIGITS} and {DIGITS}0 civilians were wounded.",
    f"Velor said {'million ' * 3000}soldiers were killed.",
    f"Velor said a {'hundred thousand million billion trillion ' * 200}people fled.",
    "Velor said 1e400 soldiers were killed. Osk said 1E-400 were. NaN died, inf were wounded.",
    f"Velor said 1.{DIGITS} million soldiers were killed.",
    f"Velor said {DIGITS}.5 million soldiers were killed and {DIGITS}% of them wounded.",
    "Velor said 9223372036854775807 soldiers were killed and 9223372036854775808 wounded.",
    "Velor said 99999999999999999999 soldiers were killed, 18446744073709551616 of them on Monday.",
    "Velor said -12 soldiers were killed. Osk said −12 were. They lost +12.",
    "Velor said ١٢ soldiers were killed, １２ wounded, 十二 missing, ⅻ dead, ½ of them children, ² captured.",
    f"Velor said {DIGITS} people, {DIGITS} children among them, were killed in {DIGITS} attacks since May {DIGITS}.",
    "Velor said 12 soldiers were killed on 99 April 99999, on 31 February 2021 and in the year 0000.",
    f"Velor said 12 soldiers were killed {DIGITS} days ago, {DIGITS} weeks earlier and in the past {DIGITS} years.",
    "Velor said 00000000000000000000000012 soldiers were killed and 0 wounded.",
    f"The toll rose from {DIGITS} to {DIGITS}1, up by 1, Velor said on Monday, {DIGITS} km north of Tovin.",
    "Velor said one hundred and one and one and one and one soldiers were killed.",
    f"Velor said {'twenty-' * 3000}one soldiers were killed.",
)


@trial(GROUP, "Figures that are none: ten thousand digits, 10^400, a million million, half a day of the year 99999")
def figures(folder: Path, times: int) -> Outcome:
    from tests.trust.ground import faults_of, ran_here
    from tests.trust.shown import write_rows

    outcome = _outcome(FIGURES)
    wrong = list(outcome.wrong)
    reports = write_rows(folder / "reports.jsonl", ({"id": str(n), "text": text} for n, text in enumerate(FIGURES)))
    path = folder / "war.db"
    for command in (
        ("build", reports, "--ledger", path, "--jobs", 1),
        ("dossier", path, "--output", folder / "page.html"),
        ("export", path, "--format", "csv", "--output", folder / "claims.csv"),
        ("export", path, "--format", "geojson", "--output", folder / "claims.geojson"),
        ("ask", path, "soldiers killed"),
        ("changes", path),
        ("extract", reports, "--format", "table"),
        ("show", reports),
    ):
        status, said = ran_here(*command)
        if status or "Traceback" in said or "CC15" in said:
            wrong.append(f"{command[0]}: exit status {status}, {said[-300:]}")
    return Outcome(
        outcome.tried, outcome.happened + "; a ledger, a dossier and exports of them", tuple(wrong + faults_of(path))
    )
