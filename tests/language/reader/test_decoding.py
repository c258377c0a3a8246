"""Decoding: valid tags, cues, and who gets a word that two cues want."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.reader.decoding import (
    LINKED,
    Floats,
    Run,
    best_tags,
    find_cues,
    link,
    runs_of,
)
from counterclaim.language.reader.linking import distances
from counterclaim.language.reader.trees import rooted

GOES_ON = frozenset({2, 4})


def unsure(words: int) -> Floats:
    """Roles that tell nothing."""
    return np.zeros((words, 7), np.float32)


def scores(*rows: str) -> Floats:
    """One letter a word: s/S source, c/C content (capital begins), anything else neither."""
    where = {"S": 1, "s": 2, "C": 3, "c": 4}
    out = np.zeros((len(rows), len(rows[0]), len(LINKED)), np.float32)
    for k, row in enumerate(rows):
        for i, letter in enumerate(row):
            out[k, i, where.get(letter, 0)] = 5
    return out


def test_tags_begin_before_they_go_on() -> None:
    assert best_tags(scores("..ccc"), GOES_ON).tolist() == [[0, 0, 3, 4, 4]]


@given(st.integers(0, 2**32 - 1), st.integers(1, 12))
def test_tags_are_always_valid(seed: int, words: int) -> None:
    made = np.random.default_rng(seed).normal(size=(3, words, len(LINKED))).astype(np.float32)
    for row in best_tags(made, GOES_ON).tolist():
        for before, after in zip([0, *row], row, strict=False):
            assert after not in (2, 4) or before in (after - 1, after)


def test_cues_are_runs_and_two_may_touch() -> None:
    logits = np.zeros((5, 7), np.float32)
    logits[[1, 3], 3] = 9  # B-cue
    logits[2, 4] = 9  # I-cue
    assert find_cues(logits) == [Run(1, 3), Run(3, 4)]


def test_link_takes_the_best_source_and_all_of_a_split_content() -> None:
    (found,) = link([Run(2, 3)], scores("Cc.Ss.Cc"), unsure(8))
    assert found.source == Run(3, 5)
    assert found.content == (Run(0, 2), Run(6, 8))
    assert link([Run(2, 3)], scores("........"), unsure(8)) == []


def test_a_word_is_the_content_of_one_cue_only() -> None:
    made = scores("S.Ccc....", "....CS.Cc")
    made[1] *= 2
    first, second = link([Run(1, 2), Run(6, 7)], made, unsure(9))
    assert first.content == (Run(2, 4),)
    assert second.content == (Run(4, 5), Run(7, 9))


def test_runs() -> None:
    assert runs_of([3, 4, 3, 0, 4], 3) == [Run(0, 2), Run(2, 3), Run(4, 5)]


def test_distances_grow_with_distance_and_tell_the_sides_apart() -> None:
    (row,) = distances(200, [Run(100, 102)])
    assert row[100] == row[101] == 16
    assert (row[99], row[102], row[92], row[110]) == (15, 17, 8, 25)
    assert row.min() == 0
    assert row.max() == 32
    assert (np.diff(row) >= 0).all()


@given(st.lists(st.integers(0, 19), min_size=20, max_size=20))
def test_every_word_hangs_from_a_root(heads: list[int]) -> None:
    made = rooted(heads)
    for i in range(20):
        seen = set()
        at = i
        while at >= 0:
            assert at not in seen
            seen.add(at)
            at = made[at]
    assert all(h in (-1, before) for h, before in zip(made, heads, strict=True))
