"""Checks what is known of the war of 2020 over Nagorno-Karabakh against what a ledger of it holds.

    python tools/karabakh.py                                      # on the bundled example
    python tools/karabakh.py REPORTS... [--reference CLAIMS]      # on reports, against reference figures
    python tools/karabakh.py --check                              # exit status 1 where a check fails

Printed are the toll series of each claimant; of the reference's figures (JSON Lines with `claimant`, `measure`,
`value`, `as_of`) how many the reports carry, how many are found as claims and placed under a question; one question
each for the strikes on Ganja (12 against 13) and Barda (19, then 21); Hadrut and Shusha, contested, with claim and
denial tied; three truces, each with accusations of both sides and their lags. What the words of the reports
don't hold is passed over as "not in the reports", with what is wanting; what they hold and the ledger doesn't fails.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from counterclaim.data import load_lines
from counterclaim.ledger import Ledger, build, control, disputes, queries, truces
from counterclaim.model.claim import ControlDetails, Kind, Scope, TollDetails
from counterclaim.model.question import Answer, Dispute
from counterclaim.reconcile import steps_of

TOP = Path(__file__).parents[1]
EXAMPLE = TOP / "examples" / "karabakh-2020" / "reports.jsonl"
REFERENCE = TOP.parent / "shared" / "corpus" / "karabakh-claims.jsonl"
# A figure is looked for in the reports of its day and of the week after it.
WEEK = timedelta(days=7)
SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
HARMED = re.compile(r"kill|\bdie[ds]?\b|dead|death|wound|injur|casualt|\blost\b|losses|toll", re.I)
# Who breaks a truce, and who doesn't: accusations of an older one are none of this one.
BREACH = re.compile(
    r"(?=.*\b(?:accus|blam))(?=.*(?:violat|breach|broke|broken|breaking)).*(?:truce|cease-?fire|agreement)", re.I
)
OLDER = re.compile(r"-old\b|\bearlier\b|\bprevious\b|\bfirst truce\b", re.I)


@dataclass(frozen=True)
class Figure:
    """A figure of the reference, with the first day on which a report can give it."""

    id: str
    claimant: str
    measure: str
    value: int
    day: date


@dataclass(frozen=True)
class Check:
    """`holds` is None where the words of the reports don't hold what is checked; `wanting` says what."""

    name: str
    holds: bool | None
    shown: str
    wanting: str = ""


