"""From the model's scores to spans of words: the best valid tags, and who wins a word that two cues want."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from counterclaim.language.reader._types import DOUBTFUL, LIKELY
from counterclaim.language.reader.judging import Judge

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

ROLES = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
LINKED = ("O", "B-source", "I-source", "B-content", "I-content")
_GOES_ON = frozenset((2, 4))

# Tuned on PolNeAR dev, see training/RESULTS.md.
CUE_THRESHOLD = 0.42
# How much the roles, found without knowing of any cue, weigh beside the linker: 0.004 of triple F there.
ROLE_WEIGHT = 0.5
# Keeps a role that the encoder rules out from ruling out what the linker is sure of.
_ROLE_FLOOR = 0.02
_NEVER = 1e4


class Run(NamedTuple):
    """Words [first, last) of a window."""

    first: int
    last: int


class Link(NamedTuple):
    """A cue with its source (or none) and the runs of its content."""

    cue: Run
    source: Run | None
    content: tuple[Run, ...]
    score: float


def log_softmax(scores: Floats) -> Floats:
    shifted = scores - np.maximum.reduce(scores, -1, keepdims=True)
    out: Floats = shifted - np.log(np.add.reduce(np.exp(shifted), -1, keepdims=True))
    return out


def probable(logits: Floats) -> Floats:
    """How likely each tag is."""
    out: Floats = np.exp(log_softmax(logits))
    return out


def find_cues(role_logits: Floats, threshold: float = CUE_THRESHOLD) -> list[Run]:
    """Runs of words that are likelier than the threshold to be a cue."""
    p = probable(role_logits)
    begins, goes_on = p[:, 3], p[:, 4]
    inside: list[int] = np.flatnonzero(begins + goes_on > threshold).tolist()
    cues: list[Run] = []
    for i in inside:
        if cues and cues[-1].last == i and not begins[i] > 0.5:
            cues[-1] = Run(cues[-1].first, i + 1)
        else:
            cues.append(Run(i, i + 1))
    return cues


def best_tags(scores: Floats, goes_on: frozenset[int]) -> Ints:
    """The best valid sequence for each row of `scores` (rows, words, tags): `goes_on` follow their beginning.

    Rows whose best tags word by word are already valid, most of them, need no more.
    """
    out: Ints = scores.argmax(-1)
    if not scores.shape[1]:
        return out
    for row, found in enumerate(out.tolist()):
        if not _valid(found, goes_on):
            out[row] = _viterbi(scores[row].tolist(), goes_on)
    return out


def _valid(tags: list[int], goes_on: frozenset[int]) -> bool:
    """Every tag of `goes_on` follows itself or the tag before it in number."""
    before = 0
    for tag in tags:
        if tag != before and tag in goes_on and tag != before + 1:
            return False
        before = tag
    return True


def _viterbi(scores: list[list[float]], goes_on: frozenset[int]) -> list[int]:
    """The best sequence of one row in which a tag of `goes_on` follows itself or the tag before it in number.

    A step takes the best way so far, or one of two: on lists that is seven times as fast as over all pairs in numpy.
    """
    best = [-_NEVER if tag in goes_on else score for tag, score in enumerate(scores[0])]
    back: list[list[int]] = []
    for row in scores[1:]:
        top = best.index(max(best))
        came = [top] * len(row)
        for tag in goes_on:
            came[tag] = tag - 1 if best[tag - 1] >= best[tag] else tag
        best = [best[before] + score for before, score in zip(came, row, strict=True)]
        back.append(came)
    tags = [best.index(max(best))]
    for came in reversed(back):
        tags.append(came[tags[-1]])
    return tags[::-1]


def runs_of(tags: list[int], begin: int) -> list[Run]:
    """Runs of B- (`begin`) and I- (`begin` + 1)."""
    runs: list[Run] = []
    for i, tag in enumerate(tags):
        if tag == begin:
            runs.append(Run(i, i + 1))
        elif tag == begin + 1 and runs and runs[-1].last == i:
            runs[-1] = Run(runs[-1].first, i + 1)
        elif tag == begin + 1:
            runs.append(Run(i, i + 1))
    return runs


def as_linked(roles: Floats) -> Floats:
    """The evidence of the roles, each so likely, on the linked tags: a word of a cue is neither source nor content."""
    linked = np.empty((len(roles), len(LINKED)), roles.dtype)
    np.add(roles[:, 0] + roles[:, 3], roles[:, 4], out=linked[:, 0])
    linked[:, 1:3] = roles[:, 1:3]
    linked[:, 3:5] = roles[:, 5:7]
    out: Floats = np.log(linked + _ROLE_FLOOR)
    return out


def link(
    cues: list[Run], scores: Floats, role_logits: Floats, forms: Sequence[str] = (), judge: Judge | None = None
) -> list[Link]:
    """Source and content of each cue of one window, from the linker's scores (cues, words, linked tags).

    A `judge` is told the words of the window; a link's score is then its verdict, and what is hardly right is turned
    down, or, if it is only doubtful, gives up all words to what is likely.
    """
    if not cues:
        return []
    roles = probable(role_logits)
    logs = log_softmax(log_softmax(scores) + ROLE_WEIGHT * as_linked(roles)[None])
    tags = best_tags(logs, _GOES_ON)
    p = np.exp(logs)
    for k, cue in enumerate(cues):
        tags[k, cue.first : cue.last] = 0
    content = tags >= 3
    in_source = p[:, :, 1] + p[:, :, 2]
    sources = [_source(row, sure) for row, sure in zip(tags.tolist(), in_source, strict=True)]
    sure = p[:, :, 3] + p[:, :, 4]
    in_cue = roles[:, 3] + roles[:, 4]
    likely: list[float] = []
    for k, cue in enumerate(cues):
        mine = sure[k][content[k]]
        mean = _mean(mine) if len(mine) else 0.0
        if judge is not None and mean:
            cue_sure = _mean(in_cue[cue.first : cue.last])
            source = sources[k]
            named = None if source is None else _mean(in_source[k, source.first : source.last])
            here = forms[cue.first : cue.last]
            mean = judge.likely(judge.signs(here, cue_sure, mean, len(mine), named))
            content[k] &= mean > DOUBTFUL
            sure[k] *= mean > LIKELY
        likely.append(mean)
    _settle(content, sure)
    links: list[Link] = []
    for k, found in enumerate(np.where(content, tags, 0).tolist()):
        runs = runs_of(found, 3)
        if runs:
            links.append(Link(cues[k], sources[k], tuple(runs), round(likely[k], 4)))
    return links


def _mean(values: Floats) -> float:
    """As `values.mean()`, which costs four times as much for the few words of a cue."""
    return float(np.add.reduce(values) / np.float32(len(values)))


def _source(tags: list[int], sure: Floats) -> Run | None:
    """The run of source tags of which the model is surest."""
    runs = runs_of(tags, 1)
    if len(runs) < 2:
        return runs[0] if runs else None
    return max(runs, key=lambda r: float(sure[r.first : r.last].sum()))


def _settle(content: NDArray[np.bool_], sure: Floats) -> None:
    """Gives the words that two cues claim to the one that is surer of them, all of the shared words together."""
    if len(content) < 2 or np.add.reduce(content, 0, np.intp).max(initial=0) < 2:
        return
    for a in range(len(content)):
        for b in range(a + 1, len(content)):
            both = content[a] & content[b]
            if both.any():
                loser = b if sure[a][both].sum() >= sure[b][both].sum() else a
                content[loser] &= ~both
