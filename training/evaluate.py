"""Scores the model that the package ships (or --model FOLDER) from raw text, on one thread.

    python training/evaluate.py --data ../shared/data --speed ../shared/corpus/syria.jsonl

attribution  score_attribution.py on PolNeAR dev, claims as `extract` prints them; --claims keeps the file
names        F of PER, ORG and LOC spans on the dev sentences of Universal NER, exact in characters
syntax       words, UPOS, UAS and LAS as F over words that stand at the same characters (as in CoNLL 2018)
speed        words a second of processor time, words counted by white space; with and without syntax
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

from counterclaim.language.reader import LIKELY, Reader, make_reader
from data import paragraphs, read_treebank

KINDS = {"PER": "PERSON", "ORG": "ORGANISATION", "LOC": "PLACE"}


def attribution(reader: Reader, gold: Path, scorer: Path, claims: Path) -> None:
    """Reads every article and hands the claims to the scorer."""
    with claims.open("w", encoding="utf-8") as out:
        for line in gold.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            parts = paragraphs(row["text"])
            for (start, _), reading in zip(parts, reader.read([t for _, t in parts], syntax=False), strict=True):
                for a in (a for a in reading.attributions if a.score > LIKELY):
                    claim = {"report": row["doc"], "kind": "statement"}
                    for name, spans in (("source", a.source), ("cue", a.cue), ("content", a.content)):
                        claim[f"{name}_spans"] = [[s.start + start, s.end + start] for s in spans]
                    out.write(json.dumps(claim) + "\n")
    subprocess.run([sys.executable, str(scorer), str(gold), str(claims)], check=True)


def names_and_syntax(reader: Reader, treebank: Path, names: Path) -> None:
    """Each sentence is read alone, from its text."""
    n_gold = n_mine = n_both = upos = uas = las = 0
    tp = g_names = m_names = 0
    for s in read_treebank(treebank, names):
        reading = reader.read([s.text])[0]
        gold = {span: i for i, span in enumerate(s.spans)}
        mine = [tuple(w) for w in reading.syntax.words]
        n_gold += len(gold)
        n_mine += len(mine)
        for k, span in enumerate(mine):
            i = gold.get(span)
            if i is None:
                continue
            n_both += 1
            upos += reading.syntax.upos[k] == s.upos[i]
            head = reading.syntax.head[k]
            same = s.heads[i] < 0 if head < 0 else s.heads[i] >= 0 and s.spans[s.heads[i]] == mine[head]
            uas += same
            las += same and reading.syntax.deprel[k] == s.deprel[i]
        if s.names is not None:
            wanted = set()
            for i, tag in enumerate(s.names):
                if tag.startswith("B-"):
                    j = i
                    while j + 1 < len(s.names) and s.names[j + 1] == f"I-{tag[2:]}":
                        j += 1
                    wanted.add((s.spans[i][0], s.spans[j][1], KINDS[tag[2:]]))
            found = {(n.span.start, n.span.end, n.label) for n in reading.names}
            tp += len(wanted & found)
            g_names += len(wanted)
            m_names += len(found)

    def f(hit: int, a: int, b: int) -> float:
        return round(2 * hit / max(1, a + b), 4)

    print(f"names    P {tp / max(1, m_names):.4f} R {tp / max(1, g_names):.4f} F {f(tp, g_names, m_names)}")
    print(
        f"syntax   words F {f(n_both, n_gold, n_mine)} UPOS {f(upos, n_gold, n_mine)} "
        f"UAS {f(uas, n_gold, n_mine)} LAS {f(las, n_gold, n_mine)}"
    )


def speed(reader: Reader, corpus: Path, most: int) -> None:
    reports = [json.loads(line)["text"] for line in corpus.read_text(encoding="utf-8").splitlines()][:most]
    words = sum(len(r.split()) for r in reports)
    for syntax in (False, True):
        wall, cpu = time.perf_counter(), time.process_time()
        for report in reports:
            reader.read([p for p in report.split("\n") if p.strip()], syntax=syntax)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        kind = "with syntax" if syntax else "without syntax"
        print(f"speed    {words / cpu:.0f} words a cpu-second, {words / wall:.0f} a second, {kind} ({words} words)")
    print(f"memory   peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--scorer", type=Path, help="score_attribution.py; default: beside the data, in ../gold")
    ap.add_argument("--model", help="folder of another model")
    ap.add_argument("--claims", type=Path, default=Path("training/runs/claims.jsonl"))
    ap.add_argument("--speed", type=Path, help="a corpus of reports, JSON Lines with `text`")
    ap.add_argument("--most", type=int, default=200, help="reports of the corpus to time")
    ap.add_argument("--test", action="store_true", help="names and syntax on the test sets")
    ap.add_argument("--only", choices=("attribution", "names", "speed"))
    args = ap.parse_args()
    reader = make_reader(args.model)
    args.claims.parent.mkdir(parents=True, exist_ok=True)
    which = "test" if args.test else "dev"
    if args.only in (None, "attribution"):
        scorer = args.scorer or args.data / "../gold/score_attribution.py"
        attribution(reader, args.data / "polnear-dev.jsonl", scorer, args.claims)
    if args.only in (None, "names"):
        names_and_syntax(reader, args.data / f"ewt-{which}.conllu", args.data / f"uner-ewt-{which}.iob2")
    if args.speed and args.only in (None, "speed"):
        speed(reader, args.speed, args.most)


if __name__ == "__main__":
    main()
