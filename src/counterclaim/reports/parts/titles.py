"""Where a title stands in a text, whatever became of its quotes, dashes and spaces."""

from __future__ import annotations

import re
from itertools import islice
from typing import Final

_SITE_JOINT = re.compile(r"\s+(?:[|–—·•»:]|::|-)\s+|\s*\|\s*")
_MAX_TITLE: Final = 1000  # characters; the longest headlines of tabloids have some 300
_MAX_JOINTS: Final = 12  # a title with its sections and its site has three; every joint is two titles to look for


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


def title_variants(title: str) -> list[str]:
    """The title, then without the site and section that pages put behind it (`… - World - Example Times`), or before
    it. The longest first, none of less than three words but the title itself; none at all of what is too long for one.
    """
    if len(title) > _MAX_TITLE:
        return []
    joints = list(islice(_SITE_JOINT.finditer(title), _MAX_JOINTS))
    shorter = [title[: joint.start()] for joint in reversed(joints)] + [title[joint.end() :] for joint in joints]
    return [title, *(variant for variant in shorter if word_count(variant) >= 3)]


def word_count(title: str) -> int:
    """Words of a title, at least one letter or digit each."""
    return sum(any(character.isalnum() for character in word) for word in title.split())
