"""A ledger to one HTML page that can be sent to anybody."""

from __future__ import annotations

from counterclaim.dossier.gather import material_of
from counterclaim.dossier.material import Material, Refused
from counterclaim.dossier.page import render
from counterclaim.dossier.view import View, build_view
from counterclaim.dossier.write import write_dossier

__all__ = ["Material", "Refused", "View", "build_view", "material_of", "render", "write_dossier"]
