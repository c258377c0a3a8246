"""A ledger's claims, to take elsewhere. The columns are in docs/formats.md."""

from __future__ import annotations

from counterclaim.export.claims import COLUMNS, FORMATS, export, export_record
from counterclaim.export.formats import Format

__all__ = ["COLUMNS", "FORMATS", "Format", "export", "export_record"]
