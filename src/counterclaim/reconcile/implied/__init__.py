"""What would have to be true: bounds that figures imply for what nobody stated, and figures that can't all be right."""

from __future__ import annotations

from counterclaim.reconcile.implied.find import implications
from counterclaim.reconcile.implied.words import bound_words, contradiction_words, premise_words

__all__ = ["bound_words", "contradiction_words", "implications", "premise_words"]
