"""Runs of capitalised words: what may be a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from counterclaim.language.cast.heads import is_head
from counterclaim.language.names.lists import words
from counterclaim.model.reading import PartyMention, Sentence, Token

__all__ = ["lower_words", "runs_of"]

_SHOUTED = 0.7  # share of capitalised words above which a line is a title: its capitals tell nothing
_SHORT = 4
_MAX_RUN = 14


def lower_words(tokens: Sequence[Token]) -> frozenset[str]:
    """Words that the report writes without a capital somewhere: at the start of a sentence they are no names."""
    return frozenset({t.norm for t in tokens if t.text.islower()})


def is_title_line(tokens: Sequence[Token], sentence: Sentence) -> bool:
    """True for a line in capitals, and for a headline in which every word but the small ones has a capital."""
    run = tokens[sentence.first : sentence.last]
    letters = [t for t in run if t.text[0].isalpha()]
    if len(letters) < _SHORT:
        return False
    if all(t.text.isupper() for t in letters):
        return True
    if run[-1].text == "." or sum(t.text[0].isupper() for t in letters) <= _SHOUTED * len(letters):
        return False
    return all(t.text[0].isupper() or t.norm in words("not_names") for t in letters)


def runs_of(
    text: str,
    tokens: Sequence[Token],
    sentence: Sentence,
    lower: frozenset[str],
    mention_at: Mapping[int, PartyMention],
) -> Iterator[tuple[int, int]]:
    """Half-open ranges of tokens that may be names, in order: capitalised words with the small words inside names."""
    i, last = sentence.first, sentence.last
    start_of_sentence = True
    while i < last:
        token = tokens[i]
        if not token.text[0].isalnum():
            start_of_sentence = start_of_sentence or token.text in "\"“‘'(:"
            i += 1
            continue
        if i not in mention_at and not _opens(text, tokens, i, last, lower, first=start_of_sentence):
            start_of_sentence = False
            i += 1
            continue
        start_of_sentence = False
        end = i + 1
        while end < last and end - i < _MAX_RUN:
            mention = mention_at.get(end)
            if mention is not None and (mention is mention_at.get(end - 1) or _near(text, tokens, end - 1)):
                end += 1
                continue
            step = _reach(text, tokens, i, end, last)
            if not step:
                break
            end += step
        yield i, end
        i = end


def _opens(text: str, tokens: Sequence[Token], i: int, last: int, lower: frozenset[str], *, first: bool) -> bool:
    token = tokens[i]
    if _is_compound(token):
        return False
    if token.text[0].isupper():
        if token.norm in words("not_names") or (token.norm == "jan" and i + 1 < last and tokens[i + 1].text.isdigit()):
            return False
        if first and token.norm in lower:
            # “Rebel commander Abu Ali”: a title may open a sentence before a name.
            return token.norm in words("titles") or token.norm in words("modifiers")
        return True
    # “al-Nusra”, “bin Laden”
    if "-" in token.norm and token.norm.split("-", 1)[0] in words("particles"):
        return token.text.split("-", 1)[1][:1].isupper()
    return token.norm in ("al", "bin", "ibn", "abu") and _capital(tokens, i + 1, last) and _near(text, tokens, i)


def _is_compound(token: Token) -> bool:
    """True for “Britain-based”, “Russian-made”: a capital that only a modifier bears."""
    parts = token.text.split("-")
    return (
        len(parts) > 1
        and token.text[0].isupper()
        and len(parts[-1]) > 2
        and parts[-1].isalpha()
        and parts[-1].islower()
    )


def _capital(tokens: Sequence[Token], i: int, last: int) -> bool:
    return i < last and tokens[i].text[0].isupper() and tokens[i].norm not in words("not_names")


def _near(text: str, tokens: Sequence[Token], i: int) -> bool:
    """True where token i and the next stand on one line, a space apart."""
    gap = text[tokens[i].end : tokens[i + 1].start]
    return len(gap) <= 1 and gap != "\n"


def _reach(text: str, tokens: Sequence[Token], start: int, end: int, last: int) -> int:
    """How many tokens from `end` on belong to the run that began at `start`; 0 where it ends."""
    if not _near(text, tokens, end - 1):
        return 0
    token = tokens[end]
    if _is_compound(token):
        return 0
    if token.text[0].isupper():
        return 0 if token.norm in words("not_names") and len(token.norm) > 2 and not token.text.isupper() else 1
    head = token.norm.split("-", 1)
    if (
        len(head) == 2
        and head[0] in words("particles")
        and head[1][:1].isalpha()
        and token.text.split("-", 1)[1][0].isupper()
    ):
        return 1
    if token.norm in words("particles") and _capital(tokens, end + 1, last) and _near(text, tokens, end):
        return 2
    if token.norm in ("of", "for", "and", "&", "in", "de") and end + 1 < last and _near(text, tokens, end):
        body = any(is_head(t.text, "organisation") or is_head(t.text, "organ") for t in tokens[start:end])
        linked = any(t.norm in ("of", "for") for t in tokens[start:end])
        if token.norm in ("and", "&", "in") and not (body and linked):
            return 0
        if token.norm in ("of", "for") and not (body or (token.norm == "of" and _titled(tokens[start:end]))):
            return 0
        if _capital(tokens, end + 1, last) or (body and tokens[end + 1].text[0].isupper()):
            return 2
        if tokens[end + 1].norm == "the" and _capital(tokens, end + 2, last) and _near(text, tokens, end + 1):
            return 3
    if token.text.isdigit() and end + 1 <= last and is_head(tokens[end - 1].text, "organisation"):
        return 0
    return 0


def _titled(run: Sequence[Token]) -> bool:
    """True where a run ends in a noun of office: “President of Ghana John Doe”."""
    return run[-1].norm in words("titles")


def joined(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where the tokens stand a space apart on one line."""
    return all(len(text[a.end : b.start]) <= 1 for a, b in pairwise(tokens[first:last]))
