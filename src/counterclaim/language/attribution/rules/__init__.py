"""Attribution by rules: cues, the noun phrases beside them, and the words that they give."""

from __future__ import annotations

from counterclaim.language.attribution.rules.attributor import RuleAttributor

__all__ = ["RuleAttributor"]
