"""Cuts a text into words, figures and marks: one regular expression, linear in the length of the text."""

from __future__ import annotations

import re

from counterclaim.language._lists import rows
from counterclaim.model.reading import Token

# Combining accents and soft hyphens stand inside words; Python's \w leaves them out.
_W = r"[\w\u00ad\u0300-\u036f]"

_TOKEN = re.compile(
    rf"""
    [A-Za-z]++(?=[ ,\n])                                        # most words: first, for speed
  | (?:\d{{4}}-\d\d-\d\d | \d\d?-\d\d?-\d{{4}})(?![\w-])            # 2020-10-26  26-10-2020
  | \d+(?:[.,:/]\d+)*{_W}*(?:[-‐‑](?=[^\W\d_]){_W}+)*+          # 5,000  2.5  10:30  9/11  21st  30km  44-day
  | (?:https?://|www\.)[^\s<>"“”«»]*[\w/]
  | (?:[^\W\d_]\.){{2,}}(?:[-‐‑]{_W}+)*+                        # U.S.  a.m.  U.S.-led
  | (?:[^\W\d_]\.)+[^\W\d_](?!\w)                               # U.S
  | {_W}+(?:(?:[-‐‑]|['’](?![sS](?!\w))){_W}+)*+                # don't  Nagorno-Karabakh  Su-25  O’Neill
      (?:\.(?:com|org|net|info|gov|tv|ru|co\.uk)(?!\w))?        # a site's name
  | ['’][sS](?!\w)                                              # 's
  | [#@]{_W}+
  | \.(?:[ \u00a0]?\.)+
  | -{{2,}} | '' | ``
  | [^\s\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x1f\x7f-\x9f]
    """,
    re.VERBOSE,
)

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛`´′ʼ", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        "…": "...",
        "\u00ad": None,
        "\u00a0": None,
        " ": None,
    }
)

_STOPPED = {row[0]: row[1] for row in rows("abbreviations.txt")}
# In capitals only the kinds that stand before a name or a figure: "MASS." and "EST." are words of their own
_STOPPED |= {word.upper(): kind for word, kind in _STOPPED.items() if kind in ("title", "month", "day", "number")}
_INITIAL = re.compile(r"\s+[A-Z]")
_FIGURE = re.compile(r"\s*\d")


def normal(word: str) -> str:
    """Case-folded, with straight quotes, plain hyphens, and no soft hyphens; never empty."""
    return word.lower() if word.isascii() else word.casefold().translate(_PLAIN) or word


def stop_kind(word: str) -> str | None:
    """How an abbreviation of the list uses its full stop: `title`, `month`, `end`, … None where it is no such word."""
    return _STOPPED.get(word)


def _keeps_stop(word: str, text: str, after: int) -> bool:
    """True where the full stop that ends just before `after` belongs to `word`."""
    kind = _STOPPED.get(word)
    if kind is not None:
        return kind != "number" or _FIGURE.match(text, after) is not None
    # "J." of "J. R. Smith", but not the pronoun
    return len(word) == 1 and word != "I" and word.isupper() and _INITIAL.match(text, after) is not None


def tokenize(text: str) -> tuple[Token, ...]:
    """All tokens of `text` in order; they never overlap and leave out nothing but white space and control characters.

    Words keep their inner apostrophes, hyphens and stops ("don't", "Nagorno-Karabakh", "U.S.", "Sept.", "44-day");
    a possessive "'s", currency signs, per-cent signs, quotes, brackets and dashes stand alone.
    """
    tokens: list[Token] = []
    norms: dict[str, str] = {}
    last = ""
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        if word == "." and tokens and tokens[-1].end == start and _keeps_stop(last, text, end):
            start = tokens.pop().start
            word = last + "."
        norm = norms.get(word)
        if norm is None:
            norm = norms[word] = normal(word)
        tokens.append(Token(start, end, word, norm))
        last = word
    return tuple(tokens)
