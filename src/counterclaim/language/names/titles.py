"""What stands beside a person's name and says who it is: a title before it, an apposition behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from counterclaim.language.names.lists import words
from counterclaim.model.reading import PartyMention, Token
from counterclaim.model.span import Span

__all__ = ["behind_of", "title_of"]

_REACH = 10  # words of a title, "the deputy commander of the Russian force in Syria, Lt. Gen." being about the longest
_TAIL = 4  # small words that may end an apposition: "border guard", "health and rescue service"


def title_of(text: str, tokens: Sequence[Token], first: int, mention_at: Mapping[int, PartyMention]) -> Span | None:
    """The title that ends just before token `first`: “Armenian Prime Minister”, “a spokesman for the army,”."""
    i = first - 1
    if i < 0 or not _beside(text, tokens, i) or not _is_title(tokens[i]):
        return _of_party(text, tokens, first, mention_at)
    start = i
    while start > 0 and first - start < _REACH and _beside(text, tokens, start - 1):
        before = tokens[start - 1]
        if before.norm in ("'s", "s'") and start >= 2:
            start -= 2
            while start - 1 in mention_at and mention_at.get(start) is mention_at.get(start - 1):
                start -= 1
            continue
        if before.norm in ("of", "the") and (of := _office_of(text, tokens, start)) is not None:
            start = of
            continue
        named = start - 1 in mention_at
        capital = before.text[0].isupper() and before.norm not in words("not_names")
        if not (named or capital or _is_title(before) or before.norm in words("modifiers")):
            break
        start -= 1
    return Span(tokens[start].start, tokens[i].end)


def _to_comma(tokens: Sequence[Token], first: int, end: int) -> int:
    """“a spokesman for the Ukrainian | border guard,”: small words that end the apposition at a mark belong to it."""
    k = end
    while k < len(tokens) and k - end < _TAIL and tokens[k].text.isalpha() and tokens[k].text.islower():
        if tokens[k].norm in words("said") or tokens[k].norm in ("who", "which", "that"):
            return end
        k += 1
    return k if first < end < k < len(tokens) and tokens[k].text in (",", ".", ";") else end


def _office_of(text: str, tokens: Sequence[Token], start: int) -> int | None:
    """Where “Chief of” and “Chief of the” begin that stand before token `start`; None where they don't."""
    i = start - 1
    if tokens[i].norm == "the" and i and _beside(text, tokens, i - 1):
        i -= 1
    if tokens[i].norm != "of" or not i or not _beside(text, tokens, i - 1) or not _is_title(tokens[i - 1]):
        return None
    return i - 1 if tokens[i - 1].text[0].isupper() else None


def _of_party(text: str, tokens: Sequence[Token], first: int, mention_at: Mapping[int, PartyMention]) -> Span | None:
    """“President of Kazakhstan Nursultan Nazarbayev”."""
    i = first - 1
    mention = mention_at.get(i)
    if mention is None or not _beside(text, tokens, i):
        return None
    while i - 1 in mention_at and mention_at[i - 1] is mention:
        i -= 1
    if i >= 2 and tokens[i - 1].norm == "of" and _is_title(tokens[i - 2]):
        start = i - 2
        while start and (tokens[start - 1].norm in words("modifiers")) and _beside(text, tokens, start - 1):
            start -= 1
        return Span(tokens[start].start, tokens[first - 1].end)
    return None


def behind_of(text: str, tokens: Sequence[Token], last: int, mention_at: Mapping[int, PartyMention]) -> Span | None:
    """The apposition that follows: “, the head of the Syrian Observatory for Human Rights”."""
    n = len(tokens)
    if last + 2 >= n or tokens[last].text != ",":
        return None
    i = last + 1
    if tokens[i].norm in ("the", "a", "an"):
        i += 1
    end = i
    titled = False
    while end < n and end - last < _REACH + 4:
        token = tokens[end]
        if text.find("\n", tokens[end - 1].end, token.start) >= 0:
            break
        small = token.norm in ("of", "for", "the", "to", "'s", "in", "and", "at")
        known = _is_title(token) or token.norm in words("modifiers") or end in mention_at
        if not (small or known or token.text[0].isupper()):
            break
        if small and not titled and token.norm != "'s":
            break
        titled = titled or _is_title(token)
        end += 1
    end = _to_comma(tokens, i, end)
    while end > i and tokens[end - 1].norm in ("of", "for", "the", "to", "'s", "in", "and", "at"):
        end -= 1
    return Span(tokens[last + 1].start, tokens[end - 1].end) if titled and end > i else None


def _is_title(token: Token) -> bool:
    return token.norm in words("titles")


def _beside(text: str, tokens: Sequence[Token], i: int) -> bool:
    """True where token i and the next stand on one line with at most a space between."""
    if i + 1 >= len(tokens):
        return False
    gap = text[tokens[i].end : tokens[i + 1].start]
    return len(gap) <= 1 and gap != "\n"
