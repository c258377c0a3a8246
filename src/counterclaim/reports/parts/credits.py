"""Credits of pictures inside a paragraph. Each function looks at one place where a word of `TABLE` stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from counterclaim.model.report import PartKind
from counterclaim.reports.parts.marker import Marker
from counterclaim.reports.parts.names import agency_pattern, name_end

_BRACKETS = re.compile(r"\(([^()\n]{2,240})\)|\[([^\[\]\n]{2,240})\]")
_PICTURE_WORD = re.compile(
    r"\b(?:photos?|photograph|pictures?|images?|handout|pool|file|courtesy|screen ?grab|screenshot|video|still)\b", re.I
)
_OPENS_CREDIT = re.compile(
    r"(?:AP|AFP|EPA|Reuters|REUTERS|PAN) Photo\b|(?:photo(?:graph)?|picture|image|pic|video|credit|handout)s?"
    r"(?: credit| courtesy)?(?:s?:| by\b| of\b| from\b)|©|copyright\b|courtesy(?: of\b|:)|handout\b"
    r"|screen ?grab(?: |$)(?!of)|via [A-Z]",
    re.I,
)
_FILE = re.compile(r"(?:file|archive|stock|handout|undated)(?: (?:photo|picture|image|footage|video))?s?$", re.I)
_SOURCES = re.compile(r"(?:With|Source|Sources|Via|From)\b:? ", re.I)
_AND_AGENCIES = re.compile(r"(?:[\w’'. ]{2,40} (?:and|&) )?(?:[Aa]gencies|AGENCIES)$")
_SLASHED = re.compile(r"[^\W\d_][\w.’' -]{1,60} ?/ ?")
_LIST_JOINT = re.compile(r"\s*(?:,|/|&| and | via |\+)\s*| ")
_DASH_AFTER = re.compile(r"\s*(?:[-–—:]|_)")
_GOES_ON = re.compile(r"\s+[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…”\"’')\]]\s*$|\b(?:19|20)\d\d\s*$")

_CREDIT_LEFT = re.compile(r"(?:(?:Photo|Image|Picture|Video|Photograph|Pic)s? )?[Cc]redits?$|(?:PHOTO |IMAGE )?CREDIT$")
_LEFT_REACH: Final = 24
_BOUND: Final = 200  # no credit is longer


def in_brackets(text: str, place: int, start: int, end: int) -> Marker | None:
    """`(AP Photo/Jane Doe)`, `[Jane Doe/Reuters]`, `(Reuters)`, `(With AFP)`, `(Reporting by Jane Doe)`."""
    match = _BRACKETS.match(text, place, end)
    if match is None:
        return None
    inner = (match[1] or match[2]).strip()
    kind, before = _of_inner(inner)
    if kind is None:
        return None
    if before is not True and _DASH_AFTER.match(text, match.end(), end):
        return None  # a dateline
    after = _GOES_ON.match(text, match.end(), end)
    if before is not True and after is not None and text[after.end() - 1].islower():
        return None  # in the middle of a sentence: "the agency (AFP) said"
    if before is None and not _SENTENCE_END.search(text, max(start, place - 8), place):
        # "the Observatory (AFP)" at the end of a sentence; a caption without a stop has the paragraph to itself
        return None if match.end() < end else Marker(place, match.end(), kind, None)
    return Marker(place, match.end(), kind, before)


def _of_inner(inner: str) -> tuple[PartKind | None, bool | None]:
    """What stands in brackets, and whether it makes a caption of what stands before."""
    if "eporting by " in inner or "riting by " in inner or "diting by " in inner or "ompiled by " in inner:
        return PartKind.BYLINE, False
    if _OPENS_CREDIT.match(inner) or _FILE.match(inner):
        return PartKind.CREDIT, True
    if _SOURCES.match(inner):
        return PartKind.BYLINE, False
    if _AND_AGENCIES.match(inner):
        return PartKind.CREDIT, None
    agency = agency_pattern()
    found = agency.search(inner)
    while found is not None and found.start() and (inner[found.start() - 1].isalnum()):
        found = agency.search(inner, found.end())
    if found is None:
        return None, None
    if _only_agencies(inner):
        return PartKind.CREDIT, None
    named = _PICTURE_WORD.search(inner) or " via " in inner.lower() or _SLASHED.match(inner)
    # "Jane Doe, AP": the agency comes last, behind a name.
    listed = inner.endswith(found.group()) and "," in inner and inner[0].isupper() and len(inner) < 60
    return (PartKind.CREDIT, True) if named or listed else (None, None)


def _only_agencies(inner: str) -> bool:
    agency = agency_pattern()
    place = 0
    while place < len(inner):
        found = agency.match(inner, place)
        if found is None:
            return False
        joint = _LIST_JOINT.match(inner, found.end())
        if joint is None:
            return found.end() == len(inner)
        place = joint.end()
    return False


def after_slash(text: str, place: int, start: int, end: int) -> Marker | None:
    """`REUTERS/Jane Doe`, with or without a space before what follows."""
    slash = text.index("/", place)
    stop = name_end(text, slash + 1 + (text[slash + 1 : slash + 2] == " "), min(end, place + _BOUND))
    if stop <= slash + 1 or (place > start and text[place - 1].isalnum()):
        return None
    return Marker(place, stop, PartKind.CREDIT, True)


def labelled(text: str, place: int, start: int, end: int) -> Marker | None:
    """`Credit: Jane Doe`, `Photo credit: X/Y`: at the colon's word, whatever the words before."""
    colon = text.index(":", place)
    left = _CREDIT_LEFT.search(text, max(start, colon - _LEFT_REACH), colon)
    if left is None:
        return None
    return _label(text, _word_start(text, left.start(), start), colon + 1, end)


