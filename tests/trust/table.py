"""All trials, in the order of the table."""

from __future__ import annotations

from tests.trust import disks, killing, together
from tests.trust.trial import TRIALS, Trial

MODULES = (killing, disks, together)

__all__ = ["MODULES", "TRIALS", "Trial"]
