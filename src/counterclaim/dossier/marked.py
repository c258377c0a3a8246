"""Reports with the words of their claims marked, and beside each paragraph what its claims say: one HTML page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from counterclaim.dossier.gloss import gloss
from counterclaim.dossier.marks import Stretch, cut
from counterclaim.dossier.page import asset, page_policy
from counterclaim.dossier.visible import finalized
from counterclaim.model.claim import Claim
from counterclaim.model.place import Located
from counterclaim.model.report import Report

__all__ = ["MarkedReport", "Note", "Paragraph", "mark", "render_marked", "whereabouts"]


@dataclass(frozen=True, slots=True)
class Note:
    """“3: a toll; Orlenian officials say 12 people killed; 2021-04-05; Kestrin.” What stands beside a paragraph.

    `rule` and `because` (the words that made it fire) say why the claim was made; `anchor` is its id on the page, for
    one claim stands on a page as often as its report.
    """

    number: int
    anchor: str
    kind: str
    says: str
    source: str
    date: str
    where: str
    rule: str
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One part of a report, cut where marked words begin and end; `numbers` of the claims by their anchor."""

    kind: str
    stretches: tuple[Stretch, ...]
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True)
class MarkedReport:
    """A report with its paragraphs; `head` is its id, outlet, day and title."""

    head: str
    paragraphs: tuple[Paragraph, ...]
    claims: int


def mark(report: Report, claims: Sequence[Claim], number: int = 0) -> MarkedReport:
    """The paragraphs of a report with the claims that begin in each, numbered in the order of the text.

    `number` is that of the report on its page. A claim that reaches over several parts is marked in each and told
    beside the first.
    """
    ordered = sorted(claims, key=lambda claim: (claim.span, claim.kind.value, claim.id))
    anchors = [f"r{number}-{i}" for i in range(1, len(ordered) + 1)]
    paragraphs = []
    told: set[str] = set()
    for part in report.parts:
        here = [
            (claim, anchor) for claim, anchor in zip(ordered, anchors, strict=True) if part.span.overlaps(claim.span)
        ]
        pieces = cut(report.text, part.span, [(claim.span, anchor) for claim, anchor in here])
        # A claim that began in the part before has its anchor there.
        stretches = tuple(replace(piece, begins=tuple(b for b in piece.begins if b not in told)) for piece in pieces)
        notes = tuple(_note(claim, anchor, report.text) for claim, anchor in here if anchor not in told)
        told.update(anchor for _, anchor in here)
        paragraphs.append(Paragraph(part.kind.value, stretches, notes))
    day = report.published.isoformat() if report.published else None
    head = " · ".join(filter(None, (report.id, report.outlet, day, report.title)))
    return MarkedReport(head, tuple(paragraphs), len(ordered))


def whereabouts(where: Located | None) -> str:
    """\"Goma, COD (-1.68, 29.22; near)\": where a place lies, in a few words; empty where that isn't known."""
    if where is None:
        return ""
    if where.latitude is None or where.longitude is None:
        doubted = f", one of {len(where.others)}" if len(where.others) > 1 else ""
        return f"{where.name}{doubted}: no point"
    country = f", {where.country}" if where.country else ""
    return f"{where.name}{country} ({where.latitude:.2f}, {where.longitude:.2f}; where_prec {where.where_prec})"


def _note(claim: Claim, anchor: str, text: str) -> Note:
    lies = whereabouts(claim.where)
    return Note(
        number=int(anchor.rsplit("-", 1)[1]),
        anchor=anchor,
        kind=claim.kind.value,
        says=gloss(claim),
        source=(claim.source or "the outlet") + (f", quoting {claim.via}" if claim.via else ""),
        date=claim.date or "",
        where=" → ".join(filter(None, (claim.place, lies))),
        rule=claim.rule,
        because=tuple(span.of(text) for span in claim.evidence),
    )


def render_marked(reports: Iterable[MarkedReport], *, explain: bool = False) -> Iterator[str]:
    """The page, in pieces: it needs nothing beside it and has no script. All words are escaped by the template."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=finalized
    )
    styles = [asset("page.css"), asset("marked.css")]
    template = environment.from_string(asset("marked.html.j2"))
    yield from template.generate(reports=reports, styles=styles, policy=page_policy(styles, []), explain=explain)
