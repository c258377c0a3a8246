"""The command line: thin, one file a command group, over functions that can be imported."""

from __future__ import annotations

from counterclaim.cli.main import main, run

__all__ = ["main", "run"]
