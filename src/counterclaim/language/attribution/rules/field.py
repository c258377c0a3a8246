"""The tokens of a report laid out for the rules: plain lists that are looked up by token index."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.attribution.lexicon import words
from counterclaim.language.quotes import find_quotes
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Part
from counterclaim.model.span import Span

__all__ = ["Field"]

_MARKS = frozenset("\"'“”„‘’«»")
_DASHES = frozenset({"--", "—", "–", "-"})


class Field:
    """Norms, capitals and quotations of all tokens. `quote[i]` is the index of the quotation that token `i` stands in,
    its marks included, or -1."""

    def __init__(
        self, text: str, tokens: Sequence[Token], sentences: Sequence[Sentence], parts: Sequence[Part]
    ) -> None:
        self.text = text
        self.tokens = tokens
        self.sentences = sentences
        self.parts = parts
        self.norm = [t.norm.replace("’", "'") for t in tokens]
        self.upper = [t.text[0].isupper() for t in tokens]
        self.words = words()
        self.quotes = find_quotes(text, parts)
        self.quote = [-1] * len(tokens)
        self.quote_tokens: list[tuple[int, int]] = []
        i, n = 0, len(tokens)
        for index, quote in enumerate(self.quotes):
            while i < n and tokens[i].start < quote.span.start:
                i += 1
            first = i
            while i < n and tokens[i].end <= quote.span.end:
                self.quote[i] = index
                i += 1
            self.quote_tokens.append((first, i))

    def span(self, first: int, last: int) -> Span:
        """The text from token `first` up to, not with, token `last`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def is_mark(self, i: int) -> bool:
        return self.tokens[i].text in _MARKS

    def is_dash(self, i: int) -> bool:
        return self.tokens[i].text in _DASHES

    def opens_quote(self, i: int) -> bool:
        """Token `i` is the first of a quotation."""
        q = self.quote[i]
        return q >= 0 and self.quote_tokens[q][0] == i

    def closes_quote(self, i: int) -> bool:
        """Token `i` is the last of a quotation that is closed."""
        q = self.quote[i]
        return q >= 0 and self.quote_tokens[q][1] == i + 1 and not self.quotes[q].open_ended

    def is_word(self, i: int) -> bool:
        return self.tokens[i].text[0].isalnum()

    def is_day(self, i: int) -> bool:
        return self.norm[i] in self.words.days and (self.upper[i])

    def is_finite(self, i: int, lo: int) -> bool:
        """True where token `i` is surely a finite verb; participles and plain forms may be finite and are not told."""
        w = self.norm[i]
        words = self.words
        if w in words.finite:
            return not (self.upper[i] and i > lo)
        if w in words.auxiliaries:
            if w in ("be", "been", "being", "having", "am"):
                return False
            # "May", "Will" and the possessive
            if w in ("'s", "'d"):
                return False
            return not (self.upper[i] and w in ("may", "will", "can"))
        return False

    def maybe_past(self, i: int, lo: int) -> bool:
        """True where token `i` looks like a past tense that is no participle beside a noun: "attacked" in
        "rebels attacked the town", not in "the attacked town" nor in "groups backed by"."""
        w = self.norm[i]
        if not w.endswith("ed") or len(w) < 4 or "-" in w or self.upper[i] or i == lo:
            return False
        before = self.norm[i - 1]
        if before in self.words.determiners or before in self.words.prepositions or before in (",", "and", "or"):
            return False
        after = self.norm[i + 1] if i + 1 < len(self.norm) else "."
        if after == "at" and i + 2 < len(self.norm) and self.norm[i + 2] in ("least", "most"):
            return True
        return after not in ("by", "in", "on", "at", "from", "near", "with", "to", "as")

    def nominal(self, i: int) -> bool:
        """True where token `i` can be part of the core of a noun phrase: a noun, adjective, name or number."""
        w = self.norm[i]
        words = self.words
        text = self.tokens[i].text
        if not text[0].isalnum():
            return False
        if self.upper[i] and not (w in words.determiners or w in words.pronouns or w in words.prepositions):
            return w not in words.days and w not in words.subordinators
        if (
            w in words.prepositions
            or w in words.subordinators
            or w in words.auxiliaries
            or w in words.adverbs
            or w in words.determiners
            or w in words.pronouns
            or w in words.object_pronouns
            or w in words.finite
            or w in words.days
            or w in ("and", "or", "but", "not", "to", "there", "ago", "last", "next")
        ):
            return False
        if w.endswith("ly") and len(w) > 4 and w not in ("family", "daily", "weekly", "monthly", "assembly", "italy"):
            return False
        if "-" in w:
            return True
        if w.endswith("ed") and len(w) > 3 and w not in words.no_participles:
            # "the wounded soldier" but not "seven wounded residents said"
            return i > 0 and self.norm[i - 1] in words.determiners
        return True
