"""From a report to its reading: words, sentences, numbers, dates, parties, names, and who says what."""

from __future__ import annotations

from counterclaim.language.attribution import Voice, split_sources, who_says
from counterclaim.language.pipeline import read

__all__ = ["Voice", "read", "split_sources", "who_says"]
