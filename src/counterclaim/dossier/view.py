"""The page as data: every section, ready for its partial. No section decides anything; they list and order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim import __version__
from counterclaim.dossier.material import Material
from counterclaim.dossier.register import Register, register_of
from counterclaim.dossier.sections import SECTIONS, Section

# Past this many claims a page is slow to open; the rest are counted and left to `export`. A page of 5,000 claims with
# their reports is about 12 MB.
MOST_CLAIMS = 5000


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with what its partial shows."""

    section: Section
    data: object


@dataclass(frozen=True, slots=True)
class View:
    """The whole page. `index` is JSON for the script that filters: by claim id its kind, party, outlet, day and
    standing; see `assets/kernel.js`."""

    title: str
    as_of: str
    first: str
    last: str
    version: str
    register: Register
    sections: tuple[SectionView, ...]
    index: str

    def data(self, section: str) -> object | None:
        """What one section shows, by its id; None where it is left out."""
        return next((one.data for one in self.sections if one.section.id == section), None)


def build_view(material: Material, sections: Iterable[Section] = SECTIONS) -> View:
    """All sections of the page, in the same order for the same ledger."""
    register = register_of(material, MOST_CLAIMS)
    days = sorted(r.published.isoformat() for r in material.reports.values() if r.published)
    built = ((section, section.build(register)) for section in sections)
    return View(
        title=material.title,
        as_of=material.as_of or "",
        first=days[0] if days else "",
        last=days[-1] if days else "",
        version=__version__,
        register=register,
        sections=tuple(SectionView(section, data) for section, data in built if data is not None),
        index=_index(register),
    )


def _index(register: Register) -> str:
    standings = {
        answer.claim: dispute.standing.value
        for dispute in register.material.disputes
        for series in dispute.series
        for answer in series.answers
    }
    claims = {
        row.id: [row.kind, row.party or row.who, row.outlet, row.said, standings.get(row.id, "")]
        for row in register.rows.values()
    }
    return json.dumps({"claims": claims}, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