def figures(path: Path) -> Iterator[Figure]:
    """The counts of people in the reference."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        value, measure = str(row["value"]), str(row["measure"])
        days = re.findall(r"\d{4}-\d\d-\d\d", f"{row['as_of']} {row['published']}")
        if re.search(r"killed|injured", measure) and value.isdigit() and days:
            yield Figure(row["id"], row["claimant"], measure, int(value), date.fromisoformat(days[0]))


def carried(ledger: Ledger, figure: Figure) -> list[str]:
    """The reports of the time that hold the number beside a word of harm, by id."""
    wanted = number_of(figure.value)
    return [
        name
        for name, sentence in sentences(ledger, figure.day, figure.day + WEEK)
        if wanted.search(sentence) and HARMED.search(sentence)
    ]


def number_of(value: int) -> re.Pattern[str]:
    """What finds a number in a text, in digits or in words."""
    words = {line.split()[1]: line.split()[0] for line in load_lines("language/number-words.txt")}
    forms = [f"{value:,}", str(value), *filter(None, [words.get(str(value))])]
    return re.compile(r"(?<![\w,.])(?:" + "|".join(map(re.escape, forms)) + r")(?![\w]|[,.]\d|-year)", re.I)


def sentences(ledger: Ledger, first: date, last: date) -> Iterator[tuple[str, str]]:
    """The sentences of the reports published from one day to another, each with the id of its report."""
    for meta in queries.reports(ledger):
        if meta.published is None or not first <= meta.published <= last:
            continue
        report = queries.report(ledger, meta.id)
        for sentence in [] if report is None else SENTENCE.split(report.text):
            yield meta.id, sentence


def of_reference(ledger: Ledger, path: Path) -> Iterator[str]:
    """How many figures of the reference are carried, found and placed."""
    placed = {answer.claim for one in disputes(ledger) for series in one.series for answer in series.answers}
    rows = []
    for figure in figures(path):
        reports = carried(ledger, figure)
        claims = [
            row.claim
            for report in reports
            for row in queries.claims(ledger, [Kind.TOLL], report=report)
            if isinstance(row.claim.details, TollDetails) and row.claim.details.stated == figure.value
        ]
        rows.append((figure, bool(reports), bool(claims), any(claim.id in placed for claim in claims)))
    known = [row for row in rows if row[1]]
    yield (
        f"{len(rows)} figures in the reference: {len(known)} carried by the reports, {sum(row[2] for row in known)}"
        f" found, {sum(row[3] for row in known)} placed under a question"
    )
    for figure, _, found, under in known:
        if not under:
            yield f"  {'not placed' if found else 'not found'}: {figure.value} ({figure.measure}; {figure.claimant})"


def series(every: list[Dispute]) -> Iterator[str]:
    """Running totals, by claimant, in time."""
    for dispute in every:
        asked = dispute.question
        for one in dispute.series:
            if asked.scope is not Scope.CUMULATIVE or not any(answer.disclosed for answer in one.answers):
                continue
            said = []
            for step in steps_of(one):
                answer = step.answer
                checked = "" if step.agrees is None else f", {answer.increase} more {_AGREES[step.agrees]}"
                said.append(f"{_figure(answer)} ({answer.said}, {step.change.value}{checked})")
            of = asked.side or asked.counted_by or asked.setting or asked.place or "nobody said"
            since = f", since {asked.date}" if asked.date else ""
            words = " ".join((asked.group or asked.status.value, asked.harm.value))
            yield f"  {words} of {of}{since} | {one.claimant}: {'; '.join(said)}"


_AGREES = {True: "agrees", False: "differs"}


def _figure(answer: Answer) -> str:
    if not answer.disclosed:
        return "withheld"
    if answer.low == answer.high and answer.low is not None:
        return str(answer.low)
    return f"{'' if answer.low is None else answer.low}..{'' if answer.high is None else answer.high}"


def checks(ledger: Ledger, every: list[Dispute]) -> Iterator[Check]:
    """All checks, in the order in which they are printed."""
    yield _strike(ledger, every, "ganja", date(2020, 10, 17), (12, 13))
    yield _strike(ledger, every, "barda", date(2020, 10, 28), (19, 21))
    for name in ("hadrut", "shusha"):
        places = [one for one in control(ledger) if name in one.place.casefold() and one.claims]
        tied = [tie for one in places for tie in one.denials]
        said = [(row.claim.source, row.claim.details) for one in places for row in one.claims]
        shown = "; ".join(
            f"{source or 'outlet'}: {details.act.value} {details.holder or ''}"
            for source, details in said
            if isinstance(details, ControlDetails)
        )
        named = any(name in sentence.casefold() for _, sentence in sentences(ledger, date.min, date.max))
        holds = any(one.standing.value == "contested" and one.denials for one in places) if named else None
        yield Check(f"{name}: contested, {len(tied)} denials tied", holds, shown, "" if named else name.title())
    first = queries.counts(ledger).first_published or date.min
    begun = [one for one in truces(ledger) if one.begun is not None and one.begun >= first]  # not those of older wars
    yield Check("three truces", len(begun) >= 3, ", ".join(str(one.begun) for one in begun))
    for truce, after in zip(begun[:3], [*begun[1:4], None], strict=False):
        assert truce.begun is not None
        end = truce.begun + WEEK if after is None or after.begun is None else after.begun - timedelta(days=1)
        accused = [
            name
            for name, sentence in sentences(ledger, truce.begun, end)
            if BREACH.search(sentence) and not OLDER.search(sentence)
        ]
        lags = "; ".join(f"{one.accuser} of {', '.join(one.accused)}: {one.lag}" for one in truce.clock.breaches)
        told = truce.clock.mutual if truce.clock.breaches or accused else None
        wanting = "accusations of breaking it" if told is None else ""
        yield Check(f"truce of {truce.begun}: mutual accusations with lags", told, lags, wanting)


def _strike(ledger: Ledger, every: list[Dispute], place: str, day: date, values: tuple[int, ...]) -> Check:
    """One question holds all these figures of the dead of one place and day."""
    of_day = [
        one
        for one in every
        if place in (one.question.place or "").casefold()
        and one.question.harm.value == "killed"
        and day.isoformat() in one.question.key
        and one.question.scope is Scope.INCIDENT
    ]
    told = [[(answer.stated, answer.said) for series in one.series for answer in series.answers] for one in of_day]
    near = list(sentences(ledger, day, day + WEEK))
    naming = {report for report, text in near if place in text.casefold()}
    written = [text for report, text in near if report in naming and HARMED.search(text)]
    wanting = [value for value in values if not any(number_of(value).search(text) for text in written)]
    holds = None if wanting else any(set(values) <= {value for value, _ in one} for one in told)
    shown = " | ".join("; ".join(f"{value} ({said})" for value, said in one) for one in told)
    name = f"{place} {day}: {' and '.join(map(str, values))} under one question"
    return Check(name, holds, shown, ", ".join(f"{value} of {place.title()}" for value in wanting))


def main(arguments: list[str]) -> int:
    """Prints everything; 1 with `--check` where a check fails."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", nargs="*", type=Path, default=[EXAMPLE])
    parser.add_argument("--reference", type=Path, default=REFERENCE)
    parser.add_argument("--check", action="store_true")
    asked = parser.parse_args(arguments)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "war.db"
        build(asked.reports, path, jobs=1)
        with Ledger.open(path, readonly=True) as ledger:
            every = sorted(disputes(ledger), key=lambda one: one.question.key)
            if asked.reference.is_file():
                print("\n".join(of_reference(ledger, asked.reference)))
            print("\n".join(("toll series:", *series(every))))
            for check in checks(ledger, every):
                failed += check.holds is False
                word = {True: "holds", False: "MISSED", None: f"not in the reports ({check.wanting})"}[check.holds]
                print(f"{word}: {check.name}: {check.shown}")
    return 1 if asked.check and failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
