"""What the chosen words of a report commit a speaker to, so that nobody types a figure that stands there."""

from __future__ import annotations

from counterclaim.language.numbers import find_numbers
from counterclaim.language.tokens import tokenize
from counterclaim.model.reading import NumberKind, Sentence
from counterclaim.model.span import Span

# Nobody counts in more words.
LONGEST = 400


def figure_in(words: str) -> dict[str, object]:
    """The fields of a toll that the first figure in these words fills; none where there is no figure."""
    words = words[:LONGEST]
    tokens = tokenize(words)
    sentence = Sentence(Span(0, len(words)), 0, len(tokens), 0)
    for found in find_numbers(words, tokens, (sentence,)):
        if found.kind is NumberKind.CARDINAL:
            return {"stated": found.stated, "low": found.low, "high": found.high, "approx": found.approx}
    return {}