def photo_by(text: str, place: int, start: int, end: int) -> Marker | None:
    """`Photo: Jane Doe/Reuters`, `Photograph by Jane Doe`; not `File photo:`, which opens a caption."""
    if place > start and (text[place - 1].isalnum() or text[max(start, place - 5) : place].lower() == "file "):
        return None
    match = _PHOTO_LABEL.match(text, place, end)
    return _label(text, place, match.end(), end) if match else None


_PHOTO_LABEL = re.compile(r"(?:Photo(?:graph|s)?|PHOTO|Picture|Image)s?(?: by|:| courtesy(?: of|:)) ?")


def getty(text: str, place: int, start: int, end: int) -> Marker | None:
    """`Jane Doe/AFP/Getty Images` and `Anadolu via Getty Images`, from the name on."""
    stop = place + len("Getty Images")
    low = max(start, place - 90)
    match = _GETTY_LEFT.search(text[low:place])
    if match is not None:
        return Marker(low + match.start("name"), stop, PartKind.CREDIT, True)
    if place == start or _SENTENCE_END.search(text, max(start, place - 4), place) or text[place - 2 : place] == "| ":
        goes_on = _GOES_ON.match(text, stop, end)
        if goes_on is None or not text[goes_on.end() - 1].islower():
            return Marker(place, stop, PartKind.CREDIT, True)
    return None


_GETTY_LEFT = re.compile(
    r"(?:^|[.!?|©”\")\]] ?|\n)\s*(?P<name>[^\W\d_][\w’'.\-]*(?:[ /][^\W\d_][\w’'.\-]*){0,7})(?: ?/ ?| via )$"
)


def agency_photo(text: str, place: int, start: int, end: int) -> Marker | None:
    """`AP Photo/Jane Doe` without brackets."""
    before = text[max(start, place - 2) : place]
    if before and not _SENTENCE_END.search(before) and before.strip() not in ("", "|", "-", "–", "—"):
        return None
    stop = place + len("AP Photo")
    if text[stop : stop + 1] == "/":
        stop = name_end(text, stop + 1, min(end, stop + _BOUND)) or stop
    elif (goes_on := _GOES_ON.match(text, stop, end)) and text[goes_on.end() - 1].islower():
        return None
    return Marker(place, stop, PartKind.CREDIT, True)


def page_label(text: str, place: int, start: int, end: int) -> Marker | None:
    """`Image copyright Reuters`, `Image source, Getty Images`, `Image caption`: labels that pages print."""
    match = _PAGE_LABEL.match(text, place, end)
    if match is None:
        return None
    if match["what"].lower() == "caption":
        return Marker(place, match.end(), PartKind.CREDIT, False, captions_after=True)
    stop = name_end(text, match.end(), min(end, match.end() + _BOUND))
    return Marker(place, stop, PartKind.CREDIT, False) if stop > match.end() else None


_PAGE_LABEL = re.compile(r"(?:Image|Media) (?P<what>copyright|source|caption)\b[,:]?(?: |$)")


def _label(text: str, start: int, names: int, end: int) -> Marker | None:
    while names < end and text[names] in " \u00a0\t":
        names += 1
    stop = name_end(text, names, min(end, names + _BOUND))
    return Marker(start, stop, PartKind.CREDIT, True) if stop > names else None


def _word_start(text: str, place: int, start: int) -> int:
    while place > start and text[place - 1].isalnum():
        place -= 1
    return place


Handler = Callable[[str, int, int, int], Marker | None]

TABLE: Final[tuple[tuple[str, Handler], ...]] = (
    ("(", in_brackets),
    ("[", in_brackets),
    ("REUTERS/", after_slash),
    ("REUTERS /", after_slash),
    ("redit:", labelled),
    ("redits:", labelled),
    ("CREDIT:", labelled),
    ("Photo", photo_by),
    ("PHOTO:", photo_by),
    ("Picture", photo_by),
    ("Image", photo_by),
    ("Image ", page_label),
    ("Media caption", page_label),
    ("Getty Images", getty),
    ("AP Photo", agency_photo),
)
"""Literal words, found by `str.find`, and what looks at the place. A marker found by an earlier row wins."""
