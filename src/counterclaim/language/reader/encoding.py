"""One window of words as the encoder takes it.

Windows go through the encoder one by one: a call costs no more than a third of a millisecond beside its pieces, while
batches of near-equal length were a quarter padding. So nothing read beside a window can move its scores.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from counterclaim.language.reader.features import FEATURES
from counterclaim.language.reader.pieces import Pieces

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Window:
    """Words [first, last) of paragraph `paragraph`, and what the encoder is told about them."""

    paragraph: int
    first: int
    last: int
    pieces: tuple[tuple[int, ...], ...]
    features: tuple[int, ...]


def encoder_input(window: Window, pieces: Pieces) -> tuple[Ints, Ints, Ints, Ints]:
    """Pieces and features (1, pieces with the end marks), each word's first and last piece (1, words)."""
    flat = [pieces.first]
    kinds = [FEATURES]
    begins: list[int] = []
    ends: list[int] = []
    for cut, feature in zip(window.pieces, window.features, strict=True):
        begins.append(len(flat))
        flat += cut
        kinds += [feature] * len(cut)
        ends.append(len(flat) - 1)
    flat.append(pieces.last)
    kinds.append(FEATURES)
    return _row(flat), _row(kinds), _row(begins), _row(ends)


def _row(values: list[int]) -> Ints:
    return np.array([values], np.int64)
