"""Incidents: what reports tell of one use of force, grouped across reports, with who blames whom."""

from __future__ import annotations

from counterclaim.reconcile.incidents.accounts import Counted, Told, accounts_of
from counterclaim.reconcile.incidents.gathering import incidents_of

__all__ = ["Counted", "Told", "accounts_of", "incidents_of"]
