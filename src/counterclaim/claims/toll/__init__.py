"""Tolls: numbers of people harmed."""

from __future__ import annotations

from counterclaim.claims.toll.find import find_tolls

__all__ = ["find_tolls"]
