"""Counterclaim reads the news coverage of an armed conflict and keeps a ledger of who claims what."""

from __future__ import annotations

__version__ = "0.1.0"
