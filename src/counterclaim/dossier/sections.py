"""The sections of the page, one row each: a section is added or taken away here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from counterclaim.dossier.claim_list import claim_list
from counterclaim.dossier.disputes import dispute_section
from counterclaim.dossier.map import map_section
from counterclaim.dossier.methods import methods
from counterclaim.dossier.overview import overview
from counterclaim.dossier.register import Register
from counterclaim.dossier.statements import statement_section
from counterclaim.dossier.tolls import toll_section
from counterclaim.dossier.truce_rows import truce_section


@dataclass(frozen=True, slots=True)
class Section:
    """“Toll: drawn by `sections/toll.html.j2` from what `toll_section` makes.”

    `id` is its anchor and the stem of its partial, `assets/sections/ID.html.j2`, which finds what `build` made as `d`.
    `build` gives None where there is nothing to show: then the section is left out, from the navigation too. `styles`
    and `scripts` are files of `assets/`, inlined after the page's own and named in its policy.
    """

    id: str
    title: str
    build: Callable[[Register], object | None]
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    partial: str = ""  # another stem than the id

    @property
    def template(self) -> str:
        """Its partial, among the assets."""
        return f"sections/{self.partial or self.id}.html.j2"


# In the order of the page.
SECTIONS = (
    Section("overview", "Overview", overview),
    Section(
        "toll",
        "Toll",
        toll_section,
        styles=("vendor/uPlot.min.css",),
        scripts=("vendor/uPlot.iife.min.js", "sections/toll.js"),
    ),
    Section("disputes", "Disputes", dispute_section),
    Section("truces", "Truces", truce_section, styles=("sections/truces.css",)),
    Section(
        "map",
        "Map",
        map_section,
        styles=("vendor/leaflet.css", "sections/map.css"),
        scripts=("vendor/leaflet.js", "sections/map.js"),
    ),
    Section("statements", "Statements", statement_section, styles=("sections/statements.css",)),
    Section("claims", "Claims", claim_list),
    Section("methods", "Methods", methods),
)
