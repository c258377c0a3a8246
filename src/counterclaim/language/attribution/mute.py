"""Phrases that nobody can speak through: things, events and numbers beside a verb of speech."""

from __future__ import annotations

import re
from functools import cache
from typing import cast

from counterclaim.data import load_yaml
from counterclaim.language.attribution.lexicon import words
from counterclaim.language.cast.heads import is_head, singular

__all__ = ["is_mute"]

_WORD = re.compile(r"[^\W_]+(?:[-'’.,][^\W_]+)*")
_LEADS = frozenset({"the", "a", "an", "this", "that", "these", "those", "its", "his", "her", "their", "some", "any"})
_HEAD_ENDS = frozenset({"who", "which", "that", "whose", "where", "when", "as", "than"})


@cache
def _lists() -> dict[str, frozenset[str]]:
    rows = cast("dict[str, str]", load_yaml("attribution/mute.yaml"))
    return {name: frozenset(row.split()) for name, row in rows.items()}


def is_mute(phrase: str) -> bool:
    """True for “the death toll”, “heavy fighting in Lom”, “a drone strike”, “nine”; False for who may speak.

    The head noun decides: the last word before a preposition, a comma or a relative clause. A head with a capital
    inside the phrase is part of a name.
    """
    found = [(m[0], m.end()) for m in _WORD.finditer(phrase)]
    while len(found) > 1 and found[0][0].casefold() in _LEADS:
        found = found[1:]
    if not found:
        return False
    core = _core(found, phrase)
    head = core[-1]
    if len(core) > 1 and head[0].isupper():
        return False
    if head[0].isdigit() or head.casefold() in _lists()["numbers"]:
        return len(core) == len(found)
    lists = _lists()
    one = singular(head)
    if one in lists["counts"]:
        return not (len(core) > 1 and core[-2][0].isupper())  # "an Observatory toll" is the Observatory's
    if one in lists["quantities"]:
        behind = [w for w, _ in found[len(core) :]]
        return not any(is_head(w, "voice") or is_head(w, "private") for w in behind)
    return one in lists["events"] or one in lists["things"] or head.casefold() in lists["things"]


def _core(found: list[tuple[str, int]], phrase: str) -> list[str]:
    """The words up to where the head noun's own phrase ends."""
    core: list[str] = []
    for word, end in found:
        low = word.casefold()
        if core and (low in words().prepositions or low in _HEAD_ENDS):
            break
        core.append(word)
        if phrase[end : end + 1] in (",", ";", "(") or phrase[end : end + 2] == " (":
            break
    return core
