"""Meetings and mediation."""

from __future__ import annotations

from counterclaim.claims.talks.find import find_talks

__all__ = ["find_talks"]
