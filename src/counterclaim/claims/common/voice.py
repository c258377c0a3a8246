"""Who says the words at a span: the language stage's answer, under the name by which claims ask."""

from __future__ import annotations

from counterclaim.language.attribution.who import OUTLET, Voice
from counterclaim.language.attribution.who import who_says as voices_at

__all__ = ["OUTLET", "Voice", "voices_at"]
