"""A ledger's claims, to take elsewhere. The columns are in docs/formats.md."""

from __future__ import annotations

from counterclaim.export.claims import COLUMNS, FORMATS, export, export_record
from counterclaim.export.decisions import DECISION_COLUMNS, write_decisions
from counterclaim.export.formats import Format

__all__ = ["COLUMNS", "DECISION_COLUMNS", "FORMATS", "Format", "export", "export_record", "write_decisions"]
