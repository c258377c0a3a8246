"""What the stretches of a report are: headline, dateline, paragraphs, captions, credits, bylines, boilerplate."""

from __future__ import annotations

from counterclaim.reports.parts.find import find_parts

__all__ = ["find_parts"]
