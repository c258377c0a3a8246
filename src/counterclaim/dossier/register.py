"""What every section of the page is built from: the material, and the claims that stand on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.dossier.asked import Asked, asked_of
from counterclaim.dossier.material import Material
from counterclaim.dossier.palette import Palette, palette_of
from counterclaim.dossier.rows import Row, rows_of
from counterclaim.model.claim import Claim

# More questions than these make a page slow; the rest are counted, or stand on pages of their own in a folder.
MOST_QUESTIONS = 400


@dataclass(frozen=True, slots=True)
class Register:
    """“203 claims of 57 reports, in the order in which they were said.” What a section's builder is given.

    `rows` are the claims as the page lists them, by id, in order; `questions` the toll questions that they answer,
    those with most claimants and answers first. `pages` names the file that a claim or a question (by its anchor)
    stands in where the dossier is a folder; what isn't there stands on this page. `base` leads from this page to the
    folder's top (`../` or nothing).
    """

    material: Material
    claims: tuple[Claim, ...]
    rows: Mapping[str, Row]
    palette: Palette
    questions: tuple[Asked, ...]
    left_out: int = 0
    questions_left_out: int = 0
    pages: Mapping[str, str] = field(default_factory=dict)
    base: str = ""

    def href(self, claim: str) -> str:
        """The address of a claim, from this page; empty for a claim that the dossier leaves out."""
        if claim in self.pages:
            return f"{self.base}{self.pages[claim]}#claim-{claim}"
        return f"#claim-{claim}" if claim in self.rows else ""

    def question_href(self, anchor: str) -> str:
        """The address of a toll question, from this page."""
        return f"{self.base}{self.pages[anchor]}#{anchor}" if anchor in self.pages else f"#{anchor}"

    def of_kind(self, *kinds: str) -> tuple[Row, ...]:
        """The rows of these kinds of claim, in order."""
        return tuple(row for row in self.rows.values() if row.kind in kinds)


def register_of(material: Material, most: int) -> Register:
    """The first `most` claims of the material, by day, report and place in it."""
    days = {r.id: r.published.isoformat() if r.published else "9999" for r in material.reports.values()}
    known = [claim for claim in material.claims if claim.report in material.reports]
    ordered: Sequence[Claim] = sorted(known, key=lambda c: (days[c.report], c.report, c.span, c.kind.value, c.id))
    shown = tuple(ordered[:most])
    rows = {row.id: row for row in rows_of(material, shown)}
    palette = palette_of(material)
    asked = asked_of(material.disputes, rows, palette)
    questions = asked[:MOST_QUESTIONS]
    return Register(material, shown, rows, palette, questions, len(ordered) - len(shown), len(asked) - len(questions))
