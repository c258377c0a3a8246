"""Incidents: what reports tell of one use of force, grouped across reports, with who blames whom."""

from __future__ import annotations

from counterclaim.reconcile.incidents.accounts import Counted, Told, accounts_of
from counterclaim.reconcile.incidents.gathering import incidents_of
from counterclaim.reconcile.incidents.words import incident_words

__all__ = ["Counted", "Told", "accounts_of", "incident_words", "incidents_of"]
