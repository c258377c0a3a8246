"""Places of the news: whether a name is one, and where it lies.

The tables are GeoNames, trimmed to the places of wars (CC BY 4.0), Natural Earth for the middle of countries, and
tables of our own; they are read on first use. `locate` places a name, `locate_mention` a name where it stands in a
report.
"""

from __future__ import annotations

from counterclaim.language.places.context import Setting, setting_of
from counterclaim.language.places.find import find_places
from counterclaim.language.places.gazetteer import Row, is_place, look_up
from counterclaim.language.places.locate import locate
from counterclaim.language.places.mention import Locator, locate_mention

__all__ = [
    "Locator",
    "Row",
    "Setting",
    "find_places",
    "is_place",
    "locate",
    "locate_mention",
    "look_up",
    "setting_of",
]
