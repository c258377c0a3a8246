"""Side by side with what else there is for direct quotations, on the same texts in one run.

    python benchmarks/peers.py [SHARED] [--limit N]      reads SHARED/data/polnear-dev.jsonl

textacy is installed into an environment of its own (build/peers). It needs a trained spaCy pipeline for English, and
none can be had from the package registry: so it runs twice, on raw text with the blank one, as who has no other
download can, and on parts of speech and syntax of Counterclaim's own reader, which is more than it comes with. Where it
refuses a text (an odd number of quotation marks) it is given the paragraphs one by one.

A quotation of the gold counts as direct where all its words stand inside quotation marks; it is found where half of the
characters of either are shared, and attributed where the speakers share a character. Processor seconds of one process.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

TOP = Path(__file__).resolve().parent.parent
HOME = TOP / "build" / "peers"
NEEDS = ("textacy==0.13.0", "spacy-lookups-data==1.0.5")
QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
Spans = list[list[int]]
Rows = dict[str, list[dict[str, Spans]]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", nargs="?", type=Path, default=TOP.parent / "shared")
    parser.add_argument("--limit", type=int, default=None)
    given = parser.parse_args()
    path = given.shared / "data" / "polnear-dev.jsonl"
    if not path.exists():
        raise SystemExit(
            f"{path} is not there: the texts with their annotated quotations are no part of this repository"
        )
    gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()][: given.limit]
    words = sum(len(re.findall(r"\w+", row["text"])) for row in gold)
    direct = sum(len(direct_of(row)) for row in gold)
    every = sum(len(row["attributions"]) for row in gold)
    print(f"{len(gold)} texts, {words:,} words, {direct:,} direct quotations of {every:,}")
    ours, seconds, whole = by_counterclaim(gold)
    line("counterclaim, all kinds of claims", whole, words, seconds, None, gold)
    line("counterclaim, who said what", seconds, words, seconds, ours, gold)
    parses, parse_s = parses_of(gold)
    made = by_textacy(gold, parses)
    line("textacy, raw text, blank pipeline", made["raw_s"], words, seconds, made["raw"], gold)
    line("textacy, given our parse, with it", made["parsed_s"] + parse_s, words, seconds, made["parsed"], gold)
    line("  the same, its rules alone", made["parsed_s"], words, seconds, None, gold)
    print(f"textacy refused {made['refused']} texts as a whole, for an odd number of quotation marks")


def line(name: str, spent: float, words: int, base: float, found: Rows | None, gold: list[dict[str, Any]]) -> None:
    """Prints one row; `speed` is against who-said-what."""
    said = ""
    if found is not None:
        hit = attributed = total = own = right = 0
        for row in gold:
            text, mine = row["text"], found.get(row["doc"], [])
            wanted = direct_of(row)
            total += len(wanted)
            for one in wanted:
                best = [other for other in mine if shared(text, one["content"], other["content"]) >= 0.5]
                hit += bool(best)
                attributed += any(chars(text, one["source"]) & chars(text, other["source"]) for other in best)
            own += len(mine)
            every = row["attributions"]
            right += sum(any(shared(text, a["content"], other["content"]) >= 0.5 for a in every) for other in mine)
        said = f"{hit / total:8.3f}{attributed / total:12.3f}{right / own if own else 0:18.3f}"
    print(f"{name:40}{spent:9.1f}{words / spent:14,.0f}{base / spent:7.2f}x{said}")


def direct_of(row: dict[str, Any]) -> list[dict[str, Spans]]:
    """The attributions whose every word stands inside quotation marks."""
    text = row["text"]
    inside = {place for found in QUOTED.finditer(text) for place in range(*found.span())}
    return [one for one in row["attributions"] if chars(text, one["content"]) and chars(text, one["content"]) <= inside]


def chars(text: str, spans: Spans) -> frozenset[int]:
    return frozenset(place for start, end in spans or [] for place in range(start, end) if text[place].isalnum())


def shared(text: str, one: Spans, other: Spans) -> float:
    a, b = chars(text, one), chars(text, other)
    return len(a & b) / len(a | b) if a | b else 0.0


def by_counterclaim(gold: list[dict[str, Any]]) -> tuple[Rows, float, float]:
    """Direct quotations, and processor seconds for who-said-what and for all claims."""
    from counterclaim.claims import extract_claims
    from counterclaim.language import read
    from counterclaim.model.reading import Quotation
    from counterclaim.model.report import Report

    read(Report(id="", text="Osk is calm, a monitor said."))  # loads what is loaded once
    found: Rows = {}
    reading_s = claims_s = 0.0
    for row in gold:
        start = time.process_time()
        reading = read(Report(id=row["doc"], text=row["text"]))
        middle = time.process_time()
        extract_claims(reading)
        reading_s += middle - start
        claims_s += time.process_time() - middle
        found[row["doc"]] = [
            {"source": [list(s) for s in one.source], "content": [list(s) for s in one.content]}
            for one in reading.attributions
            if one.quotation is Quotation.DIRECT
        ]
    return found, reading_s, reading_s + claims_s


def parses_of(gold: list[dict[str, Any]]) -> tuple[dict[str, Any], float]:
    """Words, parts of speech and trees of each text by our reading model, and the processor seconds for it."""
    from counterclaim.language.reader import load_reader
    from counterclaim.reports import find_parts

    reader, parses = load_reader(), {}
    start = time.process_time()
    for row in gold:
        text = row["text"]
        words, upos, head, deprel = [], [], [], []
        parts = [part.span for part in find_parts(text, None)]
        for span, read in zip(parts, reader.read([span.of(text) for span in parts], trees=True), strict=True):
            tree, before = read.syntax, len(words)
            words += [[span.start + word.start, span.start + word.end] for word in tree.words]
            upos += tree.upos
            head += [before + (number if one < 0 else one) for number, one in enumerate(tree.head)]
            deprel += ["ROOT" if one < 0 else name for one, name in zip(tree.head, tree.deprel, strict=True)]
        parses[row["doc"]] = {"words": words, "upos": upos, "head": head, "deprel": deprel}
    return parses, time.process_time() - start


def by_textacy(gold: list[dict[str, Any]], parses: dict[str, Any]) -> dict[str, Any]:
    """What textacy finds, in its own environment."""
    python = HOME / "bin" / "python"
    if not (HOME / "made").exists():
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
        subprocess.run([python, "-m", "pip", "install", "-qq", *NEEDS], check=True)
        (HOME / "made").touch()
    rows = [{"doc": row["doc"], "text": row["text"], **parses[row["doc"]]} for row in gold]
    script = Path(__file__).with_name("peers_textacy.py")
    done = subprocess.run([python, script], input=json.dumps(rows), stdout=subprocess.PIPE, text=True, check=True)
    made: dict[str, Any] = json.loads(done.stdout)
    return made


if __name__ == "__main__":
    main()
