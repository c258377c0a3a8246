"""Words, word pieces, features and windows: what the model is shown of a text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.language.reader.features import CASES, FEATURES, QUOTES, features_of
from counterclaim.language.reader.pieces import Pieces
from counterclaim.language.reader.windows import MOST_PIECES, windows_of
from counterclaim.language.reader.words import words_of

PIECES = Pieces(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "un", "##do", "##ing", "e", "-", "中", "a", "##a"])


def cut(text: str) -> list[str]:
    return [span.of(text) for span in words_of(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("They didn't go.", ["They", "did", "n't", "go", "."]),
        ("Kaspar’s men can’t", ["Kaspar", "’s", "men", "ca", "n’t"]),
        ("U.S.-led, Gov. Lim", ["U.S.", "-", "led", ",", "Gov.", "Lim"]),
        ("5,000 at 10:30 on the 21st", ["5,000", "at", "10:30", "on", "the", "21st"]),
        ("“No,” he said", ["“", "No", ",", "”", "he", "said"]),
        ("Nagorno-Karabakh", ["Nagorno", "-", "Karabakh"]),
        ("see https://example.org/a?b=1.", ["see", "https://example.org/a?b=1", "."]),
        ("", []),
        (" \n\t ", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert cut(text) == words


@given(st.text())
def test_words_leave_out_only_white_space(text: str) -> None:
    assert "".join(cut(text)) == "".join(c for c in text if not c.isspace())


@pytest.mark.parametrize("unit", ["a", "a.", "a-", "1.", "a@", "''", "n't ", "“"])
def test_words_take_linear_time(unit: str) -> None:
    began = time.process_time()
    words_of(unit * 50_000)
    assert time.process_time() - began < 5


def test_pieces_are_the_longest_matches() -> None:
    assert PIECES.of("Undoing") == (4, 5, 6)
    assert PIECES.of("é") == PIECES.of("e") == (7,)
    assert PIECES.of("e-e") == (7, 8, 7)
    assert PIECES.of("中中") == (9, 9)
    assert PIECES.of("zzz") == (PIECES.unknown,)
    assert PIECES.of("a" * 101) == (PIECES.unknown,)


@given(st.text(min_size=1))
def test_every_word_has_pieces(word: str) -> None:
    assert 1 <= len(PIECES.of(word)) <= 100


def test_features() -> None:
    words = ["He", "said", ",", "“", "NATO", "won", "”", "in", "1994", '"', "iPads", '"']
    made = [(CASES[f // len(QUOTES)], QUOTES[f % len(QUOTES)]) for f in features_of(words)]
    assert made == [
        ("title", "outside"),
        ("lower", "outside"),
        ("other", "outside"),
        ("other", "mark"),
        ("upper", "inside"),
        ("lower", "inside"),
        ("other", "mark"),
        ("lower", "outside"),
        ("number", "outside"),
        ("other", "mark"),
        ("mixed", "inside"),
        ("other", "mark"),
    ]


@given(st.lists(st.text(min_size=1)))
def test_features_are_in_range(words: list[str]) -> None:
    assert all(0 <= f < FEATURES for f in features_of(words))


@given(st.lists(st.tuples(st.sampled_from(["a", ".", "”"]), st.integers(1, 100)), max_size=80))
def test_windows_cover_all_words_and_fit(rows: list[tuple[str, int]]) -> None:
    words, lengths = [w for w, _ in rows], [n for _, n in rows]
    windows = windows_of(words, lengths)
    assert [i for a, b in windows for i in range(a, b)] == list(range(len(words)))
    assert all(sum(lengths[a:b]) <= MOST_PIECES for a, b in windows)


def test_a_long_paragraph_is_cut_at_a_sentence_end() -> None:
    words = (["a"] * 99 + ["."]) * 4
    assert windows_of(words, [1] * 400, 254) == [(0, 200), (200, 400)]
    assert windows_of(words, [1] * 400) == [(0, 100), (100, 200), (200, 300), (300, 400)]
