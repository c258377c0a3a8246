"""Asks the linker, for every cue of a window, which words are its source and its content."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.language.reader.decoding import LINKED, Link, Run, find_cues, link
from counterclaim.language.reader.graphs import Encoded, Graphs

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_FAR_AWAY = 20.0  # the score of "neither" for words out of the linker's reach
# Words times cues in one call of the linker: bounds the memory of a paragraph that is nothing but cues.
_MOST_AT_ONCE = 2_048
# How many words before and after a cue the linker looks at. Looking at the whole window took half as long again
# and changed triple F on PolNeAR dev by 0.001.
_REACH = 80


def links_of(graphs: Graphs, encoded: Encoded, forms: Sequence[str]) -> list[Link]:
    """The links of one window, whose words are `forms`, in the order of their cues."""
    roles = encoded.roles[0]
    words = len(roles)
    cues = find_cues(roles)
    if not cues:
        return []
    scores = np.zeros((len(cues), words, len(LINKED)), np.float32)
    scores[:, :, 0] = _FAR_AWAY
    views = [_View(k, cue, max(0, cue.first - _REACH), min(words, cue.last + _REACH)) for k, cue in enumerate(cues)]
    for some in _calls(views):
        for view, out in zip(some, _scores(graphs, encoded, some), strict=True):
            scores[view.place, view.first : view.last] = out[: view.last - view.first]
    return link(cues, scores, roles, forms, graphs.judge)


class _View(NamedTuple):
    """The words [first, last) of a window that the linker sees for its cue number `place`."""

    place: int
    cue: Run
    first: int
    last: int


def _calls(views: Sequence[_View]) -> Iterator[list[_View]]:
    """Views of near-equal length together, within the bound."""
    part: list[_View] = []
    for view in sorted(views, key=lambda v: (v.last - v.first, v.place)):
        if part and (view.last - view.first) * (len(part) + 1) > _MOST_AT_ONCE:
            yield part
            part = []
        part.append(view)
    if part:
        yield part


def _scores(graphs: Graphs, encoded: Encoded, views: Sequence[_View]) -> Floats:
    n = max(v.last - v.first for v in views)
    seen = np.zeros((len(views), n, encoded.narrow.shape[2]), np.float32)
    mask = np.zeros((len(views), n), np.float32)
    mean = np.empty((len(views), encoded.words.shape[2]), np.float32)
    for k, v in enumerate(views):
        seen[k, : v.last - v.first] = encoded.narrow[0, v.first : v.last]
        mask[k, : v.last - v.first] = 1
        cue = encoded.words[0, v.cue.first : v.cue.last]
        mean[k] = cue[0] if len(cue) == 1 else cue.mean(0)
    shifted = [Run(v.cue.first - v.first, v.cue.last - v.first) for v in views]
    return graphs.link(seen, mean, distances(n, shifted), mask)


def distances(words: int, cues: Sequence[Run]) -> Ints:
    """Buckets of each word's distance to each cue: exact to 8, then two to a doubling; 16 is the cue itself."""
    out = np.full((len(cues), words), 16, np.int64)
    far = _buckets(words)
    for row, (first, last) in zip(out, cues, strict=True):
        if first > 0:
            row[:first] -= far[first:0:-1]
        row[last:] += far[1 : words - last + 1]
    return out


@lru_cache(maxsize=8)
def _buckets(most: int) -> Ints:
    """The bucket of each distance from 0 to `most`."""
    far = np.arange(most + 1)
    beyond = 8 + np.ceil(np.log2(np.maximum(far, 1) / 8) * 2).astype(np.int64)
    return np.where(far <= 8, far, np.minimum(beyond, 16))
