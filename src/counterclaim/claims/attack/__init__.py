"""Attacks: one use of force."""

from __future__ import annotations

from counterclaim.claims.attack.find import find_attacks

__all__ = ["find_attacks"]
