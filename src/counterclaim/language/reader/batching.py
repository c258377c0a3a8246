"""Puts the windows of one report into batches of near-equal length: the same report always makes the same batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.language.reader.features import FEATURES
from counterclaim.language.reader.pieces import Pieces

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Padded pieces in a batch. On one thread 512 ran a quarter faster than 2,048: a layer's work stays in the cache.
MOST_IN_BATCH = 512


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of paragraph `paragraph`, and what the encoder is told about them."""

    paragraph: int
    first: int
    last: int
    pieces: tuple[tuple[int, ...], ...]
    features: tuple[int, ...]

    @property
    def size(self) -> int:
        """Pieces, with the two end marks."""
        return sum(map(len, self.pieces)) + 2


def batches_of(windows: Sequence[Window]) -> Iterator[list[Window]]:
    """Shortest first; ties in the order of the report."""
    batch: list[Window] = []
    for window in sorted(windows, key=lambda w: (w.size, w.paragraph, w.first)):
        if batch and window.size * (len(batch) + 1) > MOST_IN_BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def encoder_input(batch: Sequence[Window], pieces: Pieces) -> tuple[Ints, Ints, Ints, Ints, Floats]:
    """Pieces, features, each word's first and last piece, and 1 where there is a word."""
    width = max(w.size for w in batch)
    most = max(w.last - w.first for w in batch)
    ids = np.zeros((len(batch), width), np.int64)
    features = np.full((len(batch), width), FEATURES, np.int64)
    begins = np.zeros((len(batch), most), np.int64)
    ends = np.zeros((len(batch), most), np.int64)
    mask = np.zeros((len(batch), most), np.float32)
    for row, window in enumerate(batch):
        flat = [pieces.first]
        kinds = [FEATURES]
        starts: list[int] = []
        for cut, feature in zip(window.pieces, window.features, strict=True):
            starts.append(len(flat))
            flat += cut
            kinds += [feature] * len(cut)
        n = len(starts)
        ids[row, : len(flat)] = flat
        ids[row, len(flat)] = pieces.last
        features[row, : len(kinds)] = kinds
        begins[row, :n] = starts
        ends[row, :n] = [*(s - 1 for s in starts[1:]), len(flat) - 1]
        mask[row, :n] = 1
    return ids, features, begins, ends, mask
