"""The section of all claims: each beside its sentence, under its report."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from counterclaim.dossier.marks import Stretch, cut
from counterclaim.dossier.material import Material
from counterclaim.dossier.register import Register
from counterclaim.dossier.rows import Row
from counterclaim.model.span import Span


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report, whole, with the words of its claims marked."""

    id: str
    title: str
    outlet: str
    url: str
    published: str
    stretches: tuple[Stretch, ...]
    claims: tuple[Row, ...]
    copy_of: str  # whose words it repeats, empty where they are its own


@dataclass(frozen=True, slots=True)
class ClaimList:
    """Reports in the order of the register, each with its claims."""

    reports: tuple[ReportView, ...]
    left_out: int


def claim_list(register: Register) -> ClaimList:
    """Every claim of the page, under its report."""
    material = register.material
    marked: dict[str, list[tuple[Span, str]]] = defaultdict(list)
    rows: dict[str, list[Row]] = defaultdict(list)
    for claim in register.claims:
        marked[claim.report].append((claim.span, claim.id))
        rows[claim.report].append(register.rows[claim.id])
    out = []
    for name, spans in marked.items():
        report = material.reports[name]
        out.append(
            ReportView(
                id=name,
                title=report.title or "",
                outlet=report.outlet or "",
                url=report.url if report.url and report.url.startswith(("http://", "https://")) else "",
                published=report.published.isoformat() if report.published else "",
                stretches=cut(report.text, Span(0, len(report.text)), spans),
                claims=tuple(rows[name]),
                copy_of=copy_of(material, name),
            )
        )
    return ClaimList(tuple(out), register.left_out)


def copy_of(material: Material, report: str) -> str:
    """“Geo.tv, 17 Oct”: the report that this one repeats, or the agency whose words it carries."""
    origin = material.origins.get(report)
    if origin is None:
        return ""
    if origin.root != report and origin.root in material.reports:
        root = material.reports[origin.root]
        return f"{root.outlet or root.id}{': ' + root.title if root.title else ''}"
    own = material.reports[report].outlet or ""
    return origin.name if origin.name and origin.name != own and origin.name != report else ""
