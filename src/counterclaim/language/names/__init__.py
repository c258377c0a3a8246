"""Names of persons, bodies and places in a report."""

from __future__ import annotations

from counterclaim.language.names.find import find_names
from counterclaim.language.names.raw import RawName

__all__ = ["RawName", "find_names"]
