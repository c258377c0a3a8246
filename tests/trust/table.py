"""All trials, in the order of the table."""

from __future__ import annotations

from tests.trust import (
    disks,
    hostile_desk,
    hostile_files,
    hostile_ledgers,
    hostile_texts,
    killing,
    limits,
    shown,
    together,
)
from tests.trust.trial import TRIALS, Trial

MODULES = (killing, disks, together, hostile_texts, hostile_files, limits, shown, hostile_ledgers, hostile_desk)

__all__ = ["MODULES", "TRIALS", "Trial"]
