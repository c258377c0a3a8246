"""Report files, pages and records to `Report`s, with their parts."""

from __future__ import annotations

from counterclaim.reports.parts import find_parts
from counterclaim.reports.read import read_reports
from counterclaim.reports.refusals import REFUSALS, Refusal

__all__ = ["REFUSALS", "Refusal", "find_parts", "read_reports"]
