"""Demands: what somebody says that somebody must do."""

from __future__ import annotations

from counterclaim.claims.demand.find import find_demands

__all__ = ["find_demands"]
