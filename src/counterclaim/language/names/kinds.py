"""What sort of thing a capitalised run names, by its words and those beside it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from counterclaim.data import load_lines
from counterclaim.language.cast.heads import is_head
from counterclaim.language.names.lists import words
from counterclaim.language.places.gazetteer import is_place
from counterclaim.model.reading import NameKind, Sentence, Token

__all__ = ["is_placed", "kind_of_run"]

_LONGEST_PERSON = 5
_LONGEST_INITIALS = 4


def kind_of_run(text: str, tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> NameKind | None:
    """Person, organisation or place; None for capitals that name nothing of these (“Kalashnikov”, “Easter”)."""
    before = tokens[first - 1].norm if first > sentence.first else ""
    before2 = tokens[first - 2].norm if first > sentence.first + 1 else ""
    after = tokens[last].norm if last < sentence.last else ""
    size = last - first
    final = tokens[last - 1]
    run = tokens[first:last]
    if any(c.isdigit() for t in run for c in t.text) or any(t.norm in words("events") for t in run):
        return None
    loud = any(len(t.text) > _LONGEST_INITIALS for t in run)
    if size > 1 and loud and all(t.text.isupper() for t in run):
        return None  # words in capitals for their loudness
    if is_head(final.text, "organisation") and (size > 1 or before == "the"):
        return NameKind.ORGANISATION
    if before in words("titles"):
        return NameKind.PERSON
    if final.norm in words("place_kinds") and size > 1:
        return NameKind.PLACE
    if size > 1 and _is_given(tokens[first].norm) and size <= _LONGEST_PERSON:
        return NameKind.PERSON
    if after in words("place_kinds") and after.islower():
        return NameKind.PLACE
    if before == "of" and before2 in words("place_of"):
        return NameKind.PLACE
    if after not in words("said") and (
        before in words("place_before") or is_place(_written(text, tokens, first, last))
    ):
        return NameKind.PLACE
    if size == 1:
        if len(final.text) > 1 and final.text.isupper() and final.text.isalpha():
            return NameKind.ORGANISATION
        return NameKind.PERSON if after in words("said") or _is_given(final.norm) else None
    return NameKind.PERSON if size <= _LONGEST_PERSON else None


def is_placed(text: str, tokens: Sequence[Token], first: int, last: int) -> bool:
    """True where the words beside a name leave no doubt that it is a place, whatever a model took it for: "in the town
    of Zorbek", "attacks on Kharkiv left nine dead", "Kharkiv: nine dead"."""
    before = tokens[first - 1].norm if first else ""
    before2 = tokens[first - 2].norm if first > 1 else ""
    after = tokens[last].norm if last < len(tokens) else ""
    if after in words("said") or after in ("'s", "'", "’s"):
        return False
    if before == "of" and before2 in words("place_kinds"):
        return True
    if not is_place(_written(text, tokens, first, last)):
        return before in ("in", "near") and last - first == 1 and not _is_given(tokens[first].norm)
    opens = (
        not first
        or tokens[first - 1].text in (".", "!", "?")
        or "\n" in text[tokens[first - 1].end : tokens[first].start]
    )
    return before in words("place_before") or before in ("on", "from") or (opens and after == ":")


def _written(text: str, tokens: Sequence[Token], first: int, last: int) -> str:
    return text[tokens[first].start : tokens[last - 1].end]


def _is_given(norm: str) -> bool:
    """True for a given name of the list: “Nikol”, “Jean-Pierre”."""
    return norm in _given() or norm.split("-", 1)[0] in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(name for line in load_lines("names/given.txt") for name in line.split())
