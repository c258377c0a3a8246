"""How often the source of a claim is found: `who_says` at each gold span against the gold row's `source`.

    python tools/score_sources.py REPORTS.jsonl GOLD.jsonl [--attributor rules|model|both|all] [--misses]
                                  [--scorer gold/score.py]

A row is right where one voice at its span agrees with its source as the claims' scorer compares names (`agrees`),
the outlet's own voice included. Rows that a set gives as optional are left out. Prints one column an attributor, one
row a kind.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from counterclaim.language import read, who_says
from counterclaim.language.attribution import ATTRIBUTORS, DEFAULT_ATTRIBUTOR
from counterclaim.model.report import Report
from counterclaim.model.span import Span
from counterclaim.reports import read_reports

Row = dict[str, Any]  # a gold row, as JSON gives it


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} can't be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _reports(path: Path, wanted: set[str]) -> list[Report]:
    return [report for report in read_reports([path], refused=print) if report.id in wanted]


def _tally(
    reports: list[Report], gold: list[Row], attributor: str, scorer: ModuleType, misses: bool
) -> dict[str, Counter[str]]:
    """Rows and right rows by kind, by who speaks, and of all, for one attributor."""
    readings = {report.id: read(report, attributor=attributor) for report in reports}
    tally: dict[str, Counter[str]] = {}
    for row in gold:
        if row.get("optional"):
            continue
        reading = readings[row["report"]]
        voices = who_says(reading, Span(*row["span"]))
        right = any(scorer.agrees("source", row, {"source": v.source}) for v in voices)
        party = any(scorer.agrees("source_party", row, {"source_party": v.party}) for v in voices)
        for group in ("all", "attributed" if row["source"] else "outlet", row["kind"]):
            tally.setdefault(group, Counter()).update({"rows": 1, "right": right, "party": party})
        if misses and not right:
            sys.stdout.write(
                f"{attributor}: {row['report']} {row['kind']} {row['text'][:60]!r}\n    gold {row['source']!r}"
                f"  mine {[v.source for v in voices]}  {_context(reading.text, row['span'])}\n"
            )
    return tally


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--attributor", default=DEFAULT_ATTRIBUTOR, choices=(*ATTRIBUTORS, "all"))
    parser.add_argument("--scorer", type=Path, help="score.py; default: beside the gold rows")
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    scorer = _load(args.scorer or args.gold.parent / "score.py")
    gold: list[Row] = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    reports = _reports(args.reports, {row["report"] for row in gold})
    names = list(ATTRIBUTORS) if args.attributor == "all" else [args.attributor]
    tallies = [_tally(reports, gold, name, scorer, args.misses) for name in names]
    first = tallies[0]
    heads = ("all", "attributed", "outlet")
    sys.stdout.write(f"{'':12}{'rows':>6}" + "".join(f"{name:>9}" for name in names) + f"{'party':>9}\n")
    for group in (*heads, *sorted(first.keys() - set(heads))):
        counts = [tally.get(group, Counter()) for tally in tallies]
        rights = "".join(f"{c['right']:9}" for c in counts)
        party = counts[-1]["party"] / max(1, counts[-1]["rows"])
        sys.stdout.write(f"{group:12}{counts[0]['rows']:6}{rights}{party:9.3f}\n")


def _context(text: str, span: list[int]) -> str:
    start, end = max(0, span[0] - 160), min(len(text), span[1] + 160)
    return (text[start : span[0]] + "⟦" + text[span[0] : span[1]] + "⟧" + text[span[1] : end]).replace("\n", " ")


if __name__ == "__main__":
    main()
