"""Quotations: the stretches of a report that stand in quotation marks."""

from __future__ import annotations
