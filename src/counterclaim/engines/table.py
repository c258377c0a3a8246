"""The engines there are, in one table."""

from __future__ import annotations

from enum import StrEnum

from counterclaim.engines.cluster import run_dask
from counterclaim.engines.local import run_local
from counterclaim.engines.where import Run


class Engine(StrEnum):
    """What runs the tasks: this machine's processes, or a cluster of dask.distributed."""

    LOCAL = "local"
    DASK = "dask"


ENGINES: dict[Engine, Run] = {Engine.LOCAL: run_local, Engine.DASK: run_dask}
"""An engine is one function: a `Run`."""
