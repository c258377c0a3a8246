"""The reading model: one small BERT with heads for attribution, names and syntax."""

from __future__ import annotations

import math
import random
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from counterclaim.language.reader.features import FEATURES
from data import IGNORE, LINKED, NAMES, ROLES, UPOS, Window

DISTANCES = 33  # 16 buckets each side of the cue, and the cue itself


class Drop(nn.Module):
    """Dropout from a pool of masks: drawing fresh ones took an eighth of a step on a CPU."""

    def __init__(self, p: float) -> None:
        super().__init__()
        self.p = p
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.p:
            return x
        n = x.numel()
        if self.pool is None or self.pool.numel() < n:
            self.pool = (torch.rand(n + 4_000_003) > self.p).to(torch.bfloat16) / (1 - self.p)
        at = random.randrange(self.pool.numel() - n + 1)
        return x * self.pool[at : at + n].view(x.shape)


class FusedAttention(torch.autograd.Function):
    """Stands for onnxruntime's own attention in an exported graph; never run in training."""

    @staticmethod
    def forward(ctx: object, x: Tensor, weight: Tensor, bias: Tensor, mask: Tensor, heads: int) -> Tensor:
        return x

    @staticmethod
    def symbolic(g, x, weight, bias, mask, heads):  # type: ignore[no-untyped-def]
        made = g.op("com.microsoft::Attention", x, weight, bias, mask, num_heads_i=heads)
        made.setType(x.type())
        return made


class Layer(nn.Module):
    """One post-norm transformer layer, named after what BERT's weights are loaded into."""

    def __init__(self, width: int, heads: int, inner: int, drop: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width, eps=1e-12)
        self.norm2 = nn.LayerNorm(width, eps=1e-12)
        self.drop = Drop(drop)
        self.exporting = False

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`mask` is 1 where there is a piece or word."""
        if self.exporting:
            y = FusedAttention.apply(x, self.qkv.weight.t(), self.qkv.bias, mask.to(torch.int32), self.heads)
            x = self.norm1(x + self.out(y))
            return self.norm2(x + self.down(F.gelu(self.up(x))))
        mask = (mask == 0)[:, None, None, :].to(self.qkv.weight.dtype) * -1e4
        b, t, w = x.shape
        h, d = self.heads, w // self.heads
        q, k, v = self.qkv(x).view(b, t, 3, h, d).permute(2, 0, 3, 1, 4).unbind(0)
        scores = torch.matmul(q, k.transpose(-1, -2)) * (1 / math.sqrt(d)) + mask
        a = torch.softmax(scores, -1)
        y = torch.matmul(a.to(v.dtype), v).transpose(1, 2).reshape(b, t, w)
        x = self.norm1(x + self.drop(self.out(y)))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces to words: a word is the mean of its first and last piece."""

    def __init__(self, layers: int, vocabulary: int, width: int = 384, drop: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Embedding(vocabulary, width)
        self.place = nn.Embedding(256, width)
        self.feature = nn.Embedding(FEATURES + 1, width)  # the last is of the end marks and padding
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(width, 12, 4 * width, drop) for _ in range(layers))
        self.drop = Drop(drop)

    def forward(self, ids: Tensor, features: Tensor, first: Tensor, last: Tensor) -> Tensor:
        mask = (ids != 0).to(self.word.weight.dtype)
        x = self.word(ids) + self.place.weight[: ids.shape[1]] + self.feature(features)
        x = self.drop(self.norm(x))
        for layer in self.layers:
            x = layer(x, mask)
        width = x.shape[-1]
        a = torch.gather(x, 1, first[:, :, None].expand(-1, -1, width))
        b = torch.gather(x, 1, last[:, :, None].expand(-1, -1, width))
        return (a + b) * 0.5


