"""From a sentence of a reading to its line."""

from __future__ import annotations

from counterclaim.claims.shallow.grouping import groups_of
from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.tagging import tags_of
from counterclaim.model.reading import Reading


def make_line(reading: Reading, index: int, dated: dict[int, int]) -> Line:
    """The line of sentence `index`. `dated` maps the start of each date mention to its end."""
    sentence = reading.sentences[index]
    tokens = reading.tokens[sentence.first : sentence.last]
    norms = [token.norm.replace("’", "'") for token in tokens]
    line = Line(reading, sentence, index, tokens, norms, tags_of(reading, sentence, tokens, norms, dated))
    line.groups = groups_of(line)
    line.vocabulary = frozenset(norms)
    return line
