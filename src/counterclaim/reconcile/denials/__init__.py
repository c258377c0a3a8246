"""Denials and the claims they deny, in one report and across reports."""

from __future__ import annotations

from counterclaim.reconcile.denials.tying import Ties, by_denied

__all__ = ["Ties", "by_denied"]
