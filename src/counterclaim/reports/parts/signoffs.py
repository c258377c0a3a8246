"""Bylines, sign-offs and page furniture inside a paragraph."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from counterclaim.data import load_yaml
from counterclaim.model.report import PartKind
from counterclaim.reports.parts.credits import Handler
from counterclaim.reports.parts.marker import Marker
from counterclaim.reports.parts.sentences import sentence_around

_SIGNOFF_LEFT = re.compile(
    r"(?:^|[.!?…”\"’')\]:;]\s*|\n\s*)((?:(?:Additional|Extra|Further|More|Local) )?"
    r"(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompil(?:ed|ing)"
    r"|[Ff]ilming|[Tt]ranslat(?:ed|ion)|[Pp]roduction)(?: and (?:writing|editing|reporting))?)$"
)
_SIGNOFF_END = re.compile(r"\s*(?:Our Standards|All rights|©|Copyright|\(|\[)|(?<=[a-z]{3})\.\s+(?=[A-Z][a-z]+ [a-z])")
_SIGNOFF_REACH: Final = 600
_LONGEST_WHOLE: Final = 24  # characters; more than any of whole_paragraphs
_TITLES: Final = frozenset({"St.", "Jr.", "Sr.", "U.N.", "U.S."})
# fmt: off
_SMALL_WORDS: Final = frozenset({
    "a", "also", "al", "and", "at", "bin", "correspondent", "correspondents", "de", "el", "for", "from", "in",
    "journalist", "journalists", "near", "of", "on", "photographer", "producer", "reporter", "reporters", "staff",
    "the", "van", "video", "von", "with", "writer", "writers",
})
# fmt: on
_CONTRIBUTED = re.compile(r"ontribut(?:ed|ing) (?:reporting )?to (?:this|the) (?:report|story|article|dispatch)\b")


def signed_off(text: str, place: int, start: int, end: int) -> Marker | None:
    """`Additional reporting by Jane Doe; Editing by John Doe` at the end of a text, from the first word on."""
    low = max(start, place - 40)
    left = _SIGNOFF_LEFT.search(text[low:place])  # a slice, so that `^` is the paragraph's start
    if left is None:
        return None
    reach = min(end, place + _SIGNOFF_REACH)
    stop = _SIGNOFF_END.search(text, place + 4, reach)
    last = stop.start() + (text[stop.start()] == ".") if stop else reach
    return Marker(low + left.start(1), _rstrip(text, last, place), PartKind.BYLINE)


def contributed(text: str, place: int, start: int, end: int) -> Marker | None:
    """`Jane Doe in Moscow and John Doe in London contributed to this report.`: the sentence."""
    found = _CONTRIBUTED.match(text, place, end)
    if found is None:
        return None
    first = _names_start(text, text.rindex(" ", start, place) if " " in text[start:place] else place, start)
    stop = found.end() + (text[found.end() : found.end() + 1] == ".")
    return Marker(first, stop, PartKind.BYLINE)


def _names_start(text: str, place: int, start: int) -> int:
    """Where the names that end at `place` begin: capitalised words with small ones between, back to the stop before."""
    first = place
    floor = max(start, place - _SIGNOFF_REACH)
    while place > floor:
        end = _rstrip(text, place, floor)
        begin = end
        while begin > floor and not text[begin - 1].isspace():
            begin -= 1
        word = text[begin:end]
        if not word or (word[-1] in ".!?…”\"’')" and len(word) > 2 and word not in _TITLES):
            break
        if word[0].isupper():
            first = begin
        elif word.rstrip(",") not in _SMALL_WORDS:
            break
        place = begin
    return first


def furniture_sentence(text: str, place: int, start: int, end: int) -> Marker | None:
    """A sentence that holds a word of page furniture."""
    first, last = sentence_around(text, place, start, end)
    return Marker(first, _rstrip(text, last, place), PartKind.BOILERPLATE)


def furniture_phrase(text: str, place: int, start: int, end: int) -> Marker | None:
    """`Slideshow ( 4 images )`, `[Click to enlarge]`: these words alone."""
    match = _phrases().match(text, place, end)
    return Marker(place, match.end(), PartKind.BOILERPLATE) if match else None


def _rstrip(text: str, end: int, floor: int) -> int:
    while end > floor and text[end - 1].isspace():
        end -= 1
    return end


@cache
def _data() -> dict[str, list[str]]:
    data = load_yaml("reports/boilerplate.yaml")
    if not isinstance(data, dict):
        raise TypeError("reports/boilerplate.yaml is no mapping")
    return data


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(phrase).replace(r"\#", r"\d+") for phrase in _data()["phrases"]))


def is_furniture(text: str, start: int, end: int) -> bool:
    """True where a paragraph is page furniture, or begins as only that does, in any case."""
    if end - start < _LONGEST_WHOLE and text[start:end].rstrip(":.").lower() in _whole_paragraphs():
        return True
    openings, starts = _paragraph_starts()
    # Three letters tell most paragraphs apart.
    return text.startswith("©", start) or (
        text[start : start + 3].lower() in openings and starts.match(text, start) is not None
    )


@cache
def _whole_paragraphs() -> frozenset[str]:
    return frozenset(_data()["whole_paragraphs"])


@cache
def _paragraph_starts() -> tuple[frozenset[str], re.Pattern[str]]:
    starts = sorted(_data()["paragraph_starts"], key=len, reverse=True)
    pattern = "|".join(re.escape(start) + (r"\b" if start[-1].isalnum() else "") for start in starts)
    return frozenset(start[:3].lower() for start in starts), re.compile(pattern, re.IGNORECASE)


@cache
def signoff_table() -> tuple[tuple[str, Handler], ...]:
    """Literal words and what looks at the place, as `credits.TABLE`."""
    heads = dict.fromkeys(phrase.split("#")[0].rstrip(" (") or phrase for phrase in _data()["phrases"])
    return (
        ("eporting by ", _from_label),
        ("riting by ", _from_label),
        ("diting by ", _from_label),
        ("ompiled by ", _from_label),
        ("ontribut", contributed),
        *((words, furniture_sentence) for words in _data()["in_sentence"]),
        *((head, furniture_phrase) for head in heads),
    )


def _from_label(text: str, place: int, start: int, end: int) -> Marker | None:
    by = text.index(" by ", place)
    return signed_off(text, by, start, end)
