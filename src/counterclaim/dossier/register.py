"""What every section of the page is built from: the material, and the claims that stand on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from counterclaim.dossier.asked import Asked, asked_of
from counterclaim.dossier.bonds import with_bonds
from counterclaim.dossier.material import Material
from counterclaim.dossier.palette import Palette, palette_of
from counterclaim.dossier.rows import Row, rows_of
from counterclaim.model.claim import Claim
from counterclaim.model.question import Standing

if TYPE_CHECKING:
    from counterclaim.dossier.beside import Beside

# More questions than these make a page slow; the rest are counted, or stand on pages of their own in a folder.
MOST_QUESTIONS = 400


@dataclass(frozen=True, slots=True)
class Register:
    """“203 claims of 57 reports, in the order in which they were said.” What a section's builder is given.

    `claims` are those of the page and `here` the anchors of the toll questions on it. `rows` are claims as they are
    listed, by id, in order, and `questions` all that they answer, those with most claimants and answers first: in a
    folder both are of the whole dossier. There `pages` names the file in which a claim (by its id) or a question (by
    its anchor) stands, `page` is this one, and `base` leads from it to the folder's top (`../` or nothing). `beside`
    has what stands beside each claim, where it is worked out already; `standings` are those of what claims answer, by
    claim; `days` the first and the last ISO day of publication.
    """

    material: Material
    claims: tuple[Claim, ...]
    rows: Mapping[str, Row]
    palette: Palette
    questions: tuple[Asked, ...]
    here: frozenset[str]
    left_out: int = 0
    pages: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    base: str = ""
    beside: Mapping[str, Beside] | None = None
    standings: Mapping[str, str] = field(default_factory=dict)
    days: tuple[str, str] = ("", "")

    def href(self, claim: str) -> str:
        """The address of a claim, from this page; empty for a claim that the dossier leaves out."""
        if not self.pages:
            return f"#claim-{claim}" if claim in self.rows else ""
        return self._to(claim, f"#claim-{claim}")

    def question_href(self, anchor: str) -> str:
        """The address of a toll question, from this page; empty for one that the dossier leaves out."""
        return f"#{anchor}" if anchor in self.here else self._to(anchor, f"#{anchor}")

    def _to(self, name: str, anchor: str) -> str:
        page = self.pages.get(name)
        if page is None:
            return ""
        return anchor if page == self.page else f"{self.base}{page}{anchor}"

    def of_kind(self, *kinds: str) -> tuple[Row, ...]:
        """The rows of these kinds of claim, in order."""
        return tuple(row for row in self.rows.values() if row.kind in kinds)


def register_of(material: Material, most: int | None = None) -> Register:
    """The claims of the material by day, report and place in it; the first `most` of them, where it is given."""
    days = {r.id: r.published.isoformat() if r.published else "9999" for r in material.reports.values()}
    known = [claim for claim in material.claims if claim.report in material.reports]
    ordered: Sequence[Claim] = sorted(known, key=lambda c: (days[c.report], c.report, c.span, c.kind.value, c.id))
    shown = tuple(ordered[:most])
    rows = {row.id: row for row in rows_of(material, shown)}
    palette = palette_of(material)
    questions = with_bonds(asked_of(material.disputes, rows, palette, material.stood), material)
    here = sorted(questions, key=lambda q: len(q.claimants) < 2 and not q.denials)[:MOST_QUESTIONS]
    anchors = frozenset(q.anchor for q in here)
    standings = {said.claim: q.standing for q in questions for said in q.answers}
    for tie in material.ties:
        standings.setdefault(tie.denied, Standing.DENIED.value)
    known_days = sorted(report.published for report in material.reports.values() if report.published)
    return Register(
        material,
        shown,
        rows,
        palette,
        questions,
        anchors,
        len(ordered) - len(shown),
        standings=standings,
        days=(known_days[0].isoformat(), known_days[-1].isoformat()) if known_days else ("", ""),
    )
