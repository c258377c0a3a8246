"""Truces and what is done to them."""

from __future__ import annotations

from counterclaim.claims.ceasefire.find import find_ceasefires

__all__ = ["find_ceasefires"]
