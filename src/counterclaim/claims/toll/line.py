"""One sentence, as the toll rules look at it: its words by position, and what begins where."""

from __future__ import annotations

from dataclasses import dataclass

from counterclaim.model.reading import NumberPhrase, Reading, Sentence, Token
from counterclaim.model.span import Span

BE = frozenset("was were is are be been being am get gets got getting wasn't weren't isn't aren't".split())
HAVE = frozenset("has have had having haven't hasn't hadn't".split())
MODAL = frozenset(
    "could would will may might can should must shall cannot won't wouldn't couldn't can't shouldn't 'll".split()
)
NOT = frozenset("not never neither n't without didn't doesn't don't wasn't weren't hasn't haven't".split())
AUX = BE | HAVE | MODAL | frozenset("do does did didn't doesn't don't".split())
PREPOSITION = frozenset(
    """in at on by from with near during after before since under over into inside outside around between against
    through throughout across along amid among amongst within without despite following to for as when while where
    until because than like via per off above below beneath behind beyond upon toward towards about onto out up down
    if although though so once""".split()
)
RELATIVE = frozenset("who whom which that whose".split())
MARK = frozenset('. , ; : ( ) [ ] ! ? - -- ... " / |'.split())
JOIN = frozenset("and or & , ; plus /".split())
ADVERB = frozenset(
    """also reportedly allegedly still now then later since already seriously severely critically badly lightly
    slightly mortally fatally either both only just even thus all so far again apparently initially not never since
    officially themselves being brutally deliberately""".split()
)
INCLUDING = frozenset("including includes include included comprising namely".split())


def is_adverb(word: str) -> bool:
    """True for words that may stand inside a verb group."""
    return word in ADVERB or (word.endswith("ly") and len(word) > 4 and word not in ("family", "italy", "july"))


@dataclass(frozen=True, slots=True)
class Line:
    """“Two people were killed .” `words` are norms, `shown` the words as written, `first` the first token's index in
    the reading; positions below are within the line. `numbers` are its number phrases, `persons` its names of persons, by position.
    `headline` where the sentence is one, or opens the report and may be one."""

    reading: Reading
    sentence: Sentence
    first: int
    words: tuple[str, ...]
    shown: tuple[str, ...]
    numbers: dict[int, NumberPhrase]
    persons: dict[int, Span]
    headline: bool = False

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


def line_of(
    reading: Reading,
    sentence: Sentence,
    numbers: dict[int, NumberPhrase],
    persons: dict[int, Span],
    headline: bool = False,
) -> Line:
    """The line of a sentence; `numbers` are the report's number phrases by first token, `persons` its names of persons
    by where they start in the text."""
    tokens = reading.tokens[sentence.first : sentence.last]
    return Line(
        reading,
        sentence,
        sentence.first,
        tuple(t.norm for t in tokens),
        tuple(t.text for t in tokens),
        {i - sentence.first: numbers[i] for i in range(sentence.first, sentence.last) if i in numbers},
        {i: persons[t.start] for i, t in enumerate(tokens) if t.start in persons} if persons else {},
        headline,
    )
