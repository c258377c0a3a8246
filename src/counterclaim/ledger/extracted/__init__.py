"""Claims that were extracted before, in a folder of Parquet partitions: how they are written and taken in."""

from __future__ import annotations

from counterclaim.ledger.extracted.folder import Plan, is_folder, make_folder, plan_of, taken_in
from counterclaim.ledger.extracted.partition import Counts, counts_of, read_partition, write_partition

__all__ = [
    "Counts",
    "Plan",
    "counts_of",
    "is_folder",
    "make_folder",
    "plan_of",
    "read_partition",
    "taken_in",
    "write_partition",
]
