"""Noun phrases as words, cut at the places where their modifiers end."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["Word", "clean", "segments", "split_words", "strip_article"]

_QUOTES = "\"“”„«»'‘’`*_ \t\r\n,;:."
_ARTICLE = re.compile(
    r"(?:(?:the|a|an|both|all|some|several|many|its|their|his|her|this|that|one|two|three|an? few)\s+)+", re.I
)
_CLAUSE = re.compile(
    r"\s(?:who|which|that|whose|whom|speaking|quoted|cited|citing|quoting|on condition|when|where|as well as"
    r"|said|says|told|added)\b"
)
_SEGMENT = re.compile(r"\s*[,;]\s+|\s*[()\[\]]\s*|\s[–—]\s")
_WORD = re.compile(r"[^\W_]+(?:[-‐‑'’./&][^\W_]+)*\.?")


class Word(NamedTuple):
    start: int
    end: int
    text: str


def clean(phrase: str) -> str:
    """`phrase` on one line, without quote marks and stops around it."""
    text = " ".join(phrase.split())
    # A last dot belongs to initials ("the U.S."), else it is a full stop.
    keeps_dot = re.search(r"(?:^|[\s.(-])[^\W\d_]\.$", text) is not None
    text = text.strip(_QUOTES)
    return text + "." if keeps_dot and text else text


def strip_article(phrase: str) -> str:
    """`phrase` without the articles and quantifiers that open it."""
    m = _ARTICLE.match(phrase)
    return phrase[m.end() :] if m and m.end() < len(phrase) else phrase


def segments(phrase: str) -> list[str]:
    """The parts of a phrase between commas and brackets, without what relative clauses add."""
    clause = _CLAUSE.search(phrase)
    if clause and clause.start() > 0:
        phrase = phrase[: clause.start()]
    return [s for s in (part.strip(_QUOTES[:-1]) for part in _SEGMENT.split(phrase)) if s]


def split_words(phrase: str) -> list[Word]:
    """Words of a phrase; hyphens and apostrophes keep them together."""
    return [Word(m.start(), m.end(), m[0]) for m in _WORD.finditer(phrase)]
