"""A report's text with the words of a claim marked: the words themselves, its source, cue and via, what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from counterclaim.dossier.marks import cut
from counterclaim.model.claim import Claim, StatementDetails
from counterclaim.model.report import Report
from counterclaim.model.span import Span

# The marks in the order of the legend, with what they mean.
MARKS = {
    "words": "the claim's own words",
    "source": "who says so",
    "cue": "the words of saying",
    "via": "whom the source quotes",
    "content": "all that is said",
    "other": "words of other claims",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """“over 30”, marked as words. `text` has as many code points as the report; `start` is where it begins there."""

    text: str
    start: int
    marks: tuple[str, ...]
    claim: str = ""  # id of another claim whose words these are


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One part of the report: its kind and its pieces, with the white space after it."""

    kind: str
    pieces: tuple[Piece, ...]


def paragraphs(
    report: Report, marked: Sequence[tuple[Span, str]], others: Sequence[tuple[Span, str]] = ()
) -> tuple[Paragraph, ...]:
    """The whole text, cut into its parts and at the edges of marks. `marked` are spans with the names of their marks,
    `others` spans of other claims with their ids. Joined, the pieces are the text again, but for characters that a
    page can't hold; each of those is one that it can."""
    labels = [*marked, *((span, f"#{claim}") for span, claim in others)]
    starts = [part.span.start for part in report.parts]
    bounds = [0, *starts[1:], len(report.text)]
    kinds = [part.kind.value for part in report.parts] or ["body"]
    found = []
    for kind, start, end in zip(kinds, bounds, bounds[1:], strict=False):
        at, pieces = start, []
        for stretch in cut(report.text, Span(start, end), labels):
            names = tuple(name for name in MARKS if name in stretch.claims)
            ids = [name[1:] for name in stretch.claims if name.startswith("#")]
            marks = (*names, "other") if ids and "words" not in names else names
            pieces.append(Piece(showable(stretch.text), at, marks, ids[-1] if ids and "words" not in names else ""))
            at += len(stretch.text)
        found.append(Paragraph(kind, tuple(pieces)))
    return tuple(found)


# What HTML drops or changes: a carriage return, and characters that are no text.
_NO_TEXT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(127, 160)), "�")
_NO_TEXT[13] = " "


def showable(text: str) -> str:
    """The text with one character for each that a page can't hold: offsets stay what they are."""
    return text.translate(_NO_TEXT)


def marks_of(claim: Claim, statements: Iterable[Claim], text: str) -> tuple[tuple[Span, str], ...]:
    """Where the claim's source, cue, via and content stand, from the statement of the report that holds it; without
    one, its source and via where they stand nearest."""
    found: list[tuple[Span, str]] = [(claim.span, "words")]
    holding = [
        (statement, details)
        for statement in statements
        if isinstance(details := statement.details, StatementDetails)
        and any(span.overlaps(claim.span) for span in details.content_spans)
    ]
    # The innermost statement of the same source; else the innermost.
    holding.sort(key=lambda pair: (pair[0].source != claim.source, sum(s.end - s.start for s in pair[1].content_spans)))
    if holding and (holding[0][0].source == claim.source or claim.source):
        details = holding[0][1]
        found += [(span, "content") for span in details.content_spans]
        found += [(span, "cue") for span in details.cue_spans]
        found += [(span, "source") for span in details.source_spans]
    if claim.source and not any(name == "source" for _, name in found):
        found += [(span, "source") for span in _nearest(claim.source, claim.span, text)]
    if claim.via:
        found += [(span, "via") for span in _nearest(claim.via, claim.span, text)]
    return tuple(found)


def _nearest(words: str, to: Span, text: str) -> list[Span]:
    """Where the words stand nearest to a span, before it if anywhere near."""
    before, after = text.rfind(words, 0, to.start), text.find(words, to.end)
    choices = [at for at in (before, after) if at >= 0]
    if not choices:
        return []
    at = min(choices, key=lambda one: abs(one - to.start))
    return [Span(at, at + len(words))]
