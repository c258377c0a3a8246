"""From a reading to claims: one module a kind, common code beside it."""

from __future__ import annotations

from counterclaim.claims.extract import extract_claims
from counterclaim.claims.identity import claim_id
from counterclaim.claims.kinds import KINDS, Finder
from counterclaim.claims.make import make_claim
from counterclaim.claims.record import claim_record

__all__ = ["KINDS", "Finder", "claim_id", "claim_record", "extract_claims", "make_claim"]
