"""Where the time of `extract` and `build` goes, step by step, in processor seconds of one process.

    python benchmarks/stages.py [SHARED] [--reports 300]

Reads a sample of SHARED/corpus (the bundled example without it). Extraction is timed by the steps of the language
stage (`language/pipeline.py`) and the kinds of claim (`claims/kinds.py`), run as the program runs them; the rest of a
build by writing and by steps of `derive`. Each row has its share of the whole.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import counterclaim.claims.extract as extracting
import counterclaim.language.pipeline as pipeline
from counterclaim.language import read
from counterclaim.ledger import Ledger, derive, update
from counterclaim.ledger.build import to_json
from counterclaim.ledger.extraction import make_extract
from counterclaim.ledger.store import put_reading, put_report
from counterclaim.model.report import Report
from counterclaim.reports import read_reports

TOP = Path(__file__).resolve().parent.parent


class Stages:
    """Processor seconds by name."""

    def __init__(self) -> None:
        self.spent: dict[str, float] = defaultdict(float)

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, with its time put down."""

        def run(*arguments: Any, **options: Any) -> Any:
            start = time.process_time()
            try:
                return function(*arguments, **options)
            finally:
                self.spent[name] += time.process_time() - start

        return run


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=TOP.parent / "shared")
    parser.add_argument("--reports", type=int, default=300)
    given = parser.parse_args()
    files = sorted((given.shared / "corpus").glob("*.jsonl")) or [TOP / "examples" / "karabakh-2020" / "reports.jsonl"]
    stages = Stages()
    start = time.process_time()
    everything = list(read_reports(files, refused=lambda error: None))
    per_report = (time.process_time() - start) / len(everything)
    sample = random.Random(0).sample(everything, min(given.reports, len(everything)))
    stages.spent["reports: read and cut into parts"] = per_report * len(sample)
    read(Report(id="", text="Osk is calm, a monitor said."))  # loads what is loaded once
    pipeline.STEPS = tuple((name, stages.timed(f"language: {name}", step)) for name, step in pipeline.STEPS)
    extracting.KINDS = tuple((kind, stages.timed(f"claims: {kind.value}", find)) for kind, find in extracting.KINDS)
    extracting._placed = _listed(stages, "claims: places and dates", extracting._placed)
    extract = stages.timed("all of extraction", make_extract())
    found = [(report, extract(report)) for report in sample]
    with tempfile.TemporaryDirectory() as folder, Ledger.create(Path(folder, "war.db")) as ledger:
        stages.timed("ledger: written, with full text", _write)(ledger, found)
        for name, said in (("update_origins", "near-copies"), ("update_ties", "denials"), ("war_of", "which war")):
            setattr(update, name, stages.timed(f"derive: {said}", getattr(update, name)))
        stages.timed("all of derive", derive)(ledger)
    whole = stages.spent["all of extraction"] + stages.spent["all of derive"]
    whole += stages.spent["ledger: written, with full text"] + stages.spent["reports: read and cut into parts"]
    words = sum(len(report.text.split()) for report in sample)
    print(
        f"{len(sample)} reports, {words:,} words, {sum(len(claims) for _, claims in found):,} claims: {whole:.1f} CPU s"
    )
    for name, spent in sorted(stages.spent.items(), key=lambda row: -row[1]):
        if spent / whole >= 0.002:
            print(f"{name:44} {spent:8.2f} s {100 * spent / whole:6.1f} %")


def _listed(stages: Stages, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
    return stages.timed(name, lambda *arguments: list(function(*arguments)))


def _write(ledger: Ledger, found: list[tuple[Report, Any]]) -> None:
    with ledger.writing() as db:
        run = db.execute(
            "INSERT INTO runs (sources, version, program, started) VALUES (?, 'v', 'v', '')", (to_json([]),)
        ).lastrowid
        assert run is not None
        for report, claims in found:
            put_report(db, report)
            put_reading(db, report.id, "v", run, claims, report.text)


if __name__ == "__main__":
    main()
