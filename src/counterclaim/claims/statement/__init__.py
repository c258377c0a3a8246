"""Statements: every attribution as a claim."""

from __future__ import annotations

from counterclaim.claims.statement.find import find_statements

__all__ = ["find_statements"]
