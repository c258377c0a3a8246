"""From a report to its reading: words, sentences, numbers, dates, parties, names, and who says what."""

from __future__ import annotations

from counterclaim.language.attribution import Voice, split_sources, who_says
from counterclaim.language.cast import bundled_cast, load_cast, party_of
from counterclaim.language.pipeline import read

__all__ = ["Voice", "bundled_cast", "load_cast", "party_of", "read", "split_sources", "who_says"]
