"""Control: who holds a place."""

from __future__ import annotations

from counterclaim.claims.control.find import find_control

__all__ = ["find_control"]
