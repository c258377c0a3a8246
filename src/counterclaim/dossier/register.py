"""What every section of the page is built from: the material, and the claims that stand on the page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.dossier.material import Material
from counterclaim.dossier.rows import Row, rows_of
from counterclaim.model.claim import Claim


@dataclass(frozen=True, slots=True)
class Register:
    """“203 claims of 57 reports, in the order in which they were said.” What a section's builder is given.

    `rows` are the claims as the page lists them, by id, in order. `pages` names the file that a claim stands in where
    the dossier is a folder; a claim that isn't there stands on this page. `base` leads from this page to the folder's
    top (`../` or nothing).
    """

    material: Material
    claims: tuple[Claim, ...]
    rows: Mapping[str, Row]
    left_out: int = 0
    pages: Mapping[str, str] = field(default_factory=dict)
    base: str = ""

    def href(self, claim: str) -> str:
        """The address of a claim, from this page; empty for a claim that the dossier leaves out."""
        if claim in self.pages:
            return f"{self.base}{self.pages[claim]}#claim-{claim}"
        return f"#claim-{claim}" if claim in self.rows else ""

    def of_kind(self, *kinds: str) -> tuple[Row, ...]:
        """The rows of these kinds of claim, in order."""
        return tuple(row for row in self.rows.values() if row.kind in kinds)


def register_of(material: Material, most: int) -> Register:
    """The first `most` claims of the material, by day, report and place in it."""
    days = {r.id: r.published.isoformat() if r.published else "9999" for r in material.reports.values()}
    known = [claim for claim in material.claims if claim.report in material.reports]
    ordered: Sequence[Claim] = sorted(known, key=lambda c: (days[c.report], c.report, c.span, c.kind.value, c.id))
    shown = tuple(ordered[:most])
    return Register(material, shown, {row.id: row for row in rows_of(material, shown)}, len(ordered) - len(shown))
