"""Captions: paragraphs that say they are one, and how far back from its credit a caption reaches."""

from __future__ import annotations

import re
from typing import Final

from counterclaim.reports.dates import MONTH, WEEKDAY
from counterclaim.reports.parts.sentences import sentence_starts

_PICTURE: Final = (
    r"(?:photo(?:graph)?|image|picture|handout|(?:frame|screen|video|image|tv) ?grab|screenshot|still(?: image)?|combo)"
)
_OPENS = re.compile(
    rf"(?:In (?:this|these|an?) (?:[\w.,'’-]+ ){{0,6}}?{_PICTURE}s?\b"
    r"|FILE ?(?:PHOTO|IMAGE|PICTURE)?S?\s?[-–—:]|(?:File|Undated|Handout|Archive) (?:photo|picture|image|handout)s?\b"
    r"|(?:Pictured|PICTURED|Picture shows|Caption|CAPTION|Above|Inset)(?: (?:above|below|left|right))?\s?:"
    rf"|(?:An?|This|These|The) (?:[\w'’-]+ ){{0,3}}?{_PICTURE}s? (?:\w+ ){{0,2}}?(?:taken|released|provided"
    r"|made available|distributed|issued|obtained|posted|published"
    r"|from (?:a |the )?(?:video|footage|handout)|shows?|showing)\b"
    r"|(?:A|An) (?:general|aerial|satellite|file) (?:view|photo|picture|image) )"
)
_PICTURED = re.compile(
    r"\((?:\w+ ){0,3}?[Pp]ictured\b|\b[Pp]ictured(?: (?:above|below|left|right|here))?[:)]"
    r"|\b[Pp]ictured,? (?:left|right|cent)"
)
# "Friday, Oct. 23, 2020" and "October 17, 2020": running text seldom writes the year of its own week.
_DATED = re.compile(
    rf"(?:{WEEKDAY} )?(?:{MONTH} \d{{1,2}},? (?:19|20)\d\d|\d{{1,2}} {MONTH},? (?:19|20)\d\d)", re.IGNORECASE
)
_LONGEST: Final = 900  # characters; the wires' captions have 300 to 600
_MOST_SENTENCES: Final = 5
_SHORTEST: Final = 30  # a caption of less is a date or a place


def opens_caption(text: str, start: int, end: int) -> bool:
    """True where the words from `start` on say that they are a caption: `In this photo provided by`."""
    return _OPENS.match(text, start, end) is not None


def is_caption(text: str, start: int, end: int) -> bool:
    """True where a paragraph says that it is a caption. Nothing is guessed from its style."""
    if end - start > _LONGEST:
        return False
    return opens_caption(text, start, end) or (end - start < 400 and _PICTURED.search(text, start, end) is not None)


def has_cue(text: str, start: int, end: int) -> bool:
    """True where the words look like a caption's once an agency's name stands behind them."""
    return (
        opens_caption(text, start, end)
        or _DATED.search(text, start, end) is not None
        or _PICTURED.search(text, start, end) is not None
    )


def caption_start(text: str, start: int, end: int, sure: bool, whole: bool) -> int | None:
    """Where the caption that ends at `end` begins, not before `start`. None where there is none.

    `sure`: the credit behind it is a picture's. `whole`: the stretch is a paragraph of a text of several, or stands
    between two credits; it is one caption unless it is too long for one. Else body stands before it in the same
    paragraph, and the caption is its last sentences, back to one that opens a caption or bears a date with a year.
    """
    starts = sentence_starts(text, start, end)
    if whole and end - start <= _LONGEST and len(starts) <= _MOST_SENTENCES:
        return start if sure or has_cue(text, start, end) else None
    last = starts[-_MOST_SENTENCES:]
    ends = [*last[1:], end]
    for begin in last:
        if opens_caption(text, begin, end):
            return begin
    for index in reversed(range(len(last))):
        if has_cue(text, last[index], ends[index]):
            # "Oct. 23, 2020." as a sentence of its own dates the one before.
            return last[index - 1] if index and ends[index] - last[index] < _SHORTEST else last[index]
    return last[-1] if sure else None
