"""Cuts the parts of a report into sentences."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from counterclaim.language._lists import table, words
from counterclaim.language.tokens import stop_kind
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Part, PartKind, Report
from counterclaim.model.span import Span

_TERMINAL = frozenset({".", "!", "?", "...", "?!", "!!"})
_CLOSERS = frozenset({")", "]", "}", "”", "’", "»", "''"})
_OPENERS = frozenset({"(", "[", "{", "“", "‘", "«", "``", "„"})
_STRAIGHT = frozenset({'"', "'"})
_DASHES = frozenset({"-", "–", "—", "--"})
_STARTERS = words("sentence-starters.txt")
_REPORTING = words("reporting-verbs.txt")
_CALENDAR = table("calendar-words.txt")
_DAYS = frozenset(day for head, days in _CALENDAR.items() if head.startswith(("weekday-", "month-")) for day in days)
_CLOCK = frozenset({"a.m.", "p.m."})
_NEVER = frozenset({"e.g.", "i.e."})
# what may follow the verb of “… stop.” Aliyev said, and what a speaker's name may have in it beside capitals
_CUE_ENDS = frozenset({".", ",", ";", "in", "on", "at", "during", "after", "through", "via", "by", "last", "late"})
_NAME_PARTS = frozenset({"of", "al", "the", "he", "she", "they", "'s", "de", "van", "bin", "-"})
# “… stop.” Azerbaijani Foreign Minister Jeyhun Bayramov said: the longest way to a cue, in tokens
_CUE_REACH = 7
# a line that ends this much before the longest of its paragraph was broken on purpose
_SHORT_LINE = 0.75


def split(report: Report, tokens: Sequence[Token]) -> tuple[Sentence, ...]:
    """The sentences of `report`, in order, each inside one part and with at least one token.

    `tokens` are those of the report's text. A report without parts is taken as one part.
    """
    parts = report.parts or (Part(PartKind.BODY, Span(0, len(report.text))),)
    starts = [token.start for token in tokens]
    found: list[Sentence] = []
    for index, part in enumerate(parts):
        first, last = bisect_left(starts, part.span.start), bisect_left(starts, part.span.end)
        while last > first and tokens[last - 1].end > part.span.end:
            last -= 1
        if first == last:
            continue
        begin = first
        stretch = _Stretch(report.text, tokens, first, last, _shouts(report.text, part))
        for end in (*stretch.boundaries(), last):
            found.append(Sentence(Span(tokens[begin].start, tokens[end - 1].end), begin, end, index))
            begin = end
    return tuple(found)


def _shouts(text: str, part: Part) -> bool:
    """True where a capital says nothing: in headlines, and in text of capitals only."""
    return part.kind is PartKind.HEADLINE or text[part.span.start : part.span.end].isupper()


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The tokens [first, last) of one part. `shouts` where a capital says nothing."""

    text: str
    tokens: Sequence[Token]
    first: int
    last: int
    shouts: bool

    def boundaries(self) -> Iterator[int]:
        """The token indices inside the stretch at which a sentence begins."""
        tokens = self.tokens
        width = 0
        index = self.first
        while index + 1 < self.last:
            token = tokens[index]
            index += 1
            gap = self.text[token.end : tokens[index].start]
            if "\n" in gap:
                width = width or self._longest_line()
                if gap.count("\n") > 1 or self._breaks_line(index, width):
                    yield index
                    continue
            stop = token.text[-1]
            if stop not in ".!?…" or (len(token.text) > 1 and token.norm not in _TERMINAL and stop != "."):
                continue
            after = self._past_closers(index)
            if after < self.last and self._ends(index - 1, after):
                yield after
            index = max(index, after)

    def _longest_line(self) -> int:
        text = self.text[self.tokens[self.first].start : self.tokens[self.last - 1].end]
        return max(len(line) for line in text.split("\n"))

    def _breaks_line(self, index: int, width: int) -> bool:
        """True where the line break before token `index` is none of a paragraph's own: the line is short, its last
        word has no mark, and the next begins with a capital."""
        before, following = self.tokens[index - 1], self.tokens[index]
        if not before.text[-1].isalnum() or not (following.text[0].isupper() or following.text in _OPENERS):
            return False
        begin = self.text.rfind("\n", 0, before.end) + 1
        return before.end - max(begin, self.tokens[self.first].start) < _SHORT_LINE * width

    def _past_closers(self, index: int) -> int:
        """Where the closing quotes and brackets and further end marks at `index` are over."""
        tokens = self.tokens
        while index < self.last:
            token = tokens[index]
            straight = token.text in _STRAIGHT and tokens[index - 1].end == token.start
            closing = straight and not self.text[token.end : token.end + 1].isalnum()
            if not (token.text in _CLOSERS or token.norm in _TERMINAL or closing):
                break
            index += 1
        return index

    def _ends(self, stop: int, after: int) -> bool:
        """True where the end mark at token `stop` ends a sentence and token `after` begins the next."""
        tokens = self.tokens
        token, following = tokens[stop], tokens[after]
        closed = after > stop + 1
        word = following
        if following.text in _OPENERS or following.text in _STRAIGHT or following.text in _DASHES:
            if after + 1 >= self.last:
                return True
            word = tokens[after + 1]
        if word.text[0] in ",;:)%":
            return False
        if len(token.text) > 1 and token.norm not in _TERMINAL:
            return self._abbreviation_ends(stop, after, closed=closed)
        if word.text[0].islower():
            return (following.text in ("(", "[") and token.text == ".") or self._lower_case_begins(
                stop, after, closed=closed
            )
        if token.norm == "..." and not closed:
            return word.text[0].isupper()
        if closed and self._cue_follows(after):
            return False
        # "killed.Then" is glued, "2.Then" and "al.Qaim" are not
        glued = following.start == tokens[after - 1].end
        return not glued or (
            word.text[0].isupper() and tokens[stop - 1].text.islower() and len(tokens[stop - 1].text) > 2
        )

    def _lower_case_begins(self, stop: int, after: int, *, closed: bool) -> bool:
        """True for text without capitals: "it fell. they left"; not for “Why?” he asked, nor for "abbr. the"."""
        if closed or self.tokens[after].norm not in _STARTERS or self.tokens[stop].text not in (".", "?"):
            return False
        if any(token.norm in _REPORTING for token in self.tokens[after + 1 : min(after + 3, self.last)]):
            return False
        before = self.tokens[stop - 1].text if stop > self.first else ""
        return self.tokens[after].start > self.tokens[stop].end and (len(before) > 4 or self.tokens[stop].text == "?")

    def _abbreviation_ends(self, stop: int, after: int, *, closed: bool) -> bool:
        token, following = self.tokens[stop], self.tokens[after]
        kind = stop_kind(token.text[:-1])
        if kind in ("title", "number", "inner") or token.norm in _NEVER or not following.text[0].isupper():
            return False
        if self.shouts:
            return False
        if closed:
            return not self._cue_follows(after)
        if token.norm in _CLOCK:
            # "10 p.m. Rebels fired", but "p.m. Monday", "p.m. GMT", "p.m. Moscow time"
            coming = [each.norm for each in self.tokens[after : min(after + 3, self.last)]]
            return following.norm not in _DAYS and not following.text.isupper() and "time" not in coming
        # "U.S. The", "Inc. He": only a word that opens sentences ends one here, for names follow as well
        return following.norm in _STARTERS or token.norm == "etc."

    def _cue_follows(self, after: int) -> bool:
        """True for “… stop.” Aliyev said[,.]: a name, then a reporting verb that nothing new hangs on."""
        tokens = self.tokens
        for index in range(after, min(after + _CUE_REACH, self.last)):
            token = tokens[index]
            if token.norm in _REPORTING and index > after:
                following = tokens[index + 1].norm if index + 1 < self.last else "."
                return following in _CUE_ENDS or following in _DAYS
            if not (token.text[0].isupper() or token.norm in _NAME_PARTS):
                return False
            if token.norm in _STARTERS and token.norm not in _NAME_PARTS:
                return False
        return False
