"""Who says what: raw attributions found by rules or by the reading model, and what is made of them."""

from __future__ import annotations

from counterclaim.language.attribution.interface import Annotation, Annotator, Attributor, RawAttribution
from counterclaim.language.attribution.resolve import resolve
from counterclaim.language.attribution.speakers import split_sources
from counterclaim.language.attribution.table import ATTRIBUTORS, DEFAULT_ATTRIBUTOR, load_attributor
from counterclaim.language.attribution.who import Voice, who_says

__all__ = [
    "ATTRIBUTORS",
    "DEFAULT_ATTRIBUTOR",
    "Annotation",
    "Annotator",
    "Attributor",
    "RawAttribution",
    "Voice",
    "load_attributor",
    "resolve",
    "split_sources",
    "who_says",
]
