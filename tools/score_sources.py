"""How often the source of a claim is found: `who_says` at each gold span against the gold row's `source`.

    python tools/score_sources.py REPORTS.jsonl GOLD.jsonl [--attributor rules|model] [--misses]

A row is right where one voice at its span agrees with its source as the claims' scorer compares names (`agrees`),
the outlet's own voice included.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from types import ModuleType

from counterclaim.language import read, who_says
from counterclaim.model.report import Report
from counterclaim.model.span import Span


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} can't be loaded")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("reports", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--attributor", default=None)
    parser.add_argument("--misses", action="store_true")
    args = parser.parse_args()
    agrees = _load(args.gold.parent / "score.py").agrees
    gold = [json.loads(line) for line in args.gold.read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = {row["report"] for row in gold}
    readings = {}
    for line in args.reports.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["id"] in wanted:
            published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
            report = Report(
                id=row["id"],
                text=row["text"],
                published=published,
                title=row.get("title"),
                outlet=row.get("outlet"),
            )
            readings[row["id"]] = read(report, attributor=args.attributor)
    tally: Counter[str] = Counter()
    for row in gold:
        if row.get("optional"):
            continue
        reading = readings[row["report"]]
        voices = who_says(reading, Span(*row["span"]))
        right = any(agrees("source", row, {"source": v.source}) for v in voices)
        party = any(agrees("source_party", row, {"source_party": v.party}) for v in voices)
        sort = "attributed" if row["source"] else "outlet"
        tally[sort] += 1
        tally[f"{sort} right"] += right
        tally["party right"] += party
        tally["all"] += 1
        tally["all right"] += right
        if args.misses and not right:
            sys.stdout.write(
                f"{row['report']} {row['kind']} {row['text'][:60]!r}\n    gold {row['source']!r}"
                f"  mine {[v.source for v in voices]}  {_context(reading.text, row['span'])}\n"
            )
    for sort in ("all", "attributed", "outlet"):
        right, of = tally[f"{sort} right"], tally[sort]
        sys.stdout.write(f"{sort:11} {right:4} of {of:4} right: {right / max(1, of):.3f}\n")
    sys.stdout.write(f"party right {tally['party right'] / max(1, tally['all']):.3f}\n")


def _context(text: str, span: list[int]) -> str:
    start, end = max(0, span[0] - 160), min(len(text), span[1] + 160)
    return (text[start : span[0]] + "⟦" + text[span[0] : span[1]] + "⟧" + text[span[1] : end]).replace("\n", " ")


if __name__ == "__main__":
    main()
