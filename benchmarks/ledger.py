"""What a ledger costs as it grows: days added, everything derived anew, and answers.

    python benchmarks/ledger.py [CLAIMS ...]          10000 and 100000 by default; a million takes some GB of disk
    python benchmarks/ledger.py --dossier 10000       also collects the material of a dossier, which is held in memory
    python benchmarks/ledger.py 1000000 --keep FOLDER keeps the ledger there, for dossier.py and desk.py

The ledgers are made of the bundled example: each copy of it is a war of its own, with names of its own, a month and a
half long, and 32 of them are fought at a time. So a ledger ten times larger is one of ten times as many days, and a day
is the same. Every longer word of a copy's texts is another one of the same length: otherwise all wars' reports were
near-copies of each other, which news isn't. The claims are the example's, at the same places of the text.

Prints CPU seconds of one process (wall time has other processes in it), and its peak memory so far.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import re
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from counterclaim.claims import extract_claims
from counterclaim.export import export
from counterclaim.language import read
from counterclaim.ledger import Ledger, ask, changes, disputes
from counterclaim.ledger.codec import details_of, details_record
from counterclaim.ledger.fresh import derive
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.claim import Claim
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.reports import read_reports

EXAMPLE = Path(__file__).resolve().parent.parent / "examples/karabakh-2020/reports.jsonl"
AT_A_TIME = 32
FIRST_DAY = date(1990, 1, 1)
WORD = re.compile(r"[a-z]{4,12}")
Rows = list[tuple[Report, list[tuple[Claim, Span]]]]


def example() -> Rows:
    """The bundled reports with their claims."""
    found: Rows = []
    for report in read_reports([EXAMPLE], refused=lambda error: print(error)):
        reading = read(report)
        spans = [sentence.span for sentence in reading.sentences]
        claims = []
        for claim in extract_claims(reading):
            holding = [span for span in spans if span.overlaps(claim.span)] or [claim.span]
            claims.append((claim, holding[0].cover(holding[-1])))
        found.append((report, claims))
    return found


class War:
    """One copy of the example, in names and days of its own."""

    def __init__(self, rows: Rows, number: int, words: dict[int, list[str]]) -> None:
        self._number = number
        first = min(report.published for report, _ in rows if report.published)
        last = max(report.published for report, _ in rows if report.published)
        self.lasts = last - first
        start = FIRST_DAY + timedelta(days=number * (self.lasts.days + 1) // AT_A_TIME)
        self._shift = start - first
        self.first, self.last = start, start + self.lasts
        self._rows = rows
        self._words = words
        self._random = random.Random(number)  # texts, no secrets

    def reports(self) -> Iterator[tuple[Report, list[tuple[Claim, Span]]]]:
        """The reports of this war with their claims."""
        for report, claims in self._rows:
            text = self._reworded(report.text)
            made = replace(
                report,
                id=f"{report.id}-{self._number}",
                text=text,
                fingerprint=sha256(text.encode()).hexdigest(),
                published=report.published + self._shift if report.published else None,
            )
            yield made, [(self._claim(claim, made), sentence) for claim, sentence in claims]

    def _reworded(self, text: str) -> str:
        pieces, end = [], 0
        for found in WORD.finditer(text):
            pieces += [text[end : found.start()], self._random.choice(self._words[len(found[0])])]
            end = found.end()
        return "".join(pieces) + text[end:]

    def _claim(self, claim: Claim, report: Report) -> Claim:
        details = details_of(claim.kind, {name: self._named(value) for name, value in details_record(claim).items()})
        days = "/".join(self._day(day) for day in claim.date.split("/")) if claim.date else None
        return replace(
            claim,
            id=f"{claim.id}-{self._number}",
            report=report.id,
            text=claim.span.of(report.text),
            source=self._named(claim.source),
            source_party=self._named(claim.source_party),
            date=days,
            place=self._named(claim.place),
            where=claim.where and replace(claim.where, name=self._named(claim.where.name)),
            details=details,
        )

    def _named(self, value: Any) -> Any:
        """A name with the war's number; spans, numbers and the fields' own words stay."""
        if isinstance(value, list):
            return [self._named(one) for one in value]
        return f"{value} w{self._number}" if isinstance(value, str) and value[:1].isupper() else value

    def _day(self, day: str) -> str:
        return (date.fromisoformat(day) + self._shift).isoformat() if day else ""


class Table:
    """Steps with their costs, printed as they come."""

    def __init__(self, claims: int) -> None:
        self._claims = claims

    def step(self, name: str, do: Callable[[], object]) -> None:
        started = time.process_time()
        do()
        took = time.process_time() - started
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"| {self._claims:>9,} | {name:<48} | {took:>9.2f} | {peak:>7.0f} |", flush=True)


def measure(wanted: int, dossier: bool, keep: Path | None) -> None:
    """Makes a ledger of about that many claims and prints what each step costs."""
    rows = example()
    words: dict[int, list[str]] = {}
    for word in sorted({word for report, _ in rows for word in WORD.findall(report.text)}):
        words.setdefault(len(word), []).append(word)
    each = sum(len(claims) for _, claims in rows)
    wars = [War(rows, number, words) for number in range(max(2, wanted // each))]
    # The last days of which every war that is fought on them has its reports.
    day = wars[-1].first
    with tempfile.TemporaryDirectory() as folder, Ledger.create((keep or Path(folder)) / f"war-{wanted}.db") as ledger:
        table, held = Table(len(wars) * each), list[tuple[Report, list[tuple[Claim, Span]]]]()
        week = [day - timedelta(days=left) for left in range(7)]

        def fill() -> None:
            with ledger.writing() as db:
                db.execute("INSERT INTO runs VALUES (1, '[]', 'v', 'p', 't', 't')")
            for at in range(0, len(wars), 20):
                with ledger.writing():
                    for war in wars[at : at + 20]:
                        for report, claims in war.reports():
                            if report.published in week:
                                held.append((report, claims))
                            elif report.published is None or report.published < day:
                                put(ledger, report, claims, 1)

        table.step("writing reports and claims", fill)
        table.step("deriving everything", lambda: derive(ledger))
        for number, new in enumerate(sorted(week), 2):
            rows = [(report, claims) for report, claims in held if report.published == new]
            with ledger.writing() as db:
                db.execute("INSERT INTO runs VALUES (?, '[]', 'v', 'p', 't', 't')", (number,))
                for report, claims in rows:
                    put(ledger, report, claims, number)
            if number >= 7:  # the last two
                said = sum(len(claims) for _, claims in rows)
                table.step(f"deriving one more day ({len(rows)} reports, {said} claims)", lambda: derive(ledger))
            else:
                derive(ledger)
        place = f"Ganja w{len(wars) - 40 if len(wars) > 40 else 0}"
        table.step(f"ask “civilians killed {place}”", lambda: ask(ledger, f"civilians killed {place}"))
        table.step(f"ask “civilians killed {place}” as of a day", lambda: ask(ledger, f"civilians killed {place}", day))
        table.step("ask “killed”", lambda: ask(ledger, "killed"))
        table.step("ask “killed” as of a day", lambda: ask(ledger, "killed", day - timedelta(90)))
        table.step("ask “hospital ambulance”", lambda: ask(ledger, "hospital ambulance"))
        table.step("changes by the last build", lambda: changes(ledger))
        table.step("changes of a day", lambda: changes(ledger, day - timedelta(1)))
        year = timedelta(365)
        table.step("changes of a week, a year before", lambda: changes(ledger, week[6] - year, day - year))
        table.step("all questions, one after another", lambda: sum(1 for _ in disputes(ledger)))
        with (Path(folder) / "claims.csv").open("w", encoding="utf-8") as stream:
            table.step("export as CSV", lambda: export(ledger, "csv", stream))
        if dossier:
            from counterclaim.dossier import material_of

            table.step("material of a dossier", lambda: material_of(ledger))
        size = ledger.path.stat().st_size / 1e6
        print(f"| {len(wars) * each:>9,} | {f'{size:,.0f} MB of ledger':<48} | {'':>9} | {'':>7} |")


def put(ledger: Ledger, report: Report, claims: list[tuple[Claim, Span]], run: int) -> None:
    """Writes one report with its claims, as a build does."""
    put_report(ledger.db, report)
    put_reading(ledger.db, report.id, "v", run, claims, report.text)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("claims", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--dossier", action="store_true")
    parser.add_argument("--keep", type=Path, help="a folder for the ledgers")
    options = parser.parse_args()
    print(f"| {'claims':>9} | {'step':<48} | {'CPU s':>9} | {'peak MB':>7} |\n|---|---|---|---|")
    for claims in options.claims:
        # A process each: the peak of one size must not show in the next.
        arguments = (claims, options.dossier, options.keep)
        child = multiprocessing.get_context("spawn").Process(target=measure, args=arguments)
        child.start()
        child.join()


if __name__ == "__main__":
    main()
