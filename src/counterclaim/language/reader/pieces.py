"""Turns words into the pieces of the encoder's vocabulary (WordPiece, uncased), one word at a time."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# A word longer than this is one unknown piece, as in the encoder's own tokenizer; it also bounds a word's cost.
_LONGEST_WORD = 100
_CACHED_WORDS = 200_000


class Pieces:
    """“Pashinian” is pas ##hini ##an. Every word gives at least one piece; a word's pieces never change."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._ids = {piece: i for i, piece in enumerate(vocabulary)}
        self._cache: dict[str, tuple[int, ...]] = {}
        self.unknown = self._ids["[UNK]"]
        self.first = self._ids["[CLS]"]
        self.last = self._ids["[SEP]"]

    def of(self, word: str) -> tuple[int, ...]:
        """The piece numbers of one word."""
        found = self._cache.get(word)
        if found is None:
            found = tuple(self._cut(word)) or (self.unknown,)
            if len(self._cache) >= _CACHED_WORDS:
                self._cache.clear()
            self._cache[word] = found
        return found

    def _cut(self, word: str) -> list[int]:
        ids: list[int] = []
        for run in _runs(_plain(word)):
            ids += self._longest_matches(run)
            if len(ids) > _LONGEST_WORD:
                return [self.unknown]
        return ids

    def _longest_matches(self, run: str) -> list[int]:
        if len(run) > _LONGEST_WORD:
            return [self.unknown]
        ids: list[int] = []
        start = 0
        while start < len(run):
            mark = "##" if start else ""
            for end in range(len(run), start, -1):
                piece = self._ids.get(mark + run[start:end])
                if piece is not None:
                    ids.append(piece)
                    start = end
                    break
            else:
                return [self.unknown]
        return ids


def _plain(word: str) -> str:
    """Lower case without accents and control characters, as the encoder was trained."""
    decomposed = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in decomposed if unicodedata.category(c) not in ("Mn", "Cc", "Cf", "Co", "Cn", "Cs"))


def _runs(word: str) -> list[str]:
    """Punctuation and Chinese characters stand alone."""
    runs: list[str] = []
    glue = False
    for character in word:
        alone = _stands_alone(character)
        if glue and not alone:
            runs[-1] += character
        else:
            runs.append(character)
        glue = not alone
    return runs


def _stands_alone(character: str) -> bool:
    code = ord(character)
    if code < 128:
        return not character.isalnum()
    if 0x4E00 <= code <= 0x9FFF or 0x3400 <= code <= 0x4DBF or 0xF900 <= code <= 0xFAFF or 0x20000 <= code <= 0x2FA1F:
        return True
    return unicodedata.category(character).startswith("P")
