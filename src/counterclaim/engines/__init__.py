"""Extraction of many reports into a folder of Parquet partitions, on this machine or on a cluster that is there."""

from __future__ import annotations

from counterclaim.engines.run import Progress, extract_to
from counterclaim.engines.table import ENGINES, Engine
from counterclaim.engines.task import Task, do

__all__ = ["ENGINES", "Engine", "Progress", "Task", "do", "extract_to"]
