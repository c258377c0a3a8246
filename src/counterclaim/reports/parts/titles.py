"""Where a title stands in a text, whatever became of its quotes, dashes and spaces."""

from __future__ import annotations


def title_end(text: str, start: int, end: int, title: str) -> int | None:
    """The end of `title` where `[start, end)` begins with it, letters and digits alone compared; else None.

    The stop and closing quotes behind it belong to it.
    """
    place = start
    for character in title:
        if not character.isalnum():
            continue
        while place < end and not text[place].isalnum():
            place += 1
        if place == end or (text[place] != character and text[place].casefold() != character.casefold()):
            return None
        place += 1
    if place < end and text[place].isalnum():  # in the middle of a word
        return None
    while place < end and text[place] in ".!?…”\"’')":
        place += 1
    return place if place > start else None


def word_count(title: str) -> int:
    """Words of a title, at least one letter or digit each."""
    return sum(any(character.isalnum() for character in word) for word in title.split())
