"""The review desk: a local web page beside the ledger, where a person decides on claims."""

from __future__ import annotations

from counterclaim.review.app import create_app
from counterclaim.review.serve import serve

__all__ = ["create_app", "serve"]
