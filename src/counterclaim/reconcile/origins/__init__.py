"""Copies, rewrites and agencies: reports and claims to the origin they come from."""

from __future__ import annotations

from counterclaim.reconcile.origins.copies import Copies, Copy, bands_of, likeness_of
from counterclaim.reconcile.origins.figures import figures_differ
from counterclaim.reconcile.origins.media import medium_in, origin_of_report

__all__ = ["Copies", "Copy", "bands_of", "figures_differ", "likeness_of", "medium_in", "origin_of_report"]
