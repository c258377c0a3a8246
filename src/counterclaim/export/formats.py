"""The formats that claims are written in."""

from __future__ import annotations

from enum import StrEnum


class Format(StrEnum):
    """A format of an export."""

    CSV = "csv"
    JSONL = "jsonl"
    GEOJSON = "geojson"
    PARQUET = "parquet"
    FTM = "ftm"
