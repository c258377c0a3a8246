"""How long to draw: `COUNTERCLAIM_FUZZ=long` (make fuzz-road) draws a hundred times as many texts."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

MANY = os.environ.get("COUNTERCLAIM_FUZZ") == "long"
settings.register_profile(
    "road", max_examples=4000 if MANY else 40, deadline=None, suppress_health_check=list(HealthCheck), database=None
)
