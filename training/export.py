"""Exports a checkpoint to ONNX and quantises it to 8 bits.

    python training/export.py training/runs/reader/last.pt FOLDER [--float]

FOLDER gets encoder.onnx with encoder.weights, linker.onnx, syntax.onnx, vocabulary.txt and labels.json: what the
reader loads.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch
from torch import Tensor, nn

from data import LINKED, NAMES, ROLES, UPOS
from graphs import WEIGHTS, lighten
from model import Layer, ReadingModel
from train import minilm


class EncoderGraph(nn.Module):
    """Pieces to words, the scores of roles and names, the words as the linker takes them, and parts of speech."""

    def __init__(self, model: ReadingModel) -> None:
        super().__init__()
        self.encoder, self.roles, self.names, self.narrow = model.encoder, model.roles, model.names, model.linker.word
        self.upos = model.syntax.upos

    def forward(self, ids: Tensor, features: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        words = self.encoder(ids, features, first, last)
        return words, self.roles(words), self.names(words), self.narrow(words), self.upos(words).argmax(-1)


class LinkerGraph(nn.Module):
    """The linker over words that the encoder's graph has made narrow: once a word, not once a cue."""

    def __init__(self, model: ReadingModel) -> None:
        super().__init__()
        self.linker = model.linker

    def forward(self, narrow: Tensor, cue: Tensor, distance: Tensor, mask: Tensor) -> Tensor:
        return self.linker.over(narrow, cue, distance, mask)


class SyntaxGraph(nn.Module):
    """Words to parts of speech, heads (the word itself for a root) and relations."""

    def __init__(self, model: ReadingModel) -> None:
        super().__init__()
        self.syntax = model.syntax

    def forward(self, words: Tensor, mask: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        upos, arcs = self.syntax.arcs(words, mask)
        heads = arcs.argmax(-1)
        own = torch.arange(words.shape[1])[None].expand_as(heads)
        heads = torch.where(heads == words.shape[1], own, heads)
        return upos.argmax(-1), heads, self.syntax.labels(words, heads).argmax(-1)


def load(path: Path) -> tuple[ReadingModel, list[str]]:
    state = torch.load(path, weights_only=False, map_location="cpu")
    model = ReadingModel(len(state["keep"]), state["ema"]["encoder.word.weight"].shape[0], len(state["relations"]))
    model.load_state_dict(state["ema"])
    return model.eval(), state["relations"]


def export(model: ReadingModel, folder: Path) -> None:
    for module in model.modules():
        if isinstance(module, Layer):
            module.exporting = True
    ids = torch.tensor([[101, 2054, 2003, 102], [101, 2054, 2003, 102]])
    places = torch.tensor([[1, 2], [1, 2]])
    words = torch.randn(2, 3, 384)
    mask = torch.ones(2, 3)
    common = {"dynamo": False, "opset_version": 17, "custom_opsets": {"com.microsoft": 1}}
    torch.onnx.export(
        EncoderGraph(model),
        (ids, ids % 10, places, places),
        str(folder / "encoder.onnx"),
        input_names=["ids", "features", "first", "last"],
        output_names=["words", "roles", "names", "narrow", "upos"],
        dynamic_axes={
            "ids": {0: "b", 1: "t"},
            "features": {0: "b", 1: "t"},
            "first": {0: "b", 1: "n"},
            "last": {0: "b", 1: "n"},
        },
        **common,
    )
    torch.onnx.export(
        LinkerGraph(model),
        (torch.randn(2, 3, 192), words[:, 0], torch.zeros(2, 3, dtype=torch.long), mask),
        str(folder / "linker.onnx"),
        input_names=["narrow", "cue", "distance", "mask"],
        output_names=["linked"],
        dynamic_axes={
            "narrow": {0: "k", 1: "n"},
            "cue": {0: "k"},
            "distance": {0: "k", 1: "n"},
            "mask": {0: "k", 1: "n"},
        },
        **common,
    )
    torch.onnx.export(
        SyntaxGraph(model),
        (words, mask),
        str(folder / "syntax.onnx"),
        input_names=["words", "mask"],
        output_names=["upos", "heads", "deprel"],
        dynamic_axes={"words": {0: "b", 1: "n"}, "mask": {0: "b", 1: "n"}},
        **common,
    )


def fuse(path: Path, heads: int, width: int) -> None:
    """Joins what onnxruntime can run as one (attention, layer norm, gelu)."""
    from onnxruntime.transformers import optimizer

    made = optimizer.optimize_model(
        str(path), model_type="bert", num_heads=heads, hidden_size=width, opt_level=1, use_gpu=False
    )
    print(path.name, made.get_fused_operator_statistics())
    made.save_model_to_file(str(path))


def quantise(path: Path, out: Path, reduce_range: bool) -> None:
    from onnxruntime.quantization import QuantType, quantize_dynamic

    quantize_dynamic(
        str(path),
        str(out),
        per_channel=True,
        reduce_range=reduce_range,
        weight_type=QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": 1},
    )


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("checkpoint", type=Path)
    ap.add_argument("folder", type=Path)
    ap.add_argument("--float", action="store_true", help="leave the weights in 32 bits")
    ap.add_argument("--whole-range", action="store_true", help="8 bits of weights: exact only on processors with VNNI")
    args = ap.parse_args()
    model, relations = load(args.checkpoint)
    args.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        raw = Path(made)
        export(model, raw)
        for name, heads, width in (("encoder", 12, 384), ("linker", 6, 192), ("syntax", 12, 384)):
            path = raw / f"{name}.onnx"
            if name != "syntax":
                fuse(path, heads, width)
            out = args.folder / path.name
            if args.float:
                out.write_bytes(path.read_bytes())
            else:
                quantise(path, out, not args.whole_range)
    (args.folder / WEIGHTS).unlink(missing_ok=True)
    lighten(args.folder)
    (args.folder / "vocabulary.txt").write_bytes((minilm() / "vocab.txt").read_bytes())
    labels = {"roles": ROLES, "linked": LINKED, "names": NAMES, "upos": UPOS, "deprel": relations}
    (args.folder / "labels.json").write_text(json.dumps(labels, indent=1) + "\n", encoding="utf-8")
    for file in sorted(args.folder.iterdir()):
        print(f"{file.stat().st_size:>11,} {file.name}")


if __name__ == "__main__":
    main()
