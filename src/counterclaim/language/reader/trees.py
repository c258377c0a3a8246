"""Mends heads that run in circles, so that every word of a paragraph hangs from a root."""

from __future__ import annotations


def rooted(heads: list[int]) -> list[int]:
    """The heads with -1 for a root; in a circle the word that comes first becomes a root."""
    out = [-1 if head == i else head for i, head in enumerate(heads)]
    state = [0] * len(out)  # 0 unseen, 1 on the way up, 2 known to end in a root
    for start in range(len(out)):
        path = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = out[at]
        if at >= 0 and state[at] == 1:
            out[min(path[path.index(at) :])] = -1
        for seen in path:
            state[seen] = 2
    return out
