"""A sentence with a shallow tag on each token and its verb groups.

Tags: D determiner, A auxiliary, M modal, T "to", X negation, I preposition, S subordinator, R pronoun, C conjunction,
E adverb, # number, Y date, G genitive 's, P punctuation, Q quotation mark, V verb, J participle before its noun,
N everything else: nouns, adjectives, names.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from counterclaim.model.reading import Reading, Sentence, Token
from counterclaim.model.span import Span

# Nouns before which a comma or bracket may stand without ending the phrase to its left.
NOMINAL = "NJ#DYGR"


@dataclass(frozen=True, slots=True)
class Group:
    """“had been hit”: tokens [first, last), main verb at `head`.

    `form` is b, s, d (past), n (participle) or g; `passive` where be, get or nothing stands before a participle;
    `reduced` where nothing does ("villages taken by"); `to` where it is an infinitive with "to".
    """

    first: int
    head: int
    last: int
    lemma: str
    form: str
    passive: bool
    negated: bool
    modal: str | None
    to: bool
    reduced: bool
    perfect: bool = False
    be: bool = False

    @property
    def finite(self) -> bool:
        """True where it can be the main verb of its clause."""
        return not self.to and not self.reduced and self.form != "g"


@dataclass(slots=True)
class Line:
    """A sentence, its tokens, a tag for each, and its verb groups in order. Indices are of the sentence's tokens."""

    reading: Reading
    sentence: Sentence
    index: int
    tokens: tuple[Token, ...]
    norms: list[str]
    tags: list[str]
    groups: tuple[Group, ...] = field(default=())
    vocabulary: frozenset[str] = frozenset()  # the norms: a finder looks here before it looks closer
    question: bool = False  # the sentence ends with a question mark
    at: dict[int, Group] = field(default_factory=dict)  # the group that holds a token

    def span(self, first: int, last: int) -> Span:
        """The span of tokens [first, last)."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def words(self, first: int, last: int) -> str:
        """The words of tokens [first, last), verbatim."""
        return self.span(first, last).of(self.reading.text) if first < last else ""

    def group_at(self, i: int) -> Group | None:
        """The verb group that holds token `i`."""
        return self.at.get(i)
