"""Denials: a source rejects a claim."""

from __future__ import annotations

from counterclaim.claims.denial.find import find_denials

__all__ = ["find_denials"]
