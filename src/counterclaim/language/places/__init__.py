"""Places of the news: whether a name is one, and where it lies.

The table is GeoNames, trimmed to the places of wars (CC BY 4.0), with an overlay of our own; it is read on first use.
"""

from __future__ import annotations

from counterclaim.language.places.find import find_places
from counterclaim.language.places.gazetteer import Place, is_place, look_up

__all__ = ["Place", "find_places", "is_place", "look_up"]