class Linker(nn.Module):
    """For one cue: which words are its source and its content."""

    def __init__(self, width: int = 384, inner: int = 192, layers: int = 2, drop: float = 0.1) -> None:
        super().__init__()
        self.word = nn.Linear(width, inner)
        self.cue = nn.Linear(width, inner)
        self.distance = nn.Embedding(DISTANCES, inner)
        self.norm = nn.LayerNorm(inner)
        self.layers = nn.ModuleList(Layer(inner, 6, 2 * inner, drop) for _ in range(layers))
        self.tag = nn.Linear(inner, len(LINKED))

    def forward(self, words: Tensor, cue: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        return self.over(self.word(words), cue, distance, mask)

    def over(self, narrow: Tensor, cue: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        """The same, over words already narrowed."""
        x = self.norm(narrow + self.cue(cue)[:, None] + self.distance(distance))
        for layer in self.layers:
            x = layer(x, mask)
        return self.tag(x)


class Syntax(nn.Module):
    """Parts of speech, heads and relations of words."""

    def __init__(self, relations: int, width: int = 384, inner: int = 256, drop: float = 0.2) -> None:
        super().__init__()
        self.upos = nn.Linear(width, len(UPOS))
        self.child = nn.Linear(width, inner)
        self.parent = nn.Linear(width, inner)
        self.pair = nn.Linear(inner, inner)
        self.as_head = nn.Linear(inner, 1)
        self.root = nn.Linear(inner, 1)
        self.child_label = nn.Linear(width, inner)
        self.parent_label = nn.Linear(width, inner)
        self.label = nn.Linear(inner, relations)
        self.drop = Drop(drop)

    def arcs(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Parts of speech, and scores of every word as head of every word, the root last."""
        child = self.drop(F.gelu(self.child(words)))
        parent = self.drop(F.gelu(self.parent(words)))
        scores = torch.matmul(self.pair(child), parent.transpose(1, 2)) / 16 + self.as_head(parent).transpose(1, 2)
        scores = scores + (1 - mask)[:, None, :] * -1e4
        return self.upos(words), torch.cat([scores, self.root(child)], -1)

    def labels(self, words: Tensor, heads: Tensor) -> Tensor:
        """Relations to the given heads; a root's head is given as itself."""
        parent = self.parent_label(words)
        parent = torch.gather(parent, 1, heads[:, :, None].expand(-1, -1, parent.shape[-1]))
        return self.label(self.drop(F.gelu(self.child_label(words) + parent)))


class ReadingModel(nn.Module):
    def __init__(self, layers: int, vocabulary: int, relations: int) -> None:
        super().__init__()
        self.encoder = Encoder(layers, vocabulary)
        self.roles = nn.Linear(384, len(ROLES))
        self.names = nn.Linear(384, len(NAMES))
        self.linker = Linker()
        self.syntax = Syntax(relations)


def load_bert(encoder: Encoder, folder: Path, keep: list[int]) -> None:
    """Fills the encoder from the weights of MiniLM; `keep` names the layers to take."""
    from safetensors.torch import load_file

    weights = load_file(folder / "model.safetensors")
    with torch.no_grad():
        encoder.word.weight.copy_(weights["embeddings.word_embeddings.weight"])
        encoder.place.weight.copy_(
            weights["embeddings.position_embeddings.weight"][:256]
            + weights["embeddings.token_type_embeddings.weight"][0]
        )
        nn.init.normal_(encoder.feature.weight, std=0.01)
        encoder.norm.weight.copy_(weights["embeddings.LayerNorm.weight"])
        encoder.norm.bias.copy_(weights["embeddings.LayerNorm.bias"])
        for layer, k in zip(encoder.layers, keep, strict=True):
            at = f"encoder.layer.{k}."
            for part in ("weight", "bias"):
                a = at + "attention.self."
                getattr(layer.qkv, part).copy_(
                    torch.cat([weights[f"{a}{n}.{part}"] for n in ("query", "key", "value")])
                )
                getattr(layer.out, part).copy_(weights[f"{at}attention.output.dense.{part}"])
                getattr(layer.norm1, part).copy_(weights[f"{at}attention.output.LayerNorm.{part}"])
                getattr(layer.up, part).copy_(weights[f"{at}intermediate.dense.{part}"])
                getattr(layer.down, part).copy_(weights[f"{at}output.dense.{part}"])
                getattr(layer.norm2, part).copy_(weights[f"{at}output.LayerNorm.{part}"])


def tensors(windows: list[Window], first: int, last: int, mask_id: int = 0, blank: float = 0.0) -> dict[str, Tensor]:
    """A padded batch; `blank` is the share of words hidden behind the mask piece, to train against."""
    t = max(w.size for w in windows)
    n = max(len(w.words) for w in windows)
    ids = torch.zeros(len(windows), t, dtype=torch.long)
    features = torch.full((len(windows), t), FEATURES)
    begin = torch.zeros(len(windows), n, dtype=torch.long)
    end = torch.zeros(len(windows), n, dtype=torch.long)
    mask = torch.zeros(len(windows), n)
    for b, w in enumerate(windows):
        row, kind, starts, ends = [first], [FEATURES], [], []
        for cut, feature in zip(w.pieces, w.features, strict=True):
            starts.append(len(row))
            if blank and random.random() < blank:
                row += [mask_id] * len(cut)
            else:
                row += cut
            kind += [feature] * len(cut)
            ends.append(len(row) - 1)
        row.append(last)
        kind.append(FEATURES)
        ids[b, : len(row)] = torch.tensor(row)
        features[b, : len(row)] = torch.tensor(kind)
        begin[b, : len(starts)] = torch.tensor(starts)
        end[b, : len(ends)] = torch.tensor(ends)
        mask[b, : len(starts)] = 1
    return {"ids": ids, "features": features, "first": begin, "last": end, "mask": mask}


def layer_labels(windows: list[Window], name: str, n: int, fill: int = IGNORE) -> Tensor:
    out = torch.full((len(windows), n), fill)
    for b, w in enumerate(windows):
        values = getattr(w, name)
        if values is not None:
            out[b, : len(values)] = torch.tensor(values)
    return out


def distances(n: int, cues: list[tuple[int, int]]) -> Tensor:
    """Buckets of the distance of each word to each cue: exact to 8, then doubling."""
    at = torch.arange(n)[None]
    start = torch.tensor([c[0] for c in cues])[:, None]
    end = torch.tensor([c[1] - 1 for c in cues])[:, None]
    left, right = (start - at).clamp(min=0), (at - end).clamp(min=0)
    far = torch.maximum(left, right)
    bucket = torch.where(far <= 8, far, (8 + (torch.log2(far.clamp(min=1) / 8) * 2).ceil()).long().clamp(max=16))
    return torch.where(left > 0, 16 - bucket, 16 + bucket)
