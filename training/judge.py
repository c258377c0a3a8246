"""Fits the judge of links: how likely a link of the exported model is right.

    python training/judge.py --data ../shared/data --out src/counterclaim/data/reader/judge.json

The words come from PolNeAR's train split, the weights from its dev split: on the train split the model is surer than it
is of new text. Seven weights over two thousand links can hardly be overfitted; what is printed is fair all the same:
the links of each half of dev are judged by weights fitted on the other half.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import re
import sys
from collections import Counter
from pathlib import Path

import numpy as np

from counterclaim.language.reader import LIKELY, make_reader
from counterclaim.language.reader.judging import Judge
from data import paragraphs
from evaluate_torch import attribution_scores, scorer

# A word that was once part of a cue tells nothing
SEEN = 2
# Spreads the odds of rare words
PRIOR = 4.0
RIDGE = 3.0

Row = dict[str, list[list[int]]]
Found = tuple[str, Row, tuple[float, ...]]


def cue_words(train: Path) -> dict[str, float]:
    """Log-odds of being part of a cue for each word that has been one."""
    all_words, of_cues = Counter[str](), Counter[str]()
    for line in train.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        text = row["text"].lower()
        all_words.update(re.findall(r"\w+", text))
        for a in row["attributions"]:
            for start, end in a["cue"]:
                of_cues.update(re.findall(r"\w+", text[start:end]))
    return {
        word: round(math.log((n + 0.5) / (all_words[word] - min(n, all_words[word]) + 0.5 + PRIOR)), 2)
        for word, n in sorted(of_cues.items())
        if n >= SEEN
    }


def links(articles: list[dict], words: dict[str, float]) -> list[Found]:
    """Every link of the articles with its signs, none turned down."""
    seen: list[tuple[float, ...]] = []

    class Watch(Judge):
        def likely(self, signs: tuple[float, ...]) -> float:
            seen.append(tuple(signs))
            return len(seen) + 1.0  # its number, carried out as the score

    reader = make_reader()
    reader._graphs.judge = Watch(words, (0.0,) * 7)
    out: list[Found] = []
    for row in articles:
        parts = paragraphs(row["text"])
        for (start, _), reading in zip(parts, reader.read([t for _, t in parts], syntax=False), strict=True):
            for a in reading.attributions:
                spans = {
                    f"{name}_spans": [[s.start + start, s.end + start] for s in where]
                    for name, where in (("source", a.source), ("cue", a.cue), ("content", a.content))
                }
                out.append((row["doc"], spans, seen[round(a.score) - 2]))
    return out


def right(module, article: dict, row: Row) -> bool:
    """As the scorer counts a triple, against any gold row."""
    mine = module.triples(article["text"], [row], ("source_spans", "cue_spans", "content_spans"))
    gold = module.triples(article["text"], article["attributions"], ("source", "cue", "content"))
    return any(
        module.iou(g[2], m[2]) >= 0.5 and module.iou(g[0], m[0]) >= 0.5 and (bool(g[1] & m[1]) or not (g[1] or m[1]))
        for g in gold
        for m in mine
    )


def fit(signs: np.ndarray, labels: np.ndarray) -> list[float]:
    """Logistic regression by Newton's steps, the constant first; the ridge holds signs of one scale."""
    mean, spread = signs.mean(0), signs.std(0) + 1e-9
    x = np.concatenate([np.ones((len(signs), 1)), (signs - mean) / spread], 1)
    ridge = RIDGE * np.diag([0.0] + [1.0] * signs.shape[1])
    w = np.zeros(x.shape[1])
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ w))
        w += np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, x.T @ (labels - p) - ridge @ w)
    slopes = w[1:] / spread
    return [round(float(v), 4) for v in (w[0] - slopes @ mean, *slopes)]


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--out", type=Path, default=Path("src/counterclaim/data/reader/judge.json"))
    args = ap.parse_args()
    words = cue_words(args.data / "polnear-train.jsonl")
    articles = [json.loads(x) for x in (args.data / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    module = scorer(args.data)
    by_doc = {a["doc"]: a for a in articles}
    found = links(articles, words)
    signs = np.array([s for _, _, s in found])
    labels = np.array([right(module, by_doc[doc], row) for doc, row, _ in found], float)
    docs = sorted(by_doc)
    random.Random(1).shuffle(docs)
    first = set(docs[: len(docs) // 2])
    half = np.array([doc in first for doc, _, _ in found])
    kept = []
    for mine in (half, ~half):
        judge = Judge(words, fit(signs[~mine], labels[~mine]))
        kept += [
            {"report": doc, **row}
            for (doc, row, s), here in zip(found, mine, strict=True)
            if here and judge.likely(s) > LIKELY
        ]
    print("each half by the other:", json.dumps(attribution_scores(module, articles, kept)))
    weights = fit(signs, labels)
    print(f"{len(found)} links, {labels.mean():.3f} right; weights {weights}; {len(words)} words")
    table = json.dumps({"weights": weights, "words": words}, ensure_ascii=False, separators=(",", ":"))
    args.out.write_text(table + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
