"""What sort of thing a capitalised run names, by its words and those beside it."""

from __future__ import annotations

from collections.abc import Sequence

from counterclaim.language.cast.heads import is_head
from counterclaim.language.names.lists import words
from counterclaim.model.reading import NameKind, Sentence, Token

__all__ = ["kind_of_run"]


def kind_of_run(text: str, tokens: Sequence[Token], first: int, last: int, sentence: Sentence) -> NameKind | None:
    """Person, organisation or place; None for capitals that name nothing of these (“Kalashnikov”, “Easter”)."""
    before = tokens[first - 1].norm if first > sentence.first else ""
    before2 = tokens[first - 2].norm if first > sentence.first + 1 else ""
    after = tokens[last].norm if last < sentence.last else ""
    size = last - first
    if is_head(tokens[last - 1].text, "organisation") and size > 1:
        return NameKind.ORGANISATION
    if before in words("titles"):
        return NameKind.PERSON
    if after in words("place_kinds") or tokens[last - 1].norm in words("place_kinds"):
        return NameKind.PLACE
    if before == "of" and before2 in words("place_of"):
        return NameKind.PLACE
    if before in words("place_before") and after not in words("said"):
        return NameKind.PLACE
    if size == 1 and len(tokens[first].text) > 1 and tokens[first].text.isupper():
        return NameKind.ORGANISATION
    if after in words("said") or (2 <= size <= 4 and tokens[first].text[0].isupper()):
        return NameKind.PERSON if size <= 4 else None
    if size == 1 and before in ("", ",", "and"):
        return None
    return None
