"""From a sentence of a reading to its lines."""

from __future__ import annotations

from collections.abc import Iterator

from counterclaim.claims.shallow.grouping import groups_of
from counterclaim.claims.shallow.line import Line
from counterclaim.claims.shallow.tagging import tags_of
from counterclaim.model.reading import Reading, Sentence
from counterclaim.model.span import Span

# A sentence of more tokens is run-on text (lists, tables, text without stops): it is read in stretches of so many,
# so that what looks around within a line stays linear in the text. The longest sentence of prose seen had 110.
LONGEST = 200


def make_lines(reading: Reading, index: int, dated: dict[int, int]) -> Iterator[Line]:
    """The line of sentence `index`; several where it is longer than `LONGEST`.

    `dated` maps the start of each date mention to its end.
    """
    sentence = reading.sentences[index]
    for first in range(sentence.first, sentence.last, LONGEST):
        last = min(first + LONGEST, sentence.last)
        if last - first == sentence.last - sentence.first:
            stretch = sentence
        else:
            span = Span(reading.tokens[first].start, reading.tokens[last - 1].end)
            stretch = Sentence(span, first, last, sentence.part)
        yield _make_line(reading, stretch, index, dated)


def _make_line(reading: Reading, sentence: Sentence, index: int, dated: dict[int, int]) -> Line:
    tokens = reading.tokens[sentence.first : sentence.last]
    norms = [token.norm.replace("’", "'") for token in tokens]
    line = Line(reading, sentence, index, tokens, norms, tags_of(reading, sentence, tokens, norms, dated))
    line.groups = groups_of(line)
    line.vocabulary = frozenset(norms)
    line.question = "?" in norms[-3:]
    line.at = {i: group for group in reversed(line.groups) for i in range(group.first, group.last)}
    return line
