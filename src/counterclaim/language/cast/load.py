"""A user's cast, over the bundled one."""

from __future__ import annotations

from pathlib import Path

from counterclaim.language.cast.bundle import bundled_cast
from counterclaim.model.party import Cast

__all__ = ["load_cast"]


def load_cast(path: Path | str) -> Cast:
    """Not written yet: the bundled cast."""
    return bundled_cast()
