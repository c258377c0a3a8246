"""Characters that turn, hide or steer what is shown, made visible: a reader must see the name that the program sees."""

from __future__ import annotations

import re
from typing import Any

# Controls of a terminal or a printer (tab and line feed aside), marks that turn the direction of what follows, and
# characters that show nothing: with them two names that differ look alike. No report needs them to be read.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff"
    "\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
# Joiners belong to the writing of some languages and to pictures made of several; in Latin, Greek and Cyrillic they
# only hide.
_JOINERS = "\u200c\u200d"


def visible(text: str) -> str:
    """The text with each such character as its number: “Kes‹U+200B›trin”. A carriage return before a line feed goes."""
    if text.isascii() and text.isprintable():
        return text
    return _UNSEEN.sub(_shown, text.replace("\r\n", "\n"))


def finalized(value: Any) -> Any:
    """For templates (`finalize`): words of reports made visible; what is markup already stays."""
    return visible(value) if type(value) is str else value


def _shown(found: re.Match[str]) -> str:
    character, before = found.group(), found.string[max(0, found.start() - 1) : found.start()]
    if character in _JOINERS and before > "\u052f" and not _UNSEEN.match(before):
        return character
    return f"‹U+{ord(character):04X}›"
