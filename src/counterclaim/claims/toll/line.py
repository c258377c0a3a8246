"""One sentence, as the toll rules look at it: its words by position, and what begins where."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.claims.toll.words import words
from counterclaim.model.reading import NumberPhrase, Reading, Sentence, Token
from counterclaim.model.span import Span

BE = words("be")
HAVE = words("have")
MODAL = words("modal")
NOT = words("not")
AUX = BE | HAVE | MODAL | frozenset(["do", "does", "did", "didn't", "doesn't", "don't"])
PREPOSITION = words("preposition")
RELATIVE = words("relative")
MARK = words("mark")
JOIN = words("join")
ADVERB = words("adverb")
INCLUDING = words("including")


def is_adverb(word: str) -> bool:
    """True for words that may stand inside a verb group."""
    return word in ADVERB or (word.endswith("ly") and len(word) > 4 and word not in ("family", "italy", "july"))


@dataclass(frozen=True, slots=True)
class Line:
    """“Two people were killed .” `words` are norms, `shown` the words as written, `first` the first token's index in
    the reading; positions below are within the line. `numbers` are its number phrases, `persons` its names of
    persons, by position; `armed` the parties that are armed groups; `headline` where the sentence is one, or opens the
    report and may be one."""

    reading: Reading
    sentence: Sentence
    first: int
    words: tuple[str, ...]
    shown: tuple[str, ...]
    numbers: dict[int, NumberPhrase]
    persons: dict[int, Span]
    armed: frozenset[str]
    headline: bool

    def token(self, at: int) -> Token:
        return self.reading.tokens[self.first + at]

    def span(self, start: int, end: int) -> Span:
        """The text of the words `[start, end)`."""
        return Span(self.token(start).start, self.token(end - 1).end)

    def word(self, at: int) -> str:
        """The word at a position; empty outside the line."""
        return self.words[at] if 0 <= at < len(self.words) else ""

    def has(self, at: int, words: tuple[str, ...]) -> bool:
        """True where `words` stand at position `at`."""
        return self.words[at : at + len(words)] == words


def _word(token: Token) -> str:
    """The norm of a token; names in capitals that look like small words are told from them ("IS", "US")."""
    return token.text if token.text in ("IS", "US", "AM", "IT", "WHO") else token.norm


def line_of(
    reading: Reading,
    sentence: Sentence,
    numbers: dict[int, NumberPhrase],
    persons: dict[int, Span],
    armed: frozenset[str],
    headline: bool,
) -> Line:
    """The line of a sentence; `numbers` are the report's number phrases by first token, `persons` its names of persons
    by where they start in the text."""
    tokens = reading.tokens[sentence.first : sentence.last]
    # One of hundreds of words is cut where it may be, within a number as well: such a one is in neither half.
    whole = {i: numbers[i] for i in range(sentence.first, sentence.last) if i in numbers}
    return Line(
        reading,
        sentence,
        sentence.first,
        tuple(_word(t) for t in tokens),
        tuple(t.text for t in tokens),
        {i - sentence.first: number for i, number in whole.items() if number.last <= sentence.last},
        {i: persons[t.start] for i, t in enumerate(tokens) if t.start in persons} if persons else {},
        armed,
        headline,
    )
