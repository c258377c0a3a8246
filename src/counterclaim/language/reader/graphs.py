"""The model's files: three graphs that onnxruntime runs, the encoder's weights, the vocabulary, and the labels."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.errors import FatalError
from counterclaim.language.reader.judging import Judge

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

FILES = ("encoder.onnx", "encoder.weights", "linker.onnx", "syntax.onnx", "vocabulary.txt", "labels.json", "judge.json")


class ReaderError(FatalError):
    """The reading model can't be loaded. Codes CC4xx."""


class Encoded(NamedTuple):
    """Words (rows, words, 384), the scores of their roles and names, their narrow form (192), their parts of speech."""

    words: Floats
    roles: Floats
    names: Floats
    narrow: Floats
    upos: Ints


class Graphs:
    """The loaded model. Loading takes about a second and is done once."""

    def __init__(self, folder: Path, threads: int) -> None:
        missing = [name for name in FILES if not (folder / name).is_file()]
        if missing:
            raise ReaderError(
                "CC401",
                f"the reading model lacks {', '.join(missing)}",
                where=str(folder),
                mend="Install the package again, or point COUNTERCLAIM_READER at a folder with the model.",
            )
        labels = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.names: tuple[str, ...] = tuple(labels["names"])
        self.upos: tuple[str, ...] = tuple(labels["upos"])
        self.deprel: tuple[str, ...] = tuple(labels["deprel"])
        judge = json.loads((folder / "judge.json").read_text(encoding="utf-8"))
        self.judge = Judge(judge["words"], judge["weights"])
        self.vocabulary = (folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1]
        self._encoder = _session(folder / "encoder.onnx", threads)
        self._linker = _session(folder / "linker.onnx", threads)
        self._syntax: Any = None
        self._folder, self._threads = folder, threads

    def encode(self, ids: Ints, features: Ints, first: Ints, last: Ints) -> Encoded:
        """Words, and what the heads make of them."""
        return Encoded(*self._encoder.run(None, {"ids": ids, "features": features, "first": first, "last": last}))

    def link(self, narrow: Floats, cue: Floats, distance: Ints, mask: Floats) -> Floats:
        """Scores of the linked tags of every word, for one cue a row."""
        out: Floats = self._linker.run(None, {"narrow": narrow, "cue": cue, "distance": distance, "mask": mask})[0]
        return out

    def parse(self, words: Floats) -> tuple[Ints, Ints, Ints]:
        """Parts of speech, heads (the word itself for a root) and relations. The graph is loaded when first asked."""
        if self._syntax is None:
            self._syntax = _session(self._folder / "syntax.onnx", self._threads)
        upos, heads, deprel = self._syntax.run(None, {"words": words, "mask": _all(words)})
        return upos, heads, deprel


def _all(words: Floats) -> Floats:
    """A mask without gaps."""
    return np.ones(words.shape[:2], np.float32)


def _session(path: Path, threads: int) -> Any:  # onnxruntime ships no types
    import onnxruntime  # type: ignore[import-untyped]  # ships none

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def model_folder() -> Path:
    """Where the model lies: in the package, unless the environment points elsewhere (for trials)."""
    elsewhere = os.environ.get("COUNTERCLAIM_READER")
    if elsewhere:
        return Path(elsewhere)
    import counterclaim.data

    return Path(counterclaim.data.__path__[0]) / "reader"
