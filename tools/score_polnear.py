"""Writes the attributions of PolNeAR reports as statement rows, for a scorer of source, cue and content.

    python tools/score_polnear.py POLNEAR.jsonl [--attributor rules|model|both] [--limit N] > rows.jsonl

POLNEAR holds one report a line with `doc` and `text`. Each printed row has `report`, `kind` and the `[start, end)`
code points of `source_spans`, `cue_spans` and `content_spans`. With `--scorer SCRIPT` the rows are handed to that
script (`SCRIPT POLNEAR ROWS`) and its verdict is printed instead.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from counterclaim.language.attribution import DEFAULT_ATTRIBUTOR, load_attributor
from counterclaim.language.sentences import split
from counterclaim.language.tokens import tokenize
from counterclaim.model.report import Report
from counterclaim.reports import find_parts


def statement_rows(path: Path, attributor: str, limit: int | None, offset: int = 0) -> Iterator[dict[str, object]]:
    """One row an attribution, over the reports of the file; speed goes to standard error."""
    finder = load_attributor(attributor)
    words, seconds = 0, 0.0
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if number < offset:
                continue
            if limit is not None and number >= offset + limit:
                break
            row = json.loads(line)
            text = row["text"]
            parts = find_parts(text, None)
            tokens = tokenize(text)
            report = Report(id=row["doc"], text=text, parts=parts)
            sentences = split(report, tokens)
            began = time.perf_counter()
            raw = finder.attribute(text, tokens, sentences, parts)
            seconds += time.perf_counter() - began
            words += len(text.split())
            for r in raw:
                yield {
                    "report": row["doc"],
                    "kind": "statement",
                    "source_spans": r.source,
                    "cue_spans": r.cue,
                    "content_spans": r.content,
                    "found_by": r.found_by,
                }
    sys.stderr.write(f"{words} words, {words / max(seconds, 1e-9):.0f} words/s in the attributor\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--attributor", default=DEFAULT_ATTRIBUTOR)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--scorer", type=Path)
    args = parser.parse_args()
    rows = statement_rows(args.polnear, args.attributor, args.limit)
    if args.scorer is None:
        for row in rows:
            sys.stdout.write(json.dumps(row) + "\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        claims = Path(folder) / "rows.jsonl"
        with claims.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(row) + "\n" for row in rows)
        subprocess.run([sys.executable, args.scorer, args.polnear, claims], check=True)


if __name__ == "__main__":
    main()
