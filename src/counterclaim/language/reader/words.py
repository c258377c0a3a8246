"""Cuts a paragraph into the words that the model tags: the Universal Dependencies way, clitics and hyphens apart."""

from __future__ import annotations

import re

from counterclaim.model.span import Span

# Abbreviations whose full stop belongs to them, as the English treebanks write them.
_ABBREVIATIONS = (
    "Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Cpl|Capt|Cmdr|Maj|Brig|Adm|Gov|Sen|Sens|Rep|Reps|Rev|Hon|Fr|St|Jr|Sr|"
    "Inc|Corp|Co|Ltd|Bros|No|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|vs|etc|approx|Ave|Mt|Ft"
)

_WORD = re.compile(
    rf"""
    (?:https?://|www\.)[^\s<>"“”]*[\w/]                 # addresses
  | [\w.+-]{{1,64}}@\w[\w-]*(?:\.\w+)+                     # e-mail addresses; the bound keeps it linear
  | (?:{_ABBREVIATIONS})\.(?!\w)                        # Gov.
  | (?:[A-Za-z]\.){{2,}}                                # U.S.
  | [A-Z]\.(?=\s+[A-Z])                                 # W. in George W. Bush
  | \d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?(?![^\W_])        # 1,000 10:30 21st 1990s
  | [^\W_]{{1,64}}?(?=n['’]t(?!\w))                            # do in don't
  | n['’]t(?!\w)
  | ['’](?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!\w)         # 's
  | \.{{2,}} | -{{2,}}                                  # ... --
  | can(?=not(?!\w))
  | [^\W_]+
  | \S
    """,
    re.VERBOSE,
)


def words_of(text: str) -> list[Span]:
    """The words of a text in order; they never overlap and leave out nothing but white space."""
    return [Span(*match.span()) for match in _WORD.finditer(text)]
