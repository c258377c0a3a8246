"""Names in a report by rule: capitalised runs, titles, head words, and what the cast knows."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence

from counterclaim.language.cast import bundled_cast
from counterclaim.language.cast.heads import is_head
from counterclaim.language.cast.index import CastIndex, index_of
from counterclaim.language.names.kinds import is_placed, kind_of_run
from counterclaim.language.names.lists import words
from counterclaim.language.names.raw import RawName
from counterclaim.language.names.runs import is_title_line, lower_words, runs_of
from counterclaim.language.names.titles import behind_of, title_of
from counterclaim.model.party import Cast
from counterclaim.model.reading import NameKind, PartyMention, Sentence, Token
from counterclaim.model.span import Span

__all__ = ["find_names"]


def find_names(
    text: str,
    tokens: Sequence[Token],
    sentences: Sequence[Sentence],
    party_mentions: Sequence[PartyMention],
    raw: Sequence[tuple[Span, NameKind]] | None = None,
    cast: Cast | None = None,
    read: Sequence[Span] | None = None,
) -> tuple[RawName, ...]:
    """Names of persons, bodies and places in `text`, in order and free of overlap.

    `raw` are spans that a model found: where given, they are used in place of the rules; titles and parties are
    added to them all the same. `cast` is the bundled one by default. `read` are the stretches that the model has
    looked at, None for all: elsewhere the rules look.
    """
    return _Finder(text, tokens, sentences, party_mentions, index_of(cast or bundled_cast())).find(raw, read)


class _Finder:
    def __init__(
        self,
        text: str,
        tokens: Sequence[Token],
        sentences: Sequence[Sentence],
        mentions: Sequence[PartyMention],
        index: CastIndex,
    ) -> None:
        self.text, self.tokens, self.sentences, self.index = text, tokens, sentences, index
        self.starts = [t.start for t in tokens]
        # Which party mention each token belongs to.
        self.mention_at: dict[int, PartyMention] = {}
        for mention in mentions:
            first, last = self._range(mention.span)
            for i in range(first, last):
                self.mention_at[i] = mention
        self.out: list[RawName] = []
        self.loose: list[int] = []  # lone capitals that may be the surnames of persons named elsewhere

    def _range(self, span: Span) -> tuple[int, int]:
        """Half-open range of the tokens that a span touches."""
        first = bisect_left(self.starts, span.start)
        if first and self.tokens[first - 1].end > span.start:
            first -= 1
        return first, bisect_left(self.starts, span.end)

    def find(
        self, raw: Sequence[tuple[Span, NameKind]] | None, read: Sequence[Span] | None = None
    ) -> tuple[RawName, ...]:
        if raw is not None:
            reach = 0
            for span, kind in sorted(raw):
                first, last = self._range(span)
                if span.start >= reach and first < last:
                    reach = span.end
                    if (
                        kind is NameKind.PERSON
                        and first not in self.mention_at
                        and is_placed(self.text, self.tokens, first, last)
                    ):
                        kind = NameKind.PLACE
                    if kind is NameKind.PLACE and last - first > 1 and self._is_kind(last - 1):
                        last -= 1  # "Zorbek village": the village is Zorbek
                        span = Span(span.start, self.tokens[last - 1].end)
                    self._add(first, last, kind, span=span)
            unread = _outside(self.sentences, read)
            if unread:
                self._by_rule(unread)
                self._with_surnames()
            return self._with_mentions()
        self._by_rule(self.sentences)
        return self._with_surnames()

    def _is_kind(self, i: int) -> bool:
        """Token `i` is a small "village", "province", "district"."""
        token = self.tokens[i]
        return token.text.islower() and token.norm in words("place_kinds")

    def _by_rule(self, sentences: Sequence[Sentence]) -> None:
        """Adds the names that stand in these sentences."""
        lower = lower_words(self.tokens)
        for sentence in sentences:
            if is_title_line(self.tokens, sentence):
                self._mentions_of(sentence)
                continue
            for first, last in runs_of(self.text, self.tokens, sentence, lower, self.mention_at):
                self._cut(first, last, sentence)

    def _with_surnames(self) -> tuple[RawName, ...]:
        """The names found, and the lone capitals that are surnames of persons among them."""
        persons = [n for n in self.out if n.kind is NameKind.PERSON]
        surnames = {self.tokens[n.last - 1].norm for n in persons} | {
            self.tokens[n.first].norm for n in persons if n.last - n.first > 1 and n.party
        }
        for i in self.loose:
            if self.tokens[i].norm in surnames:
                self._add(i, i + 1, NameKind.PERSON)
        return tuple(sorted(self.out, key=lambda name: name.span))

    def _with_mentions(self) -> tuple[RawName, ...]:
        """The names found, and those of the cast that none of them touches."""
        held = {i for name in self.out for i in range(name.first, name.last)}
        for sentence in self.sentences:
            self._mentions_of(sentence, held)
        return tuple(sorted(self.out, key=lambda name: name.span))

    def _mentions_of(self, sentence: Sentence, held: Collection[int] = ()) -> None:
        """The names of the cast in a sentence: all that count in a line of capitals."""
        i = sentence.first
        while i < sentence.last:
            mention = self.mention_at.get(i)
            first = i
            while i < sentence.last and self.mention_at.get(i) is mention:
                i += 1
            if mention is not None and mention.how != "demonym" and not any(k in held for k in range(first, i)):
                self._add(first, i, self._kind_of_mention(mention), party=mention.party)

    def _cut(self, first: int, last: int, sentence: Sentence) -> None:
        """Parts a run into its names: titles and adjectives of states off, parties apart from what surrounds them."""
        tokens = self.tokens
        body = self._body_end(first, last)
        if body > first:
            whole = self.mention_at.get(first)
            if not (whole is not None and self._covers(whole, first, body)):
                self._add(first, body, NameKind.ORGANISATION)
                if body < last:
                    self._cut(body, last, sentence)
                return
        i = first
        while i < last:
            mention = self.mention_at.get(i)
            j = i + 1
            if mention is not None:
                while j < last and self.mention_at.get(j) is mention:
                    j += 1
                if mention.how != "demonym":
                    self._add(i, j, self._kind_of_mention(mention), party=mention.party)
                i = j
                continue
            if tokens[i].norm in words("titles") or tokens[i].norm in ("of", "the", "for", "and", "&", "in"):
                i += 1
                continue
            while j < last and j not in self.mention_at:
                j += 1
            while i < j and tokens[i].norm in words("modifiers"):
                i += 1
            # A later title parts a run: “Defence Minister Sergei Doe”.
            titles = [k for k in range(i, j) if tokens[k].norm in words("titles")]
            if titles:
                i = titles[-1] + 1
            # “Christian Armenia”: what stands before a country's name only describes it.
            told = j < last and self.index.is_land(self.mention_at[j].party) and self.mention_at[j].how == "name"
            if i < j and not told:
                kind = kind_of_run(self.text, tokens, i, j, sentence)
                if kind is not None:
                    self._add(i, j, kind)
                elif j - i == 1:
                    self.loose.append(i)
            i = max(i, j)

    def _covers(self, mention: PartyMention, first: int, last: int) -> bool:
        return all(self.mention_at.get(k) is mention for k in range(first, last))

    def _body_end(self, first: int, last: int) -> int:
        """End of the name of a body that opens the run (“Ministry of Defence”), `first` where none does."""
        tokens = self.tokens
        for k in range(last - 1, first - 1, -1):
            if not (is_head(tokens[k].text, "organisation") or is_head(tokens[k].text, "organ")):
                continue
            if tokens[k].norm in words("titles") or not tokens[k].text[0].isupper():
                continue
            if k > first or (k + 2 < last and tokens[k + 1].norm in ("of", "for")):
                end = k + 1
                if k + 1 < last and tokens[k + 1].norm in ("of", "for"):
                    end = self._end_of_complement(k + 1, last)
                if end - first == 1 or any(t.norm in words("titles") for t in tokens[first:k]):
                    return first
                return end
        return first

    def _end_of_complement(self, i: int, last: int) -> int:
        """“Ministry of Defence spokesman Ali”: the complement ends before a title."""
        for k in range(i, last):
            if self.tokens[k].norm in words("titles"):
                return k
        return last

    def _kind_of_mention(self, mention: PartyMention) -> NameKind:
        if mention.how == "leader":
            return NameKind.PERSON
        if self.index.is_land(mention.party) and mention.how in ("name", "capital"):
            return NameKind.PLACE
        return NameKind.ORGANISATION

    def _add(
        self, first: int, last: int, kind: NameKind, *, party: str | None = None, span: Span | None = None
    ) -> None:
        tokens = self.tokens
        mention = self.mention_at.get(first)
        whole = mention is not None and mention.how != "demonym" and self._covers(mention, first, last)
        if mention is not None and whole:
            party = party or mention.party
            if kind is NameKind.PERSON:
                kind = self._kind_of_mention(mention)  # a model may take a country for somebody's name
            if span is None and mention.span.start >= tokens[first].start and mention.span.end <= tokens[last - 1].end:
                # The cast's name may end inside a word: “Syrias army”, where quote marks were lost.
                span = mention.span
        if span is None:
            span = Span(tokens[first].start, tokens[last - 1].end)
        title = behind = None
        if kind is NameKind.PERSON:
            title = title_of(self.text, tokens, first, self.mention_at)
            if title is None:
                behind = behind_of(self.text, tokens, last, self.mention_at)
        self.out.append(RawName(span, kind, first, last, title, behind, party))


def _outside(sentences: Sequence[Sentence], read: Sequence[Span] | None) -> list[Sentence]:
    """The sentences that no stretch of `read`, in order, holds."""
    if read is None:
        return []
    starts = [span.start for span in read]
    out = []
    for sentence in sentences:
        i = bisect_right(starts, sentence.span.start) - 1
        if i < 0 or read[i].end <= sentence.span.start:
            out.append(sentence)
    return out
