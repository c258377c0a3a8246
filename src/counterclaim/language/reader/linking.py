"""Asks the linker, for every cue of a batch, which words are its source and its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.language.reader.decoding import LINKED, Link, Run, find_cues, link, valid_moves
from counterclaim.language.reader.graphs import Encoded, Graphs

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_MOVES = valid_moves(LINKED)
_FAR_AWAY = 20.0  # the score of "neither" for words out of the linker's reach
# Words times cues in one call of the linker: bounds the memory of a paragraph that is nothing but cues.
_MOST_AT_ONCE = 2_048
# How many words before and after a cue the linker looks at. Looking at the whole window took half as long again
# and changed triple F on PolNeAR dev by 0.001.
_REACH = 80


def links_of(graphs: Graphs, encoded: Encoded, mask: Floats) -> list[list[Link]]:
    """The links of every row of a batch."""
    lengths = mask.sum(1).astype(int).tolist()
    found = [find_cues(encoded.roles[row, :length]) for row, length in enumerate(lengths)]
    views = [
        _View(row, cue, max(0, cue.first - _REACH), min(lengths[row], cue.last + _REACH))
        for row, cues in enumerate(found)
        for cue in cues
    ]
    scores = [np.zeros((len(cues), n, len(LINKED)), np.float32) for cues, n in zip(found, lengths, strict=True)]
    for part in scores:
        part[:, :, 0] = _FAR_AWAY
    order = sorted(range(len(views)), key=lambda v: (views[v].last - views[v].first, v))
    places = [k for cues in found for k in range(len(cues))]
    for some in _calls(order, views):
        chosen = [views[v] for v in some]
        for v, view, out in zip(some, chosen, _scores(graphs, encoded, chosen), strict=True):
            scores[view.row][places[v], view.first : view.last] = out[: view.last - view.first]
    return [
        link(cues, part, encoded.roles[row, : lengths[row]], _MOVES)
        for row, (cues, part) in enumerate(zip(found, scores, strict=True))
    ]


class _View(NamedTuple):
    """The words [first, last) of a row that the linker sees for a cue."""

    row: int
    cue: Run
    first: int
    last: int


def _calls(order: Sequence[int], views: Sequence[_View]) -> Iterator[list[int]]:
    """Views of near-equal length together, within the bound."""
    part: list[int] = []
    for v in order:
        if part and (views[v].last - views[v].first) * (len(part) + 1) > _MOST_AT_ONCE:
            yield part
            part = []
        part.append(v)
    if part:
        yield part


def _scores(graphs: Graphs, encoded: Encoded, views: Sequence[_View]) -> Floats:
    n = max(v.last - v.first for v in views)
    seen = np.zeros((len(views), n, encoded.narrow.shape[2]), np.float32)
    mask = np.zeros((len(views), n), np.float32)
    for k, v in enumerate(views):
        seen[k, : v.last - v.first] = encoded.narrow[v.row, v.first : v.last]
        mask[k, : v.last - v.first] = 1
    mean = np.stack([encoded.words[v.row, v.cue.first : v.cue.last].mean(0) for v in views])
    shifted = [Run(v.cue.first - v.first, v.cue.last - v.first) for v in views]
    return graphs.link(seen, mean, distances(n, shifted), mask)


def distances(words: int, cues: Sequence[Run]) -> Ints:
    """Buckets of each word's distance to each cue: exact to 8, then two to a doubling; 16 is the cue itself."""
    at = np.arange(words)[None]
    first = np.array([c.first for c in cues])[:, None]
    last = np.array([c.last - 1 for c in cues])[:, None]
    left = np.maximum(first - at, 0)
    far = np.maximum(left, np.maximum(at - last, 0))
    beyond = 8 + np.ceil(np.log2(np.maximum(far, 1) / 8) * 2).astype(np.int64)
    bucket = np.where(far <= 8, far, np.minimum(beyond, 16))
    out: Ints = np.where(left > 0, 16 - bucket, 16 + bucket).astype(np.int64)
    return out
