"""Scores a model under training on the dev sets, with the decoding of the run-time reader."""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import numpy as np
import torch

from counterclaim.language.reader.decoding import Run, find_cues, link, runs_of
from counterclaim.language.reader.features import features_of
from counterclaim.language.reader.pieces import Pieces
from counterclaim.language.reader.windows import windows_of
from counterclaim.language.reader.words import words_of
from data import MOST_PIECES, Window, group, paragraphs, read_treebank
from model import ReadingModel, distances, tensors


def scorer(data: Path) -> ModuleType:
    path = data.parent / "gold" / "score_attribution.py"
    spec = importlib.util.spec_from_file_location("score_attribution", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def attribution_scores(module: ModuleType, gold: list[dict], rows: list[dict]) -> dict[str, float]:
    """What score_attribution.py prints, by its own code."""
    import contextlib
    import io
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        g, c = Path(folder) / "g", Path(folder) / "c"
        g.write_text("\n".join(map(json.dumps, gold)), encoding="utf-8")
        c.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        said = io.StringIO()
        argv, sys.argv = sys.argv, ["score", str(g), str(c), "--json"]
        with contextlib.redirect_stdout(said):
            module.main()
        sys.argv = argv
    return json.loads(said.getvalue())


def place(run: Run, spans: list[tuple[int, int]]) -> list[int]:
    return [spans[run.first][0], spans[run.last - 1][1]]


@torch.no_grad()
def score(model: ReadingModel, pieces: Pieces, relations: list[str], data: Path) -> dict[str, object]:
    model.eval()
    gold = [json.loads(line) for line in (data / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines()]
    todo = []
    for row in gold:
        for start, text in paragraphs(row["text"]):
            spans = words_of(text)
            words = [s.of(text) for s in spans]
            ids = [pieces.of(w) for w in words]
            features = features_of(words)
            for a, b in windows_of(words, [len(i) for i in ids], MOST_PIECES):
                window = Window(words[a:b], features[a:b], ids[a:b])
                todo.append((row["doc"], window, [(s.start + start, s.end + start) for s in spans[a:b]]))
    todo.sort(key=lambda t: t[1].size)
    rows = []
    for i in range(0, len(todo), 16):
        part = todo[i : i + 16]
        batch = tensors([w for _, w, _ in part], pieces.first, pieces.last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = model.encoder(batch["ids"], batch["features"], batch["first"], batch["last"])
            roles = model.roles(words).float().numpy()
        cues, where = [], []
        for b, (_, w, _) in enumerate(part):
            for cue in find_cues(roles[b, : len(w.words)]):
                cues.append(cue)
                where.append(b)
        if not cues:
            continue
        with torch.autocast("cpu", dtype=torch.bfloat16):
            mean = torch.stack([words[b, s:e].mean(0) for b, (s, e) in zip(where, cues, strict=True)])
            at = torch.tensor(where)
            linked = model.linker(words[at], mean, distances(words.shape[1], cues), batch["mask"][at]).float().numpy()
        for b, (doc, w, spans) in enumerate(part):
            mine = [k for k, x in enumerate(where) if x == b]
            for found in link([cues[k] for k in mine], linked[mine][:, : len(w.words)], roles[b, : len(w.words)]):
                rows.append(
                    {
                        "report": doc,
                        "source_spans": [place(found.source, spans)] if found.source else [],
                        "cue_spans": [place(found.cue, spans)],
                        "content_spans": [place(r, spans) for r in found.content],
                    }
                )
    result = attribution_scores(scorer(data), gold, rows)
    out: dict[str, object] = {k: result[k]["F"] for k in ("triple", "content", "exact")}
    out["triple P/R"] = (result["triple"]["P"], result["triple"]["R"])
    out["speaker"] = result["speaker"]

    # Syntax and names over the gold words; evaluate.py does it from raw text.
    sentences = read_treebank(data / "ewt-dev.conllu", data / "uner-ewt-dev.iob2")
    windows = sorted(group(sentences, pieces, relations, None), key=lambda w: w.size)
    total = right_upos = right_head = right_label = 0
    tp = n_gold = n_mine = 0
    for i in range(0, len(windows), 32):
        part = windows[i : i + 32]
        batch = tensors(part, pieces.first, pieces.last)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            words = model.encoder(batch["ids"], batch["features"], batch["first"], batch["last"])
            upos, arcs = model.syntax.arcs(words, batch["mask"])
            names = model.names(words).float().argmax(-1).numpy()
            n = words.shape[1]
            heads = arcs.argmax(-1)
            own = torch.arange(n)[None].expand_as(heads)
            labels = model.syntax.labels(words, torch.where(heads == n, own, heads)).argmax(-1).numpy()
        upos, heads = upos.argmax(-1).numpy(), heads.numpy()
        for b, w in enumerate(part):
            k = len(w.words)
            gold_heads = np.array(w.heads)
            head = np.where(heads[b, :k] == n, -1, heads[b, :k])
            total += k
            right_upos += int((upos[b, :k] == np.array(w.upos)).sum())
            right_head += int((head == gold_heads).sum())
            right_label += int(((head == gold_heads) & (labels[b, :k] == np.array(w.deprel))).sum())
            if w.names is not None:
                g = {(t, r) for t in (1, 3, 5) for r in runs_of(w.names, t)}
                m = {(t, r) for t in (1, 3, 5) for r in runs_of(names[b, :k].tolist(), t)}
                tp += len(g & m)
                n_gold += len(g)
                n_mine += len(m)
    out["upos"], out["uas"], out["las"] = (round(x / total, 4) for x in (right_upos, right_head, right_label))
    out["names F"] = round(2 * tp / max(1, n_gold + n_mine), 4)
    return out
