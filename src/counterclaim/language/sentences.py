"""Cuts the parts of a report into sentences."""

from __future__ import annotations

from bisect import bisect_left

from counterclaim.language._lists import words
from counterclaim.language.tokens import stop_kind
from counterclaim.model.reading import Sentence, Token
from counterclaim.model.report import Report
from counterclaim.model.span import Span

_TERMINAL = frozenset({".", "!", "?", "...", "?!", "!!"})
_CLOSERS = frozenset({")", "]", "}", "”", "’", "»", "''"})
_OPENERS = frozenset({"(", "[", "{", "“", "‘", "«", "``", "„"})
_STRAIGHT = frozenset({'"', "'"})
_STARTERS = words("sentence-starters.txt")
_REPORTING = words("reporting-verbs.txt")


def split(report: Report, tokens: tuple[Token, ...]) -> tuple[Sentence, ...]:
    """The sentences of `report`, in order, each inside one part and with at least one token.

    `tokens` are those of the report's text. A report without parts is taken as one part.
    """
    spans = [part.span for part in report.parts] or [Span(0, len(report.text))]
    starts = [token.start for token in tokens]
    found: list[Sentence] = []
    for index, span in enumerate(spans):
        first, last = bisect_left(starts, span.start), bisect_left(starts, span.end)
        while last > first and tokens[last - 1].end > span.end:
            last -= 1
        begin = first
        for end in _boundaries(report.text, tokens, first, last):
            found.append(Sentence(Span(tokens[begin].start, tokens[end - 1].end), begin, end, index))
            begin = end
    return tuple(found)


def _boundaries(text: str, tokens: tuple[Token, ...], first: int, last: int) -> list[int]:
    """The token indices, past `first`, at which a sentence ends; the last is `last`. None where there are no tokens."""
    ends: list[int] = []
    index = first
    while index < last:
        token = tokens[index]
        index += 1
        if index == last:
            break
        if text.count("\n", token.end, tokens[index].start) > 1:
            ends.append(index)
            continue
        stop = token.text[-1]
        if stop not in ".!?…" or (len(token.text) > 1 and token.norm not in _TERMINAL and stop != "."):
            continue
        after = _past_closers(text, tokens, index, last)
        if after == last:
            index = last
            break
        if _ends(text, tokens, index - 1, after):
            ends.append(after)
        index = after
    if last > first:
        ends.append(last)
    return ends


def _past_closers(text: str, tokens: tuple[Token, ...], index: int, last: int) -> int:
    """Where the closing quotes and brackets and further end marks at `index` are over."""
    while index < last:
        token = tokens[index]
        if token.text in _CLOSERS or token.norm in _TERMINAL or (
            token.text in _STRAIGHT
            and tokens[index - 1].end == token.start
            and not text[token.end : token.end + 1].isalnum()
        ):
            index += 1
        else:
            break
    return index


def _ends(text: str, tokens: tuple[Token, ...], stop: int, after: int) -> bool:
    """True where the end mark at token `stop` ends a sentence and token `after` begins the next."""
    token, following = tokens[stop], tokens[after]
    closed = after > stop + 1
    word = following
    if following.text in _OPENERS or following.text in _STRAIGHT or following.text in ("-", "–", "—", "--"):
        if after + 1 >= len(tokens):
            return True
        word = tokens[after + 1]
    capital = word.text[0].isupper() or word.text[0].isdigit() or not word.text[0].isalnum()
    if word.text[0] in ",;:)%":
        return False
    if len(token.text) > 1 and token.norm not in _TERMINAL:
        return _abbreviation_ends(token, following, closed=closed)
    if not capital:
        return False
    if token.norm == "..." and not closed:
        return word.text[0].isupper()
    if closed and _cue_follows(tokens, after):
        return False
    # "3.Then", "al.qaeda": glued without a space
    return following.start > tokens[after - 1].end or (word.text[0].isupper() and tokens[stop - 1].text.islower())


def _abbreviation_ends(token: Token, following: Token, *, closed: bool) -> bool:
    kind = stop_kind(token.text[:-1])
    if kind in ("title", "number", "inner"):
        return False
    if closed:
        return following.text[0].isupper()
    if kind in ("month", "day") and following.text[0].isdigit():
        return False
    # "U.S. The", "p.m. He", "Sept. The": only a word that opens sentences ends one here
    return following.text[0].isupper() and following.norm in _STARTERS


def _cue_follows(tokens: tuple[Token, ...], after: int) -> bool:
    """True for “… stop.” Aliyev said[,.]: a name, then a reporting verb that nothing new hangs on."""
    end = min(after + 6, len(tokens))
    for index in range(after, end):
        token = tokens[index]
        if token.norm in _REPORTING and index > after:
            nxt = tokens[index + 1].norm if index + 1 < len(tokens) else "."
            return nxt in (".", ",", "in", "on", "at", "during", "after", "through", "via", ";")
        if not (token.text[0].isupper() or token.norm in ("of", "al", "the", "he", "she", "they", "'s")):
            return False
        if token.norm in _STARTERS and token.norm not in ("he", "she", "they", "the"):
            return False
    return False
