"""The page as data: every section, ready for the template. No section decides anything; they list and order."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from counterclaim import __version__
from counterclaim.dossier.implied import BoundRow, ConflictRow, implied_rows
from counterclaim.dossier.marks import Stretch, cut
from counterclaim.dossier.material import Material, Refused
from counterclaim.dossier.places import PlaceControl, places_of
from counterclaim.dossier.rows import Row, rows_of
from counterclaim.dossier.tolls import TollQuestion, toll_questions
from counterclaim.dossier.truce_rows import TruceView, truce_views
from counterclaim.model.claim import Claim, Kind
from counterclaim.model.question import Standing
from counterclaim.model.span import Span

# Past this many claims the page would be slow to open; the rest are counted and left to `export`. A page of 5,000
# claims with their reports is about 12 MB.
MOST_CLAIMS = 5000
MOST_QUESTIONS = 400
MOST_DISPUTES = 60


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report, whole, with the words of its claims marked."""

    id: str
    title: str
    outlet: str
    url: str
    published: str
    stretches: tuple[Stretch, ...]
    claims: int
    copy_of: str  # whose words it repeats, empty where they are its own


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    title: str
    as_of: str
    first: str
    last: str
    version: str
    reports: tuple[ReportView, ...]
    outlets: int
    counts: tuple[tuple[str, int], ...]
    standings: tuple[tuple[str, int], ...]
    questions: tuple[TollQuestion, ...]
    contested: tuple[TollQuestion, ...]
    agreed: tuple[TollQuestion, ...]
    withheld: tuple[TollQuestion, ...]
    disputed: tuple[TollQuestion, ...]  # contested or withheld: the table of disputes
    bounds: tuple[BoundRow, ...]
    conflicts: tuple[ConflictRow, ...]
    bounds_left_out: int
    truces: tuple[TruceView, ...]
    places: tuple[PlaceControl, ...]
    attacks: tuple[Row, ...]
    talks: tuple[Row, ...]
    demands: tuple[Row, ...]
    denials: tuple[Row, ...]
    register: tuple[tuple[ReportView, tuple[Row, ...]], ...]
    unplaced: tuple[tuple[Row, str], ...]
    refused: tuple[Refused, ...]
    left_out: int
    questions_left_out: int
    statements: int


def _fitting(claims: Sequence[Claim]) -> tuple[list[Claim], int]:
    """Claims that the page shows, and how many it leaves out: statements stand in exports, not on the page."""
    shown = [c for c in claims if c.kind is not Kind.STATEMENT]
    return shown[:MOST_CLAIMS], max(0, len(shown) - MOST_CLAIMS)


def _report_views(material: Material, claims: Sequence[Claim]) -> tuple[ReportView, ...]:
    marked: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    for claim in claims:
        marked[claim.report].append((claim.span, claim.id))
    out = [
        ReportView(
            id=report.id,
            title=report.title or "",
            outlet=report.outlet or "",
            url=report.url if report.url and report.url.startswith(("http://", "https://")) else "",
            published=report.published.isoformat() if report.published else "",
            stretches=cut(report.text, Span(0, len(report.text)), marked[report.id]),
            claims=len(marked[report.id]),
            copy_of=_copy_of(material, report.id),
        )
        for report in material.reports.values()
        if marked[report.id]
    ]
    return tuple(sorted(out, key=lambda r: (r.published or "9999", r.id)))


def _copy_of(material: Material, report: str) -> str:
    """“Geo.tv, 17 Oct”: the report that this one repeats, or the agency whose words it carries."""
    origin = material.origins.get(report)
    if origin is None:
        return ""
    if origin.root != report and origin.root in material.reports:
        root = material.reports[origin.root]
        return f"{root.outlet or root.id}{': ' + root.title if root.title else ''}"
    own = material.reports[report].outlet or ""
    return origin.name if origin.name and origin.name != own and origin.name != report else ""


def _with(questions: Sequence[TollQuestion], standing: Standing) -> tuple[TollQuestion, ...]:
    members = [q for q in questions if q.standing == standing.value]
    return tuple(sorted(members, key=lambda q: (-(q.width or 0), -len(q.rows), q.title)))


def build_view(material: Material) -> View:
    """All sections of the page, in the same order for the same ledger."""
    order = {r.id: r.published.isoformat() if r.published else "9999" for r in material.reports.values()}
    known = [c for c in material.claims if c.report in material.reports]
    claims, left_out = _fitting(sorted(known, key=lambda c: (order[c.report], c.report, c.span, c.id)))
    rows = rows_of(material, claims)
    kinds: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kinds[row.kind].append(row)
    outlets = {r.outlet for r in material.reports.values() if r.outlet}
    by_id = {row.id: row for row in rows}
    questions = toll_questions(material.disputes, by_id)
    reports = _report_views(material, claims)
    by_report: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_report[row.report].append(row)
    tally = Counter(c.kind for c in known)
    days = sorted(d for d in order.values() if d != "9999")
    bounds, conflicts, bounds_left_out = implied_rows(material.implications, by_id)
    contested = _with(questions, Standing.CONTESTED)
    disputed = (*contested, *(q for q in questions if q.withheld_by and q not in contested))
    return View(
        title=material.title,
        as_of=material.as_of or "",
        first=days[0] if days else "",
        last=days[-1] if days else "",
        version=__version__,
        reports=reports,
        outlets=len(outlets),
        counts=tuple((k.value, tally[k]) for k in Kind if k is not Kind.STATEMENT),
        standings=tuple((s.value, sum(q.standing == s.value for q in questions)) for s in Standing),
        questions=questions[:MOST_QUESTIONS],
        contested=contested,
        agreed=_with(questions, Standing.AGREED),
        withheld=tuple(q for q in questions if q.withheld_by),
        disputed=disputed[:MOST_DISPUTES],
        bounds=bounds,
        conflicts=conflicts,
        bounds_left_out=bounds_left_out,
        truces=truce_views(material.truces, kinds["ceasefire"]),
        places=places_of(claims, rows),
        attacks=tuple(kinds["attack"]),
        talks=tuple(kinds["talks"]),
        demands=tuple(kinds["demand"]),
        denials=tuple(kinds["denial"]),
        register=tuple((r, tuple(by_report[r.id])) for r in reports),
        unplaced=tuple((by_id[c], why) for c, why in material.unplaced if c in by_id),
        refused=tuple(material.refused),
        left_out=left_out,
        questions_left_out=max(0, len(questions) - MOST_QUESTIONS),
        statements=tally[Kind.STATEMENT],
    )
