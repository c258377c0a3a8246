"""The page as data: every section, ready for its partial. No section decides anything; they list and order."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from counterclaim import __version__
from counterclaim.dossier.material import Material
from counterclaim.dossier.palette import claimant_words
from counterclaim.dossier.register import Register, register_of
from counterclaim.dossier.sections import SECTIONS, Section

# Past this many claims one page is slow to open; the rest are counted and left to `--as-of` and `export`. A page of
# 5,000 claims with their reports is about 12 MB.
MOST_CLAIMS = 5000


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with what its partial shows."""

    section: Section
    data: object


@dataclass(frozen=True, slots=True)
class View:
    """The whole page. Of a page inside a folder, `heading` says what it holds, `pager` links its neighbours (label and
    address), and `find` leads to the folder in which any claim of the dossier is found by its id. `nav` has the id,
    title and address of each section, also of those on other pages of the folder."""

    title: str
    as_of: str
    first: str
    last: str
    version: str
    register: Register
    sections: tuple[SectionView, ...]
    nav: tuple[tuple[str, str, str], ...]
    heading: str = ""
    pager: tuple[tuple[str, str], ...] = ()
    find: str = ""

    def data(self, section: str) -> object | None:
        """What one section shows, by its id; None where it is left out."""
        return next((one.data for one in self.sections if one.section.id == section), None)


def build_view(material: Material, sections: Iterable[Section] = SECTIONS) -> View:
    """All sections of the page, in the same order for the same ledger."""
    return view_of(register_of(material, MOST_CLAIMS), sections)


def view_of(register: Register, sections: Iterable[Section]) -> View:
    """The page of a register, with these sections."""
    material = register.material
    made = ((section, section.build(register)) for section in sections)
    built = tuple(SectionView(section, data) for section, data in made if data is not None)
    return View(
        title=material.title,
        as_of=material.as_of or "",
        first=register.days[0],
        last=register.days[1],
        version=__version__,
        register=register,
        sections=built,
        nav=tuple((one.section.id, one.section.title, f"#{one.section.id}") for one in built),
    )


def index_of(register: Register, wanted: Iterable[str] | None = None) -> str:
    """JSON for the script that filters, see `assets/kernel.js`: of all claims of the page, or of the wanted ones.

    `names` are written once; a claim is its kind, party or source, source, outlet (places in `names`), day and
    standing; `questions` tell how each stood from which day on, and how far apart its figures were, where that was
    worked out; `figures` are the answers of those who gave several.
    """
    names: dict[str, int] = {}

    def place(name: str) -> int:
        return names.setdefault(name, len(names))

    ids = register.rows if wanted is None else sorted(wanted)
    listed = [register.rows[claim] for claim in ids if claim in register.rows]
    claims = {
        row.id: [
            *(place(n) for n in (row.kind, claimant_words(row.claimant), row.who, row.outlet)),
            row.said,
            place(register.standings.get(row.id, "")),
        ]
        for row in listed
    }
    index: dict[str, object] = {"names": list(names), "claims": claims}
    if register.material.stood is not None and not register.pages:
        index["questions"] = {
            q.anchor: [[m.day, m.standing.value if m.standing else None, m.width] for m in q.timeline]
            for q in register.questions
        }
        index["figures"] = {
            said.claim: said.figure if said.disclosed else "gives none"
            for q in register.questions
            for one in q.claimants
            if len(one.said) > 1
            for said in one.said
        }
    return json.dumps(index, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
