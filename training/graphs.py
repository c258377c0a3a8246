"""Makes a graph run faster and travel lighter; `export.py` calls both. Alone, on a folder already exported:

    python training/graphs.py FOLDER

`SkipLayerNormalization` and `BiasGelu` are taken apart: onnxruntime adds the bias within the matrix product before it,
and its plain `LayerNormalization` is several times as fast. Together that took three tenths off the encoder's time. The
large weights of the encoder then lie in a file of their own, so that a change of the graph is a change of a small file.
"""

from __future__ import annotations

import sys
from pathlib import Path

import onnx
from onnx import TensorProto, helper

WEIGHTS = "encoder.weights"
# Bytes from which a tensor goes to the file of weights
LARGE = 100_000


def take_apart(path: Path) -> None:
    """Rewrites every fused norm and gelu of the graph at `path` as parts of its own."""
    model = onnx.load(str(path), load_external_data=False)
    nodes = []

    def add(one: str, other: str, name: str) -> str:
        nodes.append(helper.make_node("Add", [one, other], [name], name=f"{name}/add"))
        return name

    for node in model.graph.node:
        at, made = node.name, [node.output[0]]
        if node.op_type == "SkipLayerNormalization":
            one, other, weight, bias, *before = node.input
            if before:
                one = add(one, before[0], f"{at}/biased")
            total = add(one, other, f"{at}/sum")
            epsilon = next(a.f for a in node.attribute if a.name == "epsilon")
            nodes.append(
                helper.make_node("LayerNormalization", [total, weight, bias], made, name=at, axis=-1, epsilon=epsilon)
            )
        elif node.op_type == "BiasGelu":
            biased = add(*node.input, f"{at}/biased")
            nodes.append(helper.make_node("Gelu", [biased], made, name=at, domain="com.microsoft"))
        else:
            nodes.append(node)
    del model.graph.node[:]
    model.graph.node.extend(nodes)
    path.write_bytes(model.SerializeToString())


def split_weights(path: Path, weights: Path) -> None:
    """Leaves the graph in `path`, its large tensors in `weights` beside it.

    Where `path` is a whole graph, its own bytes become the file of weights: the tensors stay where they are in it.
    """
    whole = path.read_bytes()
    model = onnx.load_from_string(whole)
    for tensor in model.graph.initializer:
        raw = tensor.raw_data
        if len(raw) < LARGE:
            continue
        at = whole.find(raw)
        if at < 0 or whole.find(raw, at + 1) >= 0:
            raise SystemExit(f"{tensor.name} does not stand once in {path}")
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", weights.name), ("offset", at), ("length", len(raw))):
            entry = tensor.external_data.add()
            entry.key, entry.value = key, str(value)
    weights.write_bytes(whole)
    path.write_bytes(model.SerializeToString())


def lighten(folder: Path) -> None:
    """All that is done to the graphs of a folder after quantising; done twice it changes nothing more."""
    if not (folder / WEIGHTS).exists():
        split_weights(folder / "encoder.onnx", folder / WEIGHTS)
    for name in ("encoder.onnx", "linker.onnx"):
        take_apart(folder / name)


if __name__ == "__main__":
    lighten(Path(sys.argv[1]))
